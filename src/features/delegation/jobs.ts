import { z } from "zod";
import type { ChatPlatform } from "../../channels/platform.ts";
import { putOffAtNight } from "../../desk/by-day.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import type { Person } from "../../desk/person.ts";
import { readToApprove } from "../../desk/read-lists.ts";
import { viewerOf } from "../../desk/viewers.ts";
import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobOf, JobRules } from "../../worker/job-rule.ts";
import type { Message } from "../../screen/message.ts";
import type { Viewer } from "../../screen/viewer.ts";
import type { DelegationDelivery } from "./deliveries.ts";
import { delegationAsked, delegationOver, delegationTakenBack } from "./messages.ts";
import { turnDelegation } from "./use-cases.ts";

export const jobs: JobRules<DelegationDelivery> = {
  "delegation-turn": {
    key: ({ kind, person }) => `${kind} ${person}`,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, { person }) => {
      await store.transaction((tx) => turnDelegation(tx, rules, person));
      return done;
    },
  },
  "tell-delegation": {
    key: ({ kind, told, reader, other }) => `${kind} ${told} ${reader} ${other}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: tell,
  },
};

/** What somebody was told last of whether they decide for another: the message, and until when they do; null: no more. */
const toldLast = z.looseObject({ message: z.string(), until: z.string().nullable(), at: z.number() });
type ToldLast = z.output<typeof toldLast>;

const keyOfTold = ({ reader, other }: JobOf<"tell-delegation">): string => `told who decides:${reader}:${other}`;

const rememberedFor = 6 * 86_400_000; // milliseconds: what was told before may be forgotten

const soonAgain = 60 * 60_000; // milliseconds: until then the same message is changed

/** Nobody is woken for it, and what is no longer so, or was told, is not said. */
async function tell(deps: WorkerDeps, platform: ChatPlatform, job: JobOf<"tell-delegation">): Promise<Tried> {
  const { store, desk, now, log } = deps;
  const { told, reader, other, to } = job;
  const people = await store.people([reader, other]);
  const [person, colleague] = [people.get(reader), people.get(other)];
  if (person === undefined || colleague === undefined) return done;
  const viewer = viewerOf(person, people, to, desk);
  const last = told === "over" ? null : await lastTold(deps, job);
  const said =
    told === "over"
      ? await backToThem(deps, { person, other: colleague }, viewer)
      : whether({ person, other: colleague }, { last, viewer, now: now(), since: job.since });
  if (said === null) return done;
  const timer = { key: timerKeys.ofDelegationTold(reader, other), job };
  if (await putOffAtNight(deps, reader, timer)) return done;
  const isSoon = last !== null && now().getTime() - last.at < soonAgain;
  const changed = isSoon ? await platform.update({ ...to, message: last.message }, said.message) : null;
  const outcome = changed === null || changed.result === "gone" ? await platform.post(to, said.message, null) : changed;
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "who decides for whom not told");
  else if (told === "decides") await keepTold(deps, job, { message: outcome.posted.message, until: said.until });
  return done;
}

const lastTold = ({ store }: WorkerDeps, job: JobOf<"tell-delegation">): Promise<ToldLast | null> =>
  store.transaction(async (tx) => toldLast.safeParse(await tx.answerTo(keyOfTold(job))).data ?? null);

const keepTold = (
  { store, now }: WorkerDeps,
  job: JobOf<"tell-delegation">,
  told: Pick<ToldLast, "message" | "until">,
): Promise<void> =>
  store.transaction(async (tx) => {
    await tx.answerTo(keyOfTold(job));
    await tx.rememberInstead(keyOfTold(job), { ...told, at: now().getTime() }, now());
  });

interface Two {
  readonly person: Person;
  readonly other: Person;
}

interface Says {
  readonly message: Message;
  readonly until: string | null;
}

/** Whether somebody decides for another, unless they were told the same last; who was told nothing learns of no end. */
function whether(
  { person, other }: Two,
  {
    last,
    viewer,
    now,
    since,
  }: {
    readonly last: ToldLast | null;
    readonly viewer: Viewer;
    readonly now: Date;
    readonly since: string | undefined;
  },
): Says | null {
  const { name } = viewer.names(other.id);
  const theirs = other.delegation?.to === person.id ? other.delegation : null;
  const until = theirs && `${theirs.from.toISOString()}/${theirs.until.toISOString()}`;
  const isForgotten = last === null && since !== undefined && now.getTime() - new Date(since).getTime() > rememberedFor;
  if (until === (last?.until ?? null) && !isForgotten) return null;
  if (theirs === null) return { message: delegationTakenBack(name, viewer), until };
  return { message: delegationAsked({ delegation: theirs, by: name, now }, viewer), until };
}

async function backToThem({ store }: WorkerDeps, { person, other }: Two, viewer: Viewer): Promise<Says | null> {
  if (person.delegation?.to === other.id) return null;
  const { waiting } = await readToApprove(store, person.id, () => []);
  return { message: delegationOver(viewer.names(other.id).name, waiting, viewer), until: null };
}
