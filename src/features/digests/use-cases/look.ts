import type { Conversation } from "../../../channels/platform.ts";
import { tellAt } from "../../../desk/by-day.ts";
import type { Person } from "../../../desk/person.ts";
import { chatAtWork, isAt } from "../../../desk/places.ts";
import { oldestLate } from "../../../desk/read-late.ts";
import type { AgentsChannel } from "../../../desk/reader.ts";
import type { Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { PersonId } from "../../../kernel/person.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import type { Digest, DigestReader } from "../deliveries.ts";
import {
  nextOfDigest,
  nothingLate,
  past,
  shapeOf,
  type DigestSoFar,
  type LateFigures,
  type ToldSoFar,
} from "../rules.ts";

/** Whom the digests of a queue are for, and how far these have come. */
export interface Round {
  readonly queue: string;
  readonly channels: readonly AgentsChannel[];
  /** Who is asked about tickets of it. */
  readonly asked: readonly PersonId[];
  /** These, and everybody who has a digest of it. */
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly kept: readonly Digest[];
}

export async function roundOf(tx: DeskTransaction, queue: string): Promise<Round> {
  const [channels, kept, asked] = [await tx.channels(queue), await tx.digestsOf(queue), await tx.peopleAskedIn(queue)];
  const people = await tx.people([...new Set([...asked, ...kept.flatMap(({ person }) => person ?? [])])]);
  return { queue, channels, asked, people, kept };
}

/** A message of it is there, or may be. */
export const stands = ({ message, settled, calls }: Digest): boolean => message !== null || settled < calls;

const isOf =
  ({ person, platform }: DigestReader) =>
  (other: DigestReader): boolean =>
    other.person === person && other.platform === platform;

/** The agents' channels, who is asked, and whose digest is to be brought up to date. */
export function readersOf({ queue, channels, asked, people, kept }: Round): readonly DigestReader[] {
  const platforms = channels.map(({ platform }) => platform);
  const shared = platforms.map((platform): DigestReader => ({ queue, person: null, platform }));
  const own = asked.flatMap((id): DigestReader[] => {
    const chat = chatOf(people.get(id), channels);
    return chat === null ? [] : [{ queue, person: id, platform: chat.platform }];
  });
  const all = [...shared, ...own];
  const others = kept.filter((digest) => stands(digest) && !all.some(isOf(digest)));
  return [...all, ...others.map(({ person, platform }) => ({ queue, person, platform }))];
}

const chatOf = (person: Person | undefined, channels: readonly AgentsChannel[]): Conversation | null =>
  person === undefined
    ? null
    : chatAtWork(
        person,
        channels.map(({ platform }) => platform),
      );

/** Where a digest is said; null: nowhere any more. */
export function placeOf({ channels, people }: Round, { person, platform }: DigestReader): Conversation | null {
  if (person === null) return channels.find((channel) => channel.platform === platform) ?? null;
  const known = people.get(person);
  const chat = known === undefined ? null : chatAtWork(known, [platform]);
  return chat?.platform === platform ? chat : null;
}

/** The digest of a reader as it is kept; null: none was ever said. */
export const keptOf = ({ kept }: Round, reader: DigestReader): Digest | null => kept.find(isOf(reader)) ?? null;

const oldestShown = 4; // with the rest of it a screen of a phone

/** What a digest is to show now, and what is due of it. */
export interface Looked {
  readonly digest: Digest | null;
  readonly figures: LateFigures;
  readonly oldest: readonly Ticket[];
  readonly shape: string;
  /** Its reader may read none of it any more. */
  readonly left: boolean;
  /** `leave`: it stands where the queue's tickets are no more. */
  readonly next: ReturnType<typeof nextOfDigest> | "leave";
}

export async function lookAt(
  tx: DeskTransaction,
  rules: Rules,
  round: Round,
  reader: DigestReader,
  digest: Digest | null = keptOf(round, reader),
): Promise<Looked> {
  const now = rules.now();
  const isHere = isStillThere(round, reader, digest);
  const soFar = isHere ? soFarOf(round, reader, digest, now) : nothingSoFar;
  const told = { now, until: past(soFar.toldUntil, now), standIns: standInsOf(round, rules, reader) };
  const all = await tx.lateFigures(reader, told);
  const oldest = all.total === 0 ? [] : await oldestLate(tx, reader, { most: oldestShown });
  // Who may read none of it any more hears no more of it.
  const left = all.total > 0 && oldest.length === 0;
  const figures = left ? nothingLate : all;
  const shape = shapeOf(
    figures,
    oldest.map(({ reference, assignee, isPrivate }) => `${reference} ${assignee ?? ""}${isPrivate ? " private" : ""}`),
  );
  if (!isHere && digest !== null && stands(digest)) return { digest, figures, oldest, shape, left, next: "leave" };
  const mayCall = isCalledHere(round, rules, reader, figures.untoldSince ?? now);
  return { digest, figures, oldest, shape, left, next: nextOfDigest(soFar, figures, { now, shape, mayCall }) };
}

/** An agents' channel may be another one by now; somebody's chat is where they have an account. */
function isStillThere(round: Round, reader: DigestReader, digest: Digest | null): boolean {
  const place = placeOf(round, reader);
  return place !== null && (reader.person !== null || digest === null || isAt(place, digest.to));
}

const nothingSoFar: DigestSoFar = { stands: false, begun: false, calledAt: null, toldUntil: null, shape: "" };

const latestOf = (instants: readonly (Date | null)[], now: Date): Date | null =>
  instants.reduce<Date | null>((latest, each) => {
    const at = past(each, now);
    return latest === null || (at !== null && at > latest) ? at : latest;
  }, null);

/** Somebody who was called on one platform was called. */
function soFarOf({ kept }: Round, { person }: DigestReader, digest: Digest | null, now: Date): DigestSoFar {
  const own = [digest, ...kept.filter((each) => person !== null && each.person === person && each.id !== digest?.id)];
  return {
    stands: digest !== null && digest.message !== null,
    begun: digest !== null && digest.settled < digest.calls,
    calledAt: latestOf(
      own.map((each) => each?.calledAt ?? null),
      now,
    ),
    toldUntil: latestOf(
      own.map((each) => each?.toldUntil ?? null),
      now,
    ),
    shape: digest?.shape ?? "",
  };
}

/** Nobody is called in their night, about what they are not asked any more, nor where they do not work any more. */
function isCalledHere(round: Round, rules: Rules, { person: id, platform }: DigestReader, since: Date): boolean {
  if (id === null) return true;
  const person = round.people.get(id);
  if (person === undefined || !round.asked.includes(id)) return false;
  if (chatOf(person, round.channels)?.platform !== platform) return false;
  const now = rules.now();
  return tellAt(person, rules, since, now) <= now;
}

/** Who is told in the place of somebody who is away: the others who can be called now, or were before. */
function standInsOf(
  { asked, people, channels, kept }: Round,
  rules: Rules,
  reader: DigestReader,
): ToldSoFar["standIns"] {
  const away = reader.person !== null && (people.get(reader.person)?.away ?? null) !== null;
  if (!away) return [];
  const now = rules.now();
  return asked.flatMap((id) => {
    const other = people.get(id);
    if (id === reader.person || other === undefined || chatOf(other, channels) === null) return [];
    const isThere = other.away === null && tellAt(other, rules, now, now) <= now;
    const theirs = kept.filter(({ person }) => person === id).map(({ toldUntil }) => toldUntil);
    const until = isThere ? now : latestOf(theirs, now);
    return until === null ? [] : [{ person: id, until }];
  });
}
