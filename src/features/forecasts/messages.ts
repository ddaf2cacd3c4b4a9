import { turnOf } from "../../kernel/clock.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { duration } from "../../screen/duration.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases } from "../words.ts";

/**
 * How soon most tickets like it have an answer, as it was known at the opening; empty: nothing is known of that, there was an
 * answer, it is due sooner, or it is late already. `now` left out: on a card, which stands there later too.
 */
export function forecastInWords({ status, clock }: Ticket, { locale }: Viewer, now?: Date): string {
  const { forecast, respondedAt, levels, due } = clock;
  const isWaited = (status === "new" || status === "in-progress") && turnOf(clock) === "agents" && respondedAt === null;
  const isLate = levels["first-response"]?.state === "breached" || levels.resolution?.state === "breached";
  if (forecast === null || !isWaited || isLate) return "";
  // What is to be kept says more than how long it takes mostly.
  if (due["first-response"] !== null && due["first-response"] < forecast.by) return "";
  const { forecasts } = phrases(locale);
  const of = forecast.share / 10;
  if (now !== undefined && now > forecast.by) return forecasts.longer(of);
  const length = duration(forecast.within, locale, "hour");
  return forecast.ofOpeningHours ? forecasts.withinOpenHours(of, length) : forecasts.within(of, length);
}
