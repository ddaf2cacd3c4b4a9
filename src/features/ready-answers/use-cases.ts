import { randomUUID } from "node:crypto";
import { blanked } from "../articles/rules/blanked.ts";
import { queuesRead } from "../../desk/read-found.ts";
import { readReadyAnswer } from "../../desk/read-ready-answers.ts";
import { readEvent, readTicket } from "../../desk/read.ts";
import { peopleIn } from "../../desk/viewers.ts";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { TicketMeant } from "../../kernel/ticket.ts";
import { cutLine, fit } from "../../screen/plain-text.ts";
import { phrases } from "../words.ts";
import { isSaidToRequester, typedWords } from "../rules/events.ts";
import {
  generalWords,
  isSameReady,
  longestReadyTitle,
  longestReadyWords,
  mayWriteReady,
  readyAtMost,
  type ReadyAnswer,
  type ReadyInPolicy,
  type ReadyOf,
  type ReadyText,
} from "./rules.ts";

export type SavedReady =
  | { readonly result: "saved"; readonly answer: ReadyAnswer }
  /** They may write none for those who are to choose it. */
  | { readonly result: "not-theirs" }
  /** There is none for them to change. */
  | { readonly result: "gone" }
  /** Somebody, perhaps themselves elsewhere, has changed it since the form was opened. */
  | { readonly result: "meanwhile" }
  /** There is another of this name where it is to be. */
  | { readonly result: "taken" }
  /** There are as many there as a list has room for. */
  | { readonly result: "full"; readonly most: number };

interface Saving {
  /** Null: a new one. */
  readonly id: string | null;
  /** The version that its writer saw. */
  readonly version: number | null;
  readonly text: ReadyText;
  readonly by: PersonId;
  readonly at: Date;
}

/** Writes a ready answer, or changes one. */
export async function saveReady(tx: DeskTransaction, { id, version, text, by, at }: Saving): Promise<SavedReady> {
  await tx.holdReadyAnswers();
  const queues = await queuesRead(tx, by);
  if (!mayWriteReady(text, by, queues)) return { result: "not-theirs" };
  const before = id === null ? null : await readReadyAnswer(tx, id, by);
  if (id !== null) {
    if (before === null || !before.writes || before.answer.inPolicy) return { result: "gone" };
    if (isSameReady(before.answer, text)) return { result: "saved", answer: before.answer };
    if (before.answer.version !== version) return { result: "meanwhile" };
  }
  const beside = (await readyOf(tx, text)).filter((each) => each.id !== id);
  if (beside.some(({ title }) => title.toLowerCase() === text.title.toLowerCase())) return { result: "taken" };
  const most = readyAtMost(text);
  if (beside.length >= most) return { result: "full", most };
  const kept = id ?? randomUUID();
  if (id === null) await tx.addReadyAnswer(text, { id: kept, at, by });
  else await tx.changeReadyAnswer(kept, text, { at, by });
  const answer = await tx.readyAnswer(kept);
  return answer === null ? { result: "gone" } : { result: "saved", answer };
}

/** All that are somebody's own, a queue's, or the desk's. */
async function readyOf(tx: Pick<TicketReader, "readyAnswers">, { owner, queue }: ReadyOf) {
  const all = await tx.readyAnswers(owner ?? nobody, queue === null ? [] : [queue]);
  return all.filter((each) => each.owner === owner && each.queue === queue);
}

const nobody = "00000000-0000-0000-0000-000000000000";

export type RemovedReady =
  | { readonly result: "removed"; readonly answer: ReadyAnswer }
  /** There is none, or none for them to remove. */
  | { readonly result: "gone" };

/** `agreed` false: only whether they may. */
export async function removeReady(
  tx: DeskTransaction,
  { id, by, agreed }: { readonly id: string; readonly by: PersonId; readonly agreed: boolean },
): Promise<RemovedReady> {
  await tx.holdReadyAnswers();
  const read = await readReadyAnswer(tx, id, by);
  if (read === null || !read.writes || read.answer.inPolicy) return { result: "gone" };
  if (agreed) await tx.removeReadyAnswers([id]);
  return { result: "removed", answer: read.answer };
}

/** What a ready answer made of words to a requester begins with. Null: they are not for its reader, or no such words. */
export async function readyOfReply(
  store: Pick<TicketReader, "ticket" | "actor" | "history" | "people">,
  { reference, mark, number }: TicketMeant & { readonly number: number },
  reader: PersonId,
  localeOf: (language: string | null) => Locale,
): Promise<ReadyText | null> {
  const read = await readTicket(store, reference, reader, mark);
  if (read.result !== "read") return null;
  const { ticket } = read;
  const said = await readEvent(store, read, number);
  if (said === null || said.by === null || !isSaidToRequester(said.event)) return null;
  // Of a private one its agents say themselves what others may read.
  if (ticket.isPrivate) return { title: "", words: {}, owner: reader, queue: null };
  const named = peopleIn(ticket, said);
  const people = await store.people([...named, said.by]);
  const nameOf = (person: PersonId): string => people.get(person)?.name ?? "";
  const locale = localeOf(people.get(ticket.requester)?.locale ?? null);
  const { blanks } = phrases(locale).articles;
  const names = [...people.values()].map(({ name }) => name);
  const general = generalWords(
    typedWords(said.event).join("\n\n"),
    { requester: nameOf(ticket.requester), agent: nameOf(said.by), reference },
    { names, blanks },
  );
  return {
    title: cutLine(blanked(ticket.title, names, blanks), longestReadyTitle),
    words: { [locale]: fit(general, longestReadyWords) },
    owner: reader,
    queue: null,
  };
}

const key = ({ queue, title }: Pick<ReadyText, "queue" | "title">): string => `${queue ?? ""} ${title}`;

/** Has the ready answers of the policy be what it says now: what it says no more is removed. */
export async function syncReady(
  tx: DeskTransaction,
  inPolicy: readonly ReadyInPolicy[],
  at: Date,
): Promise<{ readonly written: number; readonly removed: number }> {
  await tx.holdReadyAnswers();
  const before = new Map((await tx.readyAnswersInPolicy()).map((answer) => [key(answer), answer]));
  let written = 0;
  for (const each of inPolicy) {
    const text: ReadyText = { ...each, owner: null };
    const former = before.get(key(each));
    if (former !== undefined && isSameReady(former, text)) continue;
    written += 1;
    if (each.queue !== null) await tx.addQueue(each.queue);
    if (former === undefined) await tx.addReadyAnswer(text, { id: randomUUID(), at, by: null });
    else await tx.changeReadyAnswer(former.id, text, { at, by: null });
  }
  const there = new Set(inPolicy.map(key));
  const gone = [...before].filter(([name]) => !there.has(name)).map(([, { id }]) => id);
  await tx.removeReadyAnswers(gone);
  return { written, removed: gone.length };
}
