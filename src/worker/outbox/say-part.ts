import { parts } from "../delivery/parts.ts";
import type { Tried, WorkerDeps } from "../deps.ts";
import {
  faultGivesUpAfter,
  longestDelay,
  outageGivesUpAfter,
  pauseForNewer,
  refusedDelay,
  retryDelay,
  type Pause,
} from "../retry-delay.ts";
import type { PartRule, WantedNow } from "./part-rule.ts";
import type { UndeliverableReason } from "../../channels/platform.ts";
import { whatWasPostponed, type Item, type Settled, type Taken } from "../../desk/outbox.ts";
import { isFarewell, isStillRead } from "../../desk/read.ts";
import type { Surface } from "../../desk/surface.ts";

export interface Said extends Settled {
  /** This desk does not look for it by itself when the pause is over: a newer one is to be faster. */
  readonly leftToNewer: boolean;
}

/**
 * Says what a surface has to say, as far as it can be said now. What fails is tried again, and holds back what comes after
 * it, until it is given up.
 */
export async function sayPart(deps: WorkerDeps, taken: Taken, stopping: AbortSignal): Promise<Said> {
  const { surface, part, lease } = taken;
  const log = deps.log.child({ ticket: surface.ticket, surface: surface.id, part });
  let said: readonly Item[] = [];
  // Whatever becomes of it now: that it may stand there must not be forgotten.
  let tries = taken.interrupted ? Math.max(taken.tries, 1) : taken.tries;
  for (;;) {
    const [first, ...others] = taken.items.filter((item) => !said.includes(item));
    const settled = { surface: surface.id, part, lease, done: said, tries, refused: null, leftToNewer: false };
    if (first === undefined || stopping.aborted) return { ...settled, pause: null };
    const step = await sayFirst({ ...deps, log }, taken, { first, others, tries, isFirst: said.length === 0 });
    if (step.result === "pause") {
      const { for: pause, failed, leftToNewer = false } = step.pause;
      return { ...settled, tries: failed ? tries + 1 : tries, refused: step.refused ?? null, pause, leftToNewer };
    }
    said = [...said, ...[first, ...others].filter(({ number }) => step.settled.includes(number))];
    tries = 0;
  }
}

type Step =
  | { readonly result: "settled"; readonly settled: readonly number[] }
  /** `refused`: what the platform says that refuses the desk. */
  | { readonly result: "pause"; readonly pause: Pause; readonly refused?: string };

interface Wanted {
  readonly first: Item;
  readonly others: readonly Item[];
  readonly tries: number;
  /** Whether the surface is as it was taken. */
  readonly isFirst: boolean;
}

async function sayFirst(deps: WorkerDeps, { surface: taken, part, interrupted }: Taken, wanted: Wanted): Promise<Step> {
  const { first, others, tries, isFirst } = wanted;
  const { log, store } = deps;
  const { number } = first;
  const rule = parts[part];
  const surface = isFirst ? taken : await store.deliveries.surface(taken.id);
  const all: Step = { result: "settled", settled: [first, ...others].map((item) => item.number) };
  if (surface === null) return all;
  let reason: UndeliverableReason = "no-answer";
  const retry = (asked: number | null): Step => ({
    result: "pause",
    pause: { for: retryDelay(tries, asked, Math.random()), failed: true },
  });
  try {
    if (!(await isStillRead(store, surface))) {
      const last = await stillSaid(store, surface, part, number);
      if (last !== "said") return last === "nothing" ? all : { result: "settled", settled: [number] };
    }
    const { tried, said } = await sayOnPlatform(deps, rule, surface, {
      wanted: [number, ...others.map((item) => item.number)],
      unsure: interrupted || tries > 0 ? first.age : null,
    });
    if (tried.result === "done") {
      log.info({ number }, "job done");
      return { result: "settled", settled: said };
    }
    if (tried.result === "newer") {
      log.info({ number }, "job left to a newer desk");
      return { result: "pause", pause: pauseForNewer(Math.random()) };
    }
    if (tried.unsent && tried.after !== null) {
      log.debug({ number, reason: tried.reason, for: tried.after }, "job waits");
      const pause = { for: tried.after, failed: false };
      return { result: "pause", pause, ...(tried.refused && { refused: tried.reason }) };
    }
    log.warn({ number, reason: tried.reason, tries }, "job not done yet");
    if (first.age < outageGivesUpAfter || tries < faultGivesUpAfter) {
      if (tried.refused !== true) return retry(tried.after);
      const pause = { for: refusedDelay(tries, tried.after ?? 0, Math.random()), failed: true };
      return { result: "pause", pause, refused: tried.reason };
    }
  } catch (err) {
    log.error({ number, err, tries }, "job failed");
    if (tries < faultGivesUpAfter) return retry(null);
    reason = "desk-fault";
  }
  log.error({ number }, "job given up");
  try {
    await rule.givenUp?.(deps, surface, number, reason);
    return { result: "settled", settled: [number] };
  } catch (err) {
    log.error({ number, err }, "job could not be given up");
    return { result: "pause", pause: { for: longestDelay, failed: true } };
  }
}

/**
 * What is said to whoever may no longer read a ticket: that their card is one no more, and once, what took it from them. Where
 * they never had a card, nothing is.
 */
async function stillSaid(
  store: WorkerDeps["store"],
  surface: Surface,
  part: Taken["part"],
  number: number,
): Promise<"said" | "skipped" | "nothing"> {
  if (surface.message === null || part === "notes") return "nothing";
  if (part === "card" || number === whatWasPostponed) return "said";
  return (await isFarewell(store, surface, number)) ? "said" : "skipped";
}

/** Within the platform's rate limits. What waits for one that is not configured is not taken; here it would be an outage. */
async function sayOnPlatform(
  deps: WorkerDeps,
  rule: PartRule,
  surface: Surface,
  wanted: WantedNow,
): Promise<{ readonly tried: Tried; readonly said: readonly number[] }> {
  const platform = deps.platforms[surface.platform];
  if (platform === undefined) {
    return { tried: { result: "retry", after: null, reason: `${surface.platform} is not configured` }, said: [] };
  }
  return rule.say(deps, deps.rateLimits.rateLimited(platform, null), surface, wanted);
}
