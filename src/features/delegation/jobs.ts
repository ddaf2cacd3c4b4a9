import type { ChatPlatform } from "../../channels/platform.ts";
import { putOffAtNight } from "../../desk/by-day.ts";
import { timerKeys } from "../../desk/job-keys.ts";
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

/** Nobody is woken for it, and what is no longer so is not said. */
async function tell(deps: WorkerDeps, platform: ChatPlatform, job: JobOf<"tell-delegation">): Promise<Tried> {
  const { store, desk, log } = deps;
  const { reader, other, to } = job;
  const people = await store.people([reader, other]);
  const [person, colleague] = [people.get(reader), people.get(other)];
  if (person === undefined || colleague === undefined) return done;
  const viewer = viewerOf(person, people, to, desk);
  const message = await said(deps, job, viewer);
  if (message === null) return done;
  const timer = { key: timerKeys.ofDelegationTold(reader, other), job };
  if (await putOffAtNight(deps, reader, timer)) return done;
  const outcome = await platform.post(to, message, null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "who decides for whom not told");
  return done;
}

async function said(
  { store, now }: WorkerDeps,
  { told, reader, other }: JobOf<"tell-delegation">,
  viewer: Viewer,
): Promise<Message | null> {
  const people = await store.people([reader, other]);
  const { name } = viewer.names(other);
  const theirs = people.get(other)?.delegation ?? null;
  switch (told) {
    case "asked":
      return theirs?.to === reader ? delegationAsked({ delegation: theirs, by: name, now: now() }, viewer) : null;
    case "taken-back":
      return theirs?.to === reader ? null : delegationTakenBack(name, viewer);
    case "over":
      return people.get(reader)?.delegation?.to === other
        ? null
        : delegationOver(name, (await readToApprove(store, reader, () => [])).waiting, viewer);
  }
}
