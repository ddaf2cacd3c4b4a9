import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobOf, JobRules } from "../../worker/job-rule.ts";
import type { ChatPlatform } from "../../channels/platform.ts";
import { possibleFor } from "../../desk/possible.ts";
import { readTicket } from "../../desk/read.ts";
import { peopleIn, viewerOf } from "../../desk/viewers.ts";
import type { RepliesDelivery } from "./deliveries.ts";
import { sendWaiting } from "./desk.ts";
import { giveUp } from "./desk/leaving.ts";
import { wordsRelayed } from "./messages.ts";
import { replyDeleted, replyOfMissingTime, replyStayed } from "./messages/leaving.ts";

export const jobs: JobRules<RepliesDelivery> = {
  "mark-received": {
    key: ({ kind, at }) => `${kind} ${at.platform} ${at.tenant} ${at.address} ${at.message}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ at }) => at.platform,
    run: markReceived,
  },
  "send-reply": {
    key: ({ kind, words }) => `${kind} ${words}`,
    givenUp: ({ store }, job) => store.transaction((tx) => giveUp(tx, job, null)),
    speaks: "nowhere",
    run: sendReply,
  },
  "reply-left": {
    key: ({ kind, words }) => `${kind} ${words}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ on }) => on.platform,
    run: takeUndoOff,
  },
  "reply-kept": {
    key: ({ kind, words }) => `${kind} ${words}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: giveBack,
  },
};

/** Once: whoever took them back has them. */
async function sendReply({ store, rules }: WorkerDeps, job: JobOf<"send-reply">): Promise<Tried> {
  await store.transaction((tx) => sendWaiting(tx, rules, job));
  return done;
}

async function takeUndoOff(
  { store, desk }: WorkerDeps,
  platform: ChatPlatform,
  { ticket: reference, person, on }: JobOf<"reply-left">,
): Promise<Tried> {
  const [read, people] = await Promise.all([readTicket(store, reference, person), store.people([person])]);
  if (read.result !== "read") return done;
  const known = await store.people(peopleIn(read.ticket, null));
  const viewer = viewerOf(people.get(person) ?? null, known, on, desk);
  const outcome = await platform.update(on, wordsRelayed(read.ticket, viewer));
  return outcome.result === "retry" ? outcome : done;
}

/** The ticket has changed since they were sent, or the message whose words they are. */
async function giveBack(
  { store, desk, log }: WorkerDeps,
  platform: ChatPlatform,
  { ticket: reference, words, person, to, because, on }: JobOf<"reply-kept">,
): Promise<Tried> {
  const [read, people, kept] = await Promise.all([
    readTicket(store, reference, person),
    store.people([person]),
    store.keptWords(words, person),
  ]);
  if (kept === null && because !== "deleted") return done;
  const ticket = read.result === "read" ? read.ticket : null;
  const known = ticket === null ? people : await store.people(peopleIn(ticket, null));
  const viewer = viewerOf(people.get(person) ?? null, known, to, desk);
  const possible = read.result === "read" ? await possibleFor(store, read.ticket, read.actor) : new Set<string>();
  const as = (["reply", "note"] as const).filter((way) => possible.has(way));
  const still = as.length === 0 ? null : { words, as, ...(because !== undefined && { whole: true as const }) };
  const at = ticket ?? reference;
  const told =
    kept === null || because === "deleted"
      ? replyDeleted(reference, viewer)
      : because === "restored"
        ? replyOfMissingTime(at, { text: kept.text, still }, viewer)
        : replyStayed(at, { text: kept.text, still }, because, viewer);
  const outcome = await platform.post(to, told, null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "reply not sent, and its author not told");
  else if (on !== undefined) await platform.update(on, told);
  return done;
}

const soon = 500; // milliseconds: the note for the agents goes out with the same change

/** Where that is refused, the message is gone or no agent could be told of it, the card says alone how it stands. */
async function markReceived(
  { store }: WorkerDeps,
  platform: ChatPlatform,
  job: JobOf<"mark-received">,
): Promise<Tried> {
  const { at, words } = job;
  const reached = words === undefined ? "agents" : await store.deliveries.reached(words.ticket, words.version);
  const reason = "the agents cannot read it yet";
  switch (reached) {
    case "on-the-way":
      return { result: "retry", after: soon, reason, unsent: true };
    case "tried-again":
      return { result: "retry", after: null, reason };
    case "nobody":
      return done;
    case "agents":
  }
  const outcome = await platform.markReceived?.(at);
  return outcome?.result === "retry" ? outcome : done;
}
