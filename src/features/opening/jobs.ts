import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobOf, JobRules } from "../../worker/job-rule.ts";
import type { ChatPlatform } from "../../channels/platform.ts";
import { questionOf } from "../../desk/asked-at.ts";
import { readTicket } from "../../desk/read.ts";
import { viewerOf } from "../../desk/viewers.ts";
import { isTakenBack } from "../../kernel/ticket.ts";
import { takenBack } from "../cancellation/messages.ts";
import { placeKept } from "../replies/use-cases.ts";
import type { OpeningDelivery } from "./deliveries.ts";
import { filesAdded, filesNotAdded, sentAsItIs } from "./messages.ts";

export const jobs: JobRules<OpeningDelivery> = {
  "files-of-new": {
    key: ({ kind, words }) => `${kind} ${words}`,
    givenUp: haveAuthorTold,
    speaks: "nowhere",
    run: addFiles,
  },
  "undo-over": {
    key: ({ kind, ticket }) => `${kind} ${ticket}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ on }) => on.platform,
    run: takeUndoOff,
  },
  "files-added": {
    key: ({ kind, on }) => `${kind} ${on.platform} ${on.address} ${on.message}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ on }) => on.platform,
    run: takeQuestionOff,
  },
  "files-not-added": {
    key: ({ kind, ticket, person }) => `${kind} ${ticket} ${person}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: tellAuthor,
  },
};

/** Once: what was placed is kept no longer. */
async function addFiles({ store, rules }: WorkerDeps, { ticket, words, by }: JobOf<"files-of-new">): Promise<Tried> {
  await store.transaction(async (tx) => {
    const on = await questionOf(tx, words);
    await placeKept(tx, rules, { reference: ticket, words, sentBefore: true, by });
    if (on !== null) await tx.deliver([{ kind: "files-added", ticket, person: by, on }]);
  });
  return done;
}

async function takeQuestionOff(
  { store, desk }: WorkerDeps,
  platform: ChatPlatform,
  { ticket: reference, person, on }: JobOf<"files-added">,
): Promise<Tried> {
  const [read, people] = await Promise.all([readTicket(store, reference, person), store.people([person])]);
  if (read.result !== "read") return done;
  const viewer = viewerOf(people.get(person) ?? null, people, on, desk);
  const outcome = await platform.update(on, filesAdded(read.ticket, viewer));
  return outcome.result === "retry" ? outcome : done;
}

/** Undo goes, with its minute or with the ticket: who typed it did not press it. */
async function takeUndoOff(
  { store, desk }: WorkerDeps,
  platform: ChatPlatform,
  { ticket: reference, person, on }: JobOf<"undo-over">,
): Promise<Tried> {
  const [read, people] = await Promise.all([readTicket(store, reference, person), store.people([person])]);
  if (read.result !== "read") return done;
  const viewer = viewerOf(people.get(person) ?? null, people, on, desk);
  const { ticket } = read;
  const says = isTakenBack(ticket) ? takenBack(ticket, viewer) : sentAsItIs(ticket, viewer, { undo: false });
  const outcome = await platform.update(on, says);
  return outcome.result === "retry" ? outcome : done;
}

/** Where the ticket came from, if they are there. */
async function haveAuthorTold({ store }: WorkerDeps, { ticket, by }: JobOf<"files-of-new">): Promise<void> {
  const [read, people] = await Promise.all([readTicket(store, ticket, by), store.people([by])]);
  if (read.result !== "read") return;
  const accounts = people.get(by)?.accounts ?? [];
  const account = accounts.find(({ platform }) => platform === read.ticket.origin.platform) ?? accounts[0];
  if (account === undefined) return;
  const { platform, tenant, directAddress: address } = account;
  const to = { platform, tenant, address };
  await store.transaction((tx) => tx.deliver([{ kind: "files-not-added", ticket, person: by, to }]));
}

async function tellAuthor(
  { store, desk, log }: WorkerDeps,
  platform: ChatPlatform,
  { ticket: reference, person, to }: JobOf<"files-not-added">,
): Promise<Tried> {
  const [read, people] = await Promise.all([readTicket(store, reference, person), store.people([person])]);
  if (read.result !== "read") return done;
  const viewer = viewerOf(people.get(person) ?? null, people, to, desk);
  const outcome = await platform.post(to, filesNotAdded(read.ticket, viewer), null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered")
    log.warn({ reason: outcome.reason }, "files not added, and their author not told");
  return done;
}
