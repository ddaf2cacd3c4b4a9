import { createHash } from "node:crypto";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { peopleIn } from "../../../desk/viewers.ts";
import type { PersonId } from "../../../kernel/person.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { bareWords } from "../../../kernel/words/bare.ts";
import { namesIn } from "../../../kernel/words/names.ts";
import { doubtOf, type ReplyDoubt, type WordsDoubt } from "../rules/doubt.ts";
import { readersOf } from "../rules/stays.ts";
import { haveSpokenSince } from "./leaving.ts";

/** Why an agent is asked whether words are for the requester of a ticket; null: they look as if they were. */
export async function doubtIn(
  tx: Pick<DeskTransaction, "people" | "peopleCalled" | "actor">,
  ticket: Ticket,
  { text, by }: { readonly text: string; readonly by: PersonId },
): Promise<WordsDoubt | null> {
  const readers = [...(await tx.people(readersOf(ticket))).values()].map(({ name }) => name);
  return doubtOf(text, readers) ?? ((await namesOther(tx, ticket, { text, by })) ? "names-other" : null);
}

interface InForm {
  readonly text: string;
  readonly by: PersonId;
  /** The version of the ticket that the form showed. */
  readonly seen: number;
  readonly resolves: boolean;
}

/** The same of words in a form that leave at once; whoever sends the same words once more is asked no more. */
export async function doubtOnce(
  tx: DeskTransaction,
  ticket: Ticket,
  { text, by, seen, resolves }: InForm,
  now: Date,
): Promise<ReplyDoubt | null> {
  const isSaidOver = resolves && (await haveSpokenSince(tx, ticket, seen));
  const doubt = (await doubtIn(tx, ticket, { text, by })) ?? (isSaidOver ? "requester-spoke" : null);
  if (doubt === null) return null;
  const about = JSON.stringify([
    by,
    ticket.reference,
    text,
    doubt,
    doubt === "requester-spoke" ? ticket.version : null,
  ]);
  const key = `doubted:${createHash("sha256").update(about).digest("base64url")}`;
  if ((await tx.answerTo(key)) !== null) return null;
  await tx.remember(key, {}, now);
  return doubt;
}

const lookedFor = 3; // names of one text: each is looked for among all people
const ofOneName = 10; // people

/**
 * Whether they name somebody whom the desk knows, and who has no part in the ticket. A colleague who serves its queue has, unless
 * they are called first: then the words are to them.
 */
async function namesOther(
  tx: Pick<DeskTransaction, "peopleCalled" | "actor">,
  ticket: Ticket,
  { text, by }: { readonly text: string; readonly by: PersonId },
): Promise<boolean> {
  const concerned = new Set([...peopleIn(ticket, null), by]);
  for (const name of namesIn([text.replace(/[’']s(?!\p{L})/gu, "")], lookedFor)) {
    const called = await tx.peopleCalled(name, ofOneName, "whole");
    const named = called.filter((person) => bareWords(person.name) === bareWords(name));
    if (named.length === 0 || named.some(({ id }) => concerned.has(id))) continue;
    if (text.trimStart().startsWith(`@${name}`)) return true;
    const roles = await Promise.all(named.map(({ id }) => tx.actor(id, ticket.queue)));
    if (!roles.some(({ agent, lead }) => agent || lead)) return true;
  }
  return false;
}
