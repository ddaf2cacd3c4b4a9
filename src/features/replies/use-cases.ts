import { isAnswerAwaited } from "../wishes/rules.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { KeptReply, KeptWords } from "../../desk/reader.ts";
import { readTicket } from "../../desk/read.ts";
import { readOwnTickets } from "../../desk/read-lists.ts";
import type { PlatformName } from "../../channels/platform.ts";
import type { Surface } from "../../desk/surface.ts";
import { change, type Change, type Rules } from "../../desk/tickets.ts";
import { isApprover } from "../../kernel/reading.ts";
import type { PersonId } from "../../kernel/person.ts";
import { referencesIn } from "../../kernel/reference.ts";
import { isOpen } from "../../kernel/status.ts";
import type { Ticket, TicketMeant } from "../../kernel/ticket.ts";
import type { TicketCommand } from "../rules.ts";
import { isUnsaid, sendReply, type ReplySent, type Unsaid } from "./desk.ts";

/** What somebody wrote, and who they are; `corrected`: they have changed a message. */
export interface Spoken extends KeptWords {
  readonly by: PersonId;
  readonly corrected?: true;
  /** The id under which the words wait that these replace, if they still do. */
  readonly instead?: string | undefined;
}

/** Words on a ticket: an agent's to the requester (`reply`), the requester's to the agents (`answer`), or among agents (`note`). */
export const say = (
  tx: DeskTransaction,
  rules: Rules,
  type: "reply" | "answer" | "note",
  { text, files, ...asked }: Spoken & TicketMeant,
): Promise<Change> => change(tx, rules, { ...asked, command: { type, text, files } });

/**
 * Words under a card or a note: those under a person's go to the agents, those of an approver to the requester, and those under
 * the agents' stay among them.
 */
export async function sayUnder(
  tx: DeskTransaction,
  rules: Rules,
  { ticket, audience, id }: Pick<Surface, "ticket" | "audience" | "id">,
  { by, ...words }: Spoken,
): Promise<Change> {
  const said = (command: TicketCommand): Promise<Change> =>
    change(tx, rules, { reference: ticket, command, by, spokenOn: id });
  if (audience.kind === "agents") return said({ type: "note", ...words });
  const read = await readTicket(tx, ticket, by, undefined, "approval");
  return read.result === "read" && isApprover(read.ticket, by)
    ? said({ type: "ask-requester", text: words.text, files: words.files })
    : said({ type: "answer", ...words });
}

export type Placed =
  | Change
  /** They may belong to several tickets, or to none: `words` is the id under which they wait, `tickets` are the open ones. */
  | Kept;

/** Without a ticket they can only begin one. */
export interface Kept {
  readonly result: "kept";
  readonly words: string;
  readonly tickets: readonly Ticket[];
}

const looksAt = 100; // open tickets of somebody: how many there are is told, however many are offered

/**
 * Words to the desk alone, under nothing. They go to the ticket that they name; where they name none, they answer the one
 * question that waits, if nothing was said to their author since (`saidAt`; null: not as far as is known); if in doubt, they are
 * kept until it is said.
 */
export async function placeOrKeep(
  tx: DeskTransaction,
  rules: Rules,
  spoken: Spoken,
  saidAt: Date | null = null,
): Promise<Placed> {
  if (referencesIn(spoken.text).length > 0) {
    const named = await ownTicketsNamed(tx, spoken);
    const [one, ...others] = named;
    return one !== undefined && others.length === 0
      ? say(tx, rules, "answer", { ...spoken, reference: one.reference })
      : keep(tx, rules, spoken, named.length > 0 ? named : await openTicketsOf(tx, spoken.by));
  }
  const open = await openTicketsOf(tx, spoken.by);
  const [only, ...others] = open.filter(isAnswerAwaited);
  return only !== undefined && others.length === 0 && (saidAt === null || only.changedAt >= saidAt)
    ? say(tx, rules, "answer", { ...spoken, reference: only.reference })
    : keep(tx, rules, spoken, open);
}

/** Words of which nothing says where they belong: their author is asked. */
export const keepUntilPlaced = async (tx: DeskTransaction, rules: Rules, spoken: Spoken): Promise<Kept> =>
  keep(tx, rules, spoken, await openTicketsOf(tx, spoken.by));

/** Words that may belong to a ticket that they name, or begin one: their author is asked. */
export const keepForNamed = async (tx: DeskTransaction, rules: Rules, spoken: Spoken): Promise<Kept> =>
  keep(tx, rules, spoken, await ownTicketsNamed(tx, spoken));

/** Words that can only begin a ticket. */
export const keepForNew = (tx: DeskTransaction, rules: Rules, spoken: Spoken): Promise<Kept> =>
  keep(tx, rules, spoken, []);

async function ownTicketsNamed(tx: DeskTransaction, { text, by }: Spoken): Promise<readonly Ticket[]> {
  const named: Ticket[] = [];
  for (const { reference } of referencesIn(text).slice(0, mostNamed)) {
    const read = await readTicket(tx, reference, by);
    if (read.result === "read" && [read.ticket.requester, read.ticket.beneficiary].includes(by))
      named.push(read.ticket);
  }
  return named;
}

const mostNamed = 10; // tickets

const openTicketsOf = async (tx: DeskTransaction, by: PersonId): Promise<readonly Ticket[]> =>
  (await readOwnTickets(tx, by, looksAt)).filter(({ status }) => isOpen(status));

const keep = async (tx: DeskTransaction, rules: Rules, spoken: Spoken, tickets: readonly Ticket[]): Promise<Kept> => ({
  result: "kept",
  words: await keepNewest(tx, rules, spoken),
  tickets,
});

/** Keeps words until it is said where they belong; gives their id. Of a message whose words wait already, the newest alone do. */
export const keepNewest = async (
  tx: DeskTransaction,
  { now }: Pick<Rules, "now">,
  { text, files, by, instead }: Spoken,
): Promise<string> =>
  instead !== undefined && (await tx.replaceWords(instead, by, { text, files }))
    ? instead
    : tx.keepWords(by, text, files, now());

/** Words that wait, and what they are to become on a ticket. */
export interface KeptFor extends TicketMeant {
  /** Their id. */
  readonly words: string;
  readonly as?: "answer" | "reply" | "correction" | "take" | "note" | "refuse" | "reopen" | "decline" | "question";
  /** They were sent with the ticket itself, and answer no question. */
  readonly sentBefore?: true;
  readonly by: PersonId;
  /** The version of the ticket that was shown with a decision; left out: they decide nothing. */
  readonly seen?: number | undefined;
  /** An agent was asked whether they are for the requester. */
  readonly isSure?: boolean;
  /** An agent's words are to do nothing else that they were to do before. */
  readonly isPlain?: boolean;
  /** Where what becomes of them is told, of an agent's words to the requester. */
  readonly told?: Pick<KeptReply, "platform" | "on">;
  /** In whose own chat they stand, which tells what became of them; left out: elsewhere. */
  readonly toldOn?: PlatformName | undefined;
}

type Changed = Extract<ReplySent, { readonly result: "changed" }>;

export type KeptPlaced =
  | (Exclude<ReplySent, Changed | Unsaid> & { readonly kept: KeptWords })
  | Changed
  | (Unsaid & KeptWords)
  /** They were taken, or are somebody else's. */
  | { readonly result: "words-gone" };

/** Puts words that wait where their author says they belong. Where the ticket refuses them, they wait on. */
export async function placeKept(
  tx: DeskTransaction,
  rules: Rules,
  { words, as = "answer", sentBefore, by, toldOn, told, isSure, isPlain = false, seen, ...meant }: KeptFor,
): Promise<KeptPlaced> {
  const kept = await tx.holdWords(words, by);
  if (kept === null) return { result: "words-gone" };
  const theirs = toldOn === undefined ? [] : await tx.surfaces(meant.reference);
  const own = theirs.find(
    ({ platform, audience }) => platform === toldOn && "person" in audience && audience.person === by,
  );
  const says = saysOf(as);
  const said =
    says === null || told === undefined
      ? await change(tx, rules, {
          ...meant,
          seen,
          command: commandOf(as, kept, sentBefore),
          by,
          ...(own !== undefined && { spokenOn: own.id }),
        })
      : await sendReply(tx, rules, {
          ...meant,
          ...kept,
          by,
          seen,
          ...(isSure && { isSure }),
          reply: await replyOf(tx, words, { by, says, told, isPlain }),
        });
  if (said.result !== "changed" && !isUnsaid(said)) return { ...said, kept };
  await tx.takeWords(words, by);
  return isUnsaid(said) ? { ...said, ...kept } : said;
}

/** What an agent's words to the requester say besides; null: they are none. */
const saysOf = (as: NonNullable<KeptFor["as"]>): KeptReply["says"] | null =>
  as === "reply" ? {} : as === "take" ? { takes: true } : as === "correction" ? { corrected: true } : null;

/** What else they said where they were written goes with them. */
async function replyOf(
  tx: DeskTransaction,
  words: string,
  { by, says, told, isPlain }: Required<Pick<KeptFor, "by" | "told" | "isPlain">> & Pick<KeptReply, "says">,
): Promise<KeptReply> {
  const before = await tx.keptReply(words, by);
  const { form = null, of = words, told: toldBefore } = before ?? {};
  const { takes: _, ...beside } = before?.says ?? {};
  return { says: isPlain ? says : { ...beside, ...says }, form, of, told: toldBefore, ...told };
}

function commandOf(as: NonNullable<KeptFor["as"]>, kept: KeptWords, sentBefore: KeptFor["sentBefore"]): TicketCommand {
  switch (as) {
    case "refuse":
    case "reopen":
    case "decline":
      return { type: as, reason: kept.text };
    case "question":
      return { type: "ask-requester", ...kept };
    case "reply":
    case "take":
    case "correction":
      return { type: "reply", ...kept, ...saysOf(as) };
    case "note":
      return { type: as, ...kept };
    case "answer":
      return { type: as, ...kept, ...(sentBefore && { sentBefore }) };
  }
}
