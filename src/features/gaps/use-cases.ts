import { randomUUID } from "node:crypto";
import { readTicket } from "../../desk/read.ts";
import type { TicketReader } from "../../desk/reader.ts";
import { queuesRead } from "../../desk/read-found.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import { mayRead } from "../../kernel/reading.ts";
import type { Ticket, TicketMeant } from "../../kernel/ticket.ts";
import { mayKeep } from "../articles/rules.ts";
import { contentWords } from "../articles/rules/near.ts";
import { articlesNear } from "../articles/use-cases.ts";
import { foldedWord } from "../search/rules/fold.ts";
import {
  askedWithin,
  beginningsOf,
  calledAs,
  gapOf,
  gapsAtMost,
  questionIn,
  sentenceIn,
  type GapOutcome,
  type GapShown,
} from "./rules.ts";

/** What nothing answers, for whoever writes articles; null: they do not. Those that were asked most, and whether there are more. */
export async function gapsFor(
  store: Pick<TicketReader, "gapsAsked" | "actorsOf">,
  reader: PersonId,
): Promise<{ readonly gaps: readonly GapShown[]; readonly more: boolean } | null> {
  const queues = await queuesRead(store, reader);
  if (!mayKeep(null, queues)) return null;
  const gaps = shownOf(await store.gapsAsked([...queues.keys()]));
  return { gaps: gaps.slice(0, gapsAtMost), more: gaps.length > gapsAtMost };
}

/** One of them; null: there is none for them, perhaps no longer. */
export async function gapFor(
  store: Pick<TicketReader, "gapsAsked" | "actorsOf">,
  id: string,
  reader: PersonId,
): Promise<GapShown | null> {
  const queues = await queuesRead(store, reader);
  if (!mayKeep(null, queues)) return null;
  return shownOf(await store.gapsAsked([...queues.keys()], id))[0] ?? null;
}

const shownOf = (asked: Awaited<ReturnType<TicketReader["gapsAsked"]>>): readonly GapShown[] =>
  asked.flatMap(({ questions, ...gap }) => {
    const called = calledAs(questions);
    return called === null ? [] : [{ ...gap, called, urged: questions.some(({ urged }) => urged) }];
  });

/** An agent says what became of a gap; null: there is none for them. */
export async function decideGap(
  tx: DeskTransaction,
  id: string,
  outcome: GapOutcome,
  by: PersonId,
): Promise<GapShown | null> {
  await tx.holdGaps();
  const gap = await gapFor(tx, id, by);
  if (gap !== null) await tx.decideGap(id, outcome);
  return gap;
}

/** It is a gap again, as it was; null: there is none for them. */
export async function putGapBack(tx: DeskTransaction, id: string, by: PersonId): Promise<GapShown | null> {
  await tx.holdGaps();
  if (mayKeep(null, await queuesRead(tx, by))) await tx.decideGap(id, null);
  return gapFor(tx, id, by);
}

/** An agent wants an article of what they looked for, or of what one of their tickets asks. False: not they, not of this. */
export async function urgeArticle(
  tx: DeskTransaction,
  of: { readonly sought: string } | { readonly ticket: TicketMeant },
  { by, at }: { readonly by: PersonId; readonly at: Date },
): Promise<boolean> {
  await tx.holdGaps();
  const asked = "sought" in of ? await soughtBy(tx, of.sought, by) : await askedBy(tx, of.ticket, by);
  if (asked === null || asked.words.length === 0) return false;
  const { words, ...rest } = asked;
  await tx.urgeGap(words, { ...rest, at });
  await tx.deliver([{ kind: "gather-gaps" }]);
  return true;
}

interface Urged {
  readonly words: readonly string[];
  readonly sentence: string | null;
  readonly person: PersonId;
  readonly ticket: string | null;
}

const soughtBy = async (tx: DeskTransaction, sought: string, by: PersonId): Promise<Urged | null> =>
  mayKeep(null, await queuesRead(tx, by)) ? { ...asQuestion(sought), person: by, ticket: null } : null;

async function askedBy(tx: DeskTransaction, { reference, mark }: TicketMeant, by: PersonId): Promise<Urged | null> {
  const read = await readTicket(tx, reference, by, mark);
  if (read.result !== "read" || !mayRead("agents-card", read.as) || read.ticket.isPrivate) return null;
  return { ...questionOf(read.ticket), person: read.ticket.requester, ticket: reference };
}

const enoughOfTitle = 2; // words; of a shorter title the description says the rest
const mostOfDescription = 4; // words

function questionOf({ title, description }: Pick<Ticket, "title" | "description">): Pick<Urged, "words" | "sentence"> {
  const question = asQuestion(title);
  return question.words.length >= enoughOfTitle
    ? question
    : { words: questionIn(`${title} ${description}`).slice(0, mostOfDescription), sentence: null };
}

const asQuestion = (text: string): Pick<Urged, "words" | "sentence"> => ({
  words: questionIn(text),
  sentence: sentenceIn(text),
});

const atOnce = 100; // tickets, and questions, in one change
const minute = 60_000;
const day = 86_400_000;

/**
 * Takes up the tickets that no article answers which were opened since it last did, puts each new question to those that are near,
 * and forgets the old. It costs what was asked meanwhile, and a look at the gaps that are shown. True: there is more.
 */
export async function gatherGaps(tx: DeskTransaction, now: Date): Promise<boolean> {
  await tx.holdGaps();
  const moreTickets = await takeUpTickets(tx, now);
  const { touched, more } = await gather(tx);
  const hidden = await tellingOfPrivate(tx, await tx.questionsShown());
  const forgotten = await tx.forgetQuestions(hidden, new Date(now.getTime() - askedWithin.milliseconds));
  await tx.countGaps([...new Set([...touched, ...forgotten])]);
  return moreTickets || more;
}

/** A change that began a minute ago has ended: none is left out. */
async function takeUpTickets(tx: DeskTransaction, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() - minute);
  const opened = await tx.openedForGaps(new Date(now.getTime() - day), until, atOnce);
  const last = opened.at(-1);
  if (last === undefined) return false;
  const at = new Map(opened.map((each) => [each.reference, each.at]));
  for (const ticket of await tx.ticketsNamed([...at.keys()])) {
    if (ticket.isPrivate || isOfAnother(ticket)) continue;
    const { title, description, requester: person, reference } = ticket;
    const answers = await articlesNear(tx, { text: `${title} ${description}`, who: person, at: now });
    if (answers.length > 0) continue;
    const { words, sentence } = questionOf(ticket);
    await tx.askGap(words, { sentence, person, at: at.get(reference) ?? now, ticket: reference });
  }
  await tx.markGaps(last);
  return opened.length === atOnce;
}

/** Nobody asked for it: it is a part of what they did, or what they were given is taken back. */
const isOfAnother = ({ partOf, forGrant }: Ticket): boolean => partOf !== null || forGrant !== null;

async function gather(tx: DeskTransaction): Promise<{ readonly touched: readonly string[]; readonly more: boolean }> {
  const fresh = await tx.questionsNew(atOnce);
  if (fresh.length === 0) return { touched: [], more: false };
  const names = await tx.namesAmong([...new Set(fresh.flatMap(({ words }) => words.map(foldedWord)))]);
  const unsaid = new Set(
    await tellingOfPrivate(
      tx,
      fresh.filter(({ ticket }) => ticket === null),
    ),
  );
  const nameless: number[] = [];
  const touched = new Set<string>();
  for (const { id, words: asked } of fresh) {
    const words = asked.filter((word) => !names.has(foldedWord(word)));
    const folded = contentWords(words.join(" "));
    if (folded.length === 0 || unsaid.has(id)) {
      nameless.push(id);
      continue;
    }
    const begins = beginningsOf(folded);
    const gap = gapOf(folded, await tx.gapsNear(begins));
    const of =
      gap === null ? { id: randomUUID(), isNew: true, words: folded, begins } : { ...gap, isNew: false, begins };
    await tx.gatherQuestion(id, words, of);
    touched.add(of.id);
  }
  if (nameless.length > 0) await tx.forgetQuestions(nameless, new Date(0));
  return { touched: [...touched], more: fresh.length === atOnce };
}

/** What was looked for and is known from a private ticket alone: it would tell of that. */
async function tellingOfPrivate(
  tx: DeskTransaction,
  sought: readonly { readonly id: number; readonly words: readonly string[] }[],
): Promise<readonly number[]> {
  if (sought.length === 0) return [];
  const asked = sought.map(({ id, words }) => {
    const folded = words.map(foldedWord);
    return { id, said: [...folded, folded.join(" ")] };
  });
  const hidden = await tx.inPrivateAlone([...new Set(asked.flatMap(({ said }) => said))]);
  return asked.filter(({ said }) => said.some((each) => hidden.has(each))).map(({ id }) => id);
}
