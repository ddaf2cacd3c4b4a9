import type { Conversation } from "../../channels/platform.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import { chatAtWork } from "../../desk/places.ts";
import { oldestLate } from "../../desk/read.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Rules } from "../../desk/tickets.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { notifyAt } from "../../kernel/notifications.ts";
import type { Digest, DigestReader } from "./deliveries.ts";
import { nextOfDigest, nothingLate, shapeOf, type LateFigures } from "./rules.ts";

/** Looks at what is late in every queue: at start, since timers may have been lost. */
export const planDigests = (store: DeskStore): Promise<void> =>
  store.transaction(async (tx) => {
    await tx.deliver((await tx.queues()).map((queue) => ({ kind: "digest-due", queue })));
  });

const lookEvery = 60_000; // milliseconds, as long as something is late or a digest stands

/** Has every digest of a queue said that is due, each by a job of its own; looks again while there is one to keep up to date. */
export async function giveDigests(tx: DeskTransaction, rules: Rules, queue: string): Promise<void> {
  const kept = await tx.digestsOf(queue);
  let isOver = true;
  for (const reader of await readersOf(tx, queue, kept)) {
    const digest = kept.find((each) => each.person === reader.person && each.platform === reader.platform) ?? null;
    const { figures, next } = await lookAt(tx, rules, reader, digest);
    if (figures.total > 0 || stands(digest)) isOver = false;
    if (next !== "nothing") await tx.deliver([{ kind: "digest", ...reader }]);
  }
  const at = isOver ? null : new Date(rules.now().getTime() + lookEvery);
  await tx.setTimer({ key: timerKeys.ofDigest(queue), at, job: { kind: "digest-due", queue } });
}

/** The agents' channels, who is asked, and whose digest is to be brought up to date. */
async function readersOf(
  tx: DeskTransaction,
  queue: string,
  kept: readonly Digest[],
): Promise<readonly DigestReader[]> {
  const platforms = (await tx.channels(queue)).map(({ platform }) => platform);
  const asked = await tx.people(await tx.peopleAskedIn(queue));
  const own = [...asked.values()].flatMap((person): DigestReader[] => {
    const chat = chatAtWork(person, platforms);
    return chat === null ? [] : [{ queue, person: person.id, platform: chat.platform }];
  });
  const shared = platforms.map((platform): DigestReader => ({ queue, person: null, platform }));
  const all = [...shared, ...own];
  const others = kept
    .filter(stands)
    .filter(({ person, platform }) => !all.some((each) => each.person === person && each.platform === platform));
  return [...all, ...others.map(({ person, platform }) => ({ queue, person, platform }))];
}

const stands = (digest: Digest | null): boolean =>
  digest !== null && (digest.message !== null || digest.settled < digest.calls);

const oldestShown = 4; // with the rest of it a screen of a phone

/** What a digest is to show now, and what is due of it. */
export interface Looked {
  readonly figures: LateFigures;
  readonly oldest: readonly Ticket[];
  readonly shape: string;
  /** Its reader may read none of it any more. */
  readonly left: boolean;
  readonly next: ReturnType<typeof nextOfDigest>;
}

/** `digest` null: none was ever said. */
export async function lookAt(
  tx: DeskTransaction,
  rules: Rules,
  reader: DigestReader,
  digest: Digest | null,
): Promise<Looked> {
  const all = await tx.lateFigures(reader);
  const oldest = all.total === 0 ? [] : await oldestLate(tx, reader, { most: oldestShown });
  // Who may read none of it any more hears no more of it.
  const left = all.total > 0 && oldest.length === 0;
  const figures = left ? nothingLate : all;
  const shape = shapeOf(
    figures,
    oldest.map(({ reference, assignee }) => `${reference} ${assignee ?? ""}`),
  );
  const soFar = {
    stands: digest !== null && digest.message !== null,
    begun: digest !== null && digest.settled < digest.calls,
    calledAt: digest?.calledAt ?? null,
    toldUntil: digest?.toldUntil ?? null,
    shape: digest?.shape ?? "",
  };
  const next = nextOfDigest(soFar, figures, { now: rules.now(), shape, mayCall: await mayCall(tx, rules, reader) });
  return { figures, oldest, shape, left, next };
}

/** Nobody is called in their night, nor while they are away and somebody else who is asked is there. */
async function mayCall(tx: DeskTransaction, rules: Rules, { queue, person: id }: DigestReader): Promise<boolean> {
  if (id === null) return true;
  const asked = await tx.people([id, ...(await tx.peopleAskedIn(queue))]);
  const person = asked.get(id);
  if (person === undefined) return false;
  const isInTheirPlace = [...asked.values()].some(({ away }) => away === null);
  if (person.away !== null && isInTheirPlace) return false;
  const now = rules.now();
  const { zone, wants } = person;
  const reader = { zone: zone ?? rules.zone, wants, notifiedAt: null, hasWords: false, actedAt: null };
  return notifyAt({ notify: "by-day", at: now }, reader, rules.policy.quiet, now) <= now;
}

/** Where a digest is said; null: nowhere any more. */
export async function placeOf(
  tx: DeskTransaction,
  { queue, person: id, platform }: DigestReader,
): Promise<Conversation | null> {
  if (id === null) return (await tx.channels(queue)).find((channel) => channel.platform === platform) ?? null;
  const person = (await tx.people([id])).get(id);
  return person === undefined ? null : chatAtWork(person, [platform]);
}
