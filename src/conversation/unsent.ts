import type { ChatUser } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { possibleFor } from "../desk/possible.ts";
import type { KeptWords } from "../desk/reader.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { Person } from "../desk/person.ts";
import type { Change } from "../desk/tickets.ts";
import { wordsNotSent, type StillPossible } from "../features/replies/messages.ts";
import { phrases } from "../features/words.ts";
import { isTheirs, type Ticket } from "../kernel/ticket.ts";
import { isVisible } from "../kernel/words/visible.ts";
import type { FormValues } from "../screen/form.ts";
import type { Effect } from "./once.ts";
import { viewerOfUser, whisper } from "./replies.ts";

/** What somebody wrote, and whom it was for. */
export interface Unsent extends KeptWords {
  /** Left out where the words are not kept yet. */
  readonly id?: string;
  /** Whether they spoke as the ticket's own person. */
  readonly as: "person" | "agent";
  readonly readBy: "requester" | "agents";
}

interface Given {
  readonly by: Person;
  readonly on: ChatUser;
  readonly unsent: Unsent;
}

/** What was to be changed in answers: `text` left out, all that was written there. */
export const answersUnsent = (
  ticket: Ticket | null,
  { id }: Person,
  values: FormValues,
  text = writtenIn(values),
): Unsent => ({
  text,
  files: [],
  as: ticket === null || isTheirs(ticket, id) ? "person" : "agent",
  readBy: "agents",
});

/** What was chosen is one word, and is none of it. */
const writtenIn = (values: FormValues): string =>
  Object.values(values)
    .filter((value) => value !== null && /\s/u.test(value.trim()))
    .join("\n\n");

/** The ticket that did not change, for one who may know of it. */
export const refusedTicket = (no: Exclude<Change, { result: "changed" }>): Ticket | null =>
  no.result === "refused" ? no.ticket : null;

/** A refusal names its ticket (null: nobody may know of it), gives its author's words back, and keeps them for what is possible with them now. */
export async function withUnsent(
  deps: DeskDeps,
  tx: DeskTransaction,
  effect: Effect,
  ticket: Ticket | null,
  { by, on, unsent }: Given,
): Promise<Effect> {
  const { reply } = effect;
  if (reply.kind !== "whisper") return effect;
  const still = ticket === null ? null : await keepFor(deps, tx, ticket, { by, unsent });
  const viewer = viewerOfUser(deps, on);
  const told = wordsNotSent(reply.message, ticket, { text: unsent.text, still }, viewer);
  return { ...effect, reply: { ...whisper(told), title: phrases(viewer.locale).whispers.notSentTitle } };
}

async function keepFor(
  deps: DeskDeps,
  tx: DeskTransaction,
  ticket: Ticket,
  { by, unsent }: Omit<Given, "on">,
): Promise<StillPossible | null> {
  const { id, text, files } = unsent;
  const possible = await possibleFor(tx, ticket, await tx.actor(by.id, ticket.queue));
  const as = waysFor(unsent).filter((way) => possible.has(way));
  if (as.length === 0 || (!isVisible(text) && files.length === 0)) return null;
  return { words: id ?? (await tx.keepWords(by.id, text, files, deps.now())), as };
}

/** Words among agents are never offered to be sent to the requester. */
function waysFor({ as, readBy }: Unsent): StillPossible["as"] {
  if (as === "person") return ["answer", "note"];
  return readBy === "requester" ? ["reply", "note"] : ["note"];
}
