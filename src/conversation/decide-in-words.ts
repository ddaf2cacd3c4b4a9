import type { Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Person } from "../desk/person.ts";
import { readTicket } from "../desk/read.ts";
import { readList, readOwnTickets } from "../desk/read-lists.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { decisionAsked } from "../features/approvals/messages.ts";
import { mayDecide } from "../features/approvals/rules.ts";
import { isAnswerAwaited } from "../features/wishes/rules.ts";
import { currentStage } from "../kernel/approval.ts";
import type { Ticket } from "../kernel/ticket.ts";
import { once } from "./once.ts";
import { asks, viewerOfTicket, whisper } from "./replies.ts";
import { asksSomething, readDecision } from "./typed-decisions.ts";
import type { TypedCommand } from "./typed-command.ts";

const looksAt = 100; // tickets that wait for somebody

/** What may be a yes or a no as well as what it is read as. */
const mayBeDecision = (typed: TypedCommand): boolean =>
  typed.command === "new" ||
  typed.command === "unclear" ||
  (typed.command === "wish" && (typed.wish === "ok" || typed.wish === "no" || typed.wish === "thanks"));

/**
 * To whoever is asked for their approval and writes a decision to the desk, under nothing: the buttons that decide. Null: they say
 * something else, nobody asks them, or a yes or a no answers something newer.
 */
export async function answerDecision(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "wrote" }>,
  typed: TypedCommand,
): Promise<Reply | null> {
  const { text, by: on } = intent;
  const decision = mayBeDecision(typed) ? readDecision(text) : null;
  if (decision === null) return null;
  const { reads, isClear } = decision;
  const { store } = deps;
  const person = await store.transaction((tx) => tx.recognise(on));
  const asked = await askedNow(deps, person);
  const [first] = asked;
  if (first === undefined) return null;
  if (!isClear && (await isNewer(deps, person, asked))) return null;
  const viewer = await viewerOfTicket(deps, person, first, on, store);
  const saysMore = typed.command !== "wish" || typed.wish === "thanks";
  if (!saysMore) return whisper(decisionAsked(asked, { reads, kept: null, mayBeNew: false, viewer }));
  return once(deps, intent, async (tx, { id }) => {
    const words = await tx.keepWords(id, text, [], deps.now());
    const question = decisionAsked(asked, { reads, kept: { id: words, text }, mayBeNew: true, viewer });
    return { reply: asks(words, question), changed: true };
  });
}

/** The tickets that wait for somebody's decision. */
async function askedNow({ store, now }: DeskDeps, { id }: Person): Promise<readonly Ticket[]> {
  const part = { after: null, most: looksAt, now: now() };
  const { found } = await readList(store, { name: "waiting", person: id }, part);
  return (found?.tickets ?? []).filter((ticket) => mayDecide(ticket, id));
}

/** Whether something of their own waits for an answer, and was asked after them. */
async function isNewer({ store }: DeskDeps, { id }: Person, asked: readonly Ticket[]): Promise<boolean> {
  const at = Math.max(...asked.map((ticket) => askedAt(ticket).getTime()));
  const own = await readOwnTickets(store, id, looksAt);
  return own.some(
    (ticket) => (ticket.status === "resolved" || isAnswerAwaited(ticket)) && ticket.changedAt.getTime() >= at,
  );
}

function askedAt({ approval, openedAt, changedAt }: Ticket): Date {
  const stage = approval && currentStage(approval)?.stage;
  if (!stage) return openedAt;
  return stage.reminded > 0 ? changedAt : (stage.since ?? openedAt);
}

/** The ticket that an approver's words may decide, under whose card they stand; null: they ask something, or nobody asks their author. */
export async function mayDecideWith(
  tx: DeskTransaction,
  { ticket: reference, text, by }: { readonly ticket: string; readonly text: string; readonly by: Person },
): Promise<Ticket | null> {
  if (asksSomething(text)) return null;
  const read = await readTicket(tx, reference, by.id, undefined, "approval");
  return read.result === "read" && mayDecide(read.ticket, by.id) ? read.ticket : null;
}
