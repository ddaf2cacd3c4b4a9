import { policyIf } from "../../features/queue-policy/use-cases.ts";
import { cannotStart } from "../../kernel/errors.ts";
import { dateOf, readInstant, startOfDay } from "../../kernel/time/calendar.ts";
import type { Period } from "../../kernel/time/periods.ts";
import { mistakes, mistakesInHeld, readNext, told, type Asking, type Told } from "../commands.ts";
import { nameNow } from "../open-tickets.ts";
import { withDesk } from "../open.ts";
import { livePast } from "./past.ts";
import { sayReplay } from "./say-replay.ts";

/** Days as `yyyy-mm-dd`, or instants; left out: the last 30 days. */
export interface PeriodAsked {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

const usualDays = 30;

/** What another file would have made of past tickets. It reads, and writes nothing. */
export const replayPolicy = ({ env, now }: Asking, file: string, asked: PeriodAsked): Promise<Told> =>
  withDesk(env, async ({ config, running, called, desk }) => {
    const next = await readNext(file, config);
    if (!next.ok) return mistakes(next);
    if (!running.ok) return mistakesInHeld(running, desk);
    const period = periodAsked(asked, config.zone, now);
    if (desk === null) return told("There is no database yet, and so no past.\n", 0);
    const inForce = (policy: typeof running.policy) => policyIf({ configured: policy }, desk.inChat);
    const past = await livePast(
      desk.store,
      {
        running: inForce(running.policy),
        next: inForce(next.policy),
        serviceNow: (service) => nameNow(next.renamed, ["services"], service),
      },
      { period, until: now },
    );
    const { text, differs } = sayReplay(past, { running: called, next: file, period, zone: config.zone });
    return told(text, differs ? 2 : 0);
  });

function periodAsked({ since, until }: PeriodAsked, zone: string, now: Date): Period {
  const to = until === undefined ? now : instantOf("--until", until, zone);
  const from = since === undefined ? daysBefore(to, zone) : instantOf("--since", since, zone);
  if (from >= to) throw cannotStart("--since is not before --until.");
  return { from, to: to > now ? now : to };
}

const daysBefore = (to: Date, zone: string): Date =>
  startOfDay(dateOf(new Date(to.getTime() - usualDays * 86_400_000), zone), zone);

function instantOf(option: string, text: string, zone: string): Date {
  const at = /^\d{4}-\d\d-\d\d$/u.test(text) ? startOfDay(text, zone) : readInstant(text, zone);
  if (at === null || Number.isNaN(at.getTime()))
    throw cannotStart(`${option} is a day, such as 2026-11-01, or an instant, such as 2026-11-01T08:00.`);
  return at;
}
