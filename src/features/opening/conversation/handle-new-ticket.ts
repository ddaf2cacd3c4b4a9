import type { Intent, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { Person } from "../../../desk/person.ts";
import type { FileLink } from "../../../kernel/file-link.ts";
import { formOf } from "../../catalogue/desk.ts";
import { readTicket, type Reading } from "../../../desk/read.ts";
import type { HowAsked } from "../../routing/desk/route.ts";
import { open } from "../../../desk/tickets.ts";
import { type Action } from "../../actions.ts";
import { answersOf, chosenPeople } from "../../catalogue/forms.ts";
import { titleOf } from "../../catalogue/rules/title.ts";
import { readNewTicket, readServiceForm, serviceAsked, type NewTicket } from "../forms.ts";
import type { Suggested } from "../../articles/messages.ts";
import { articlesNear, suggested } from "../../articles/use-cases.ts";
import { keepsLonger } from "../../grants/conversation.ts";
import { phrases } from "../../words.ts";
import { draftOf } from "../../drafts/use-cases.ts";
import { defaultQueue } from "../../queues/rules.ts";
import { oneOfMany, openedOf, sentAs, ticketOpened } from "../messages.ts";
import { bringFiles } from "../use-cases.ts";
import { filesMistake } from "../../files/forms.ts";
import { takeFiles } from "../../files/use-cases.ts";
import { isPrivateIn, withoutPrivate } from "../../parts/rules/private-answers.ts";
import { partsAsked } from "../../parts/rules.ts";
import { isRush, type TicketDraft } from "../rules.ts";
import type { Answer } from "../../../kernel/condition.ts";
import type { Answered, Service } from "../../../kernel/service.ts";
import type { Locale } from "../../../kernel/locale.ts";
import { anyFile, filesOfQueue, isPrivateQueue } from "../../../kernel/policy.ts";
import { dateOf } from "../../../kernel/time/calendar.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { wholeForm } from "../../../screen/form.ts";
import { fieldLimits } from "../../../screen/question.ts";
import { cutLine } from "../../../screen/plain-text.ts";
import { introduce, pickedBy, whomOf, type Picked } from "../../people/conversation/chosen-person.ts";
import { becomes, whatBecame } from "./became.ts";
import { keyOf, onceAsked, type Effect } from "../../../conversation/once.ts";
import { answerSentAlready } from "./sent-already.ts";
import { askedAs, newTicket } from "./new-ticket.ts";
import { howAsked } from "./as-it-is.ts";
import { openedLately } from "./send-words.ts";
import { confirm, localeOf, viewerOfTicket, whisper } from "../../../conversation/replies.ts";

type Submitted = Extract<Intent, { kind: "submitted" }>;

/** The form of a new ticket, or of a service, that was sent. */
export async function handleNewTicket(
  deps: DeskDeps,
  intent: Submitted,
  opener: Extract<Action, { do: "new-ticket" }>,
): Promise<Reply> {
  const wanted = await readWanted(deps, intent, opener);
  if (wanted.result === "answered") return wanted.reply;
  const { filled, chosen, service, readBy } = wanted;
  const locale = localeOf(deps, intent.by);
  const about = chosen.flatMap((each) => (each.result === "chosen" ? [each.user] : []));
  const question = askedAs(opener);
  const text = `${filled.title} ${filled.description}`;
  const ask = (tx: DeskTransaction) =>
    Promise.all([
      question === undefined ? null : whatBecame(tx, question, intent.by),
      openedLately(tx, deps, intent),
      // Whoever was asked about their words in chat has seen what may help.
      opener.words === undefined ? articlesNear(tx, { text, who: intent.by, at: deps.now() }) : [],
      queueFor(deps, tx, service),
    ]);
  return onceAsked(deps, intent, { about, ask }, async (tx, by, people, asked): Promise<Effect> => {
    const [became, earlier, near, queue] = asked;
    const whom = whomOf(chosen, people);
    const draft = draftOf({ form: keyOf(intent), opener, by: by.id });
    const { values, by: on } = intent;
    const put = await takeFiles(tx, deps, { files: intent.files ?? [], by: on }, by.id);
    const sent = became && (await answerSentAlready(deps, tx, became, { by, on, opener, values, files: put }));
    if (sent !== null) {
      await tx.forgetDraft(draft, by.id);
      return { reply: sent, changed: true };
    }
    const { followUpOf = null } = opener;
    const followed = followUpOf === null ? null : await readTicket(tx, followUpOf, by.id);
    if (followUpOf !== null && followed?.result === "not-found")
      return { reply: noSuchFollowUp(followUpOf, locale), changed: false };
    const names = service?.queue ?? null;
    const unread =
      service === null
        ? null
        : await queueOfUnreadPart(
            deps,
            tx,
            service,
            answersOf(service, wanted.answers, () => null),
          );
    if (unread !== null) return { reply: notReadYet(unread, locale), changed: false };
    const beneficiary = (whom(wanted.beneficiary) ?? by).id;
    const answers = service === null ? [] : answersOf(service, wanted.answers, (user) => whom(user)?.id ?? null);
    const keeps = await keepsLonger(tx, followed, { service, answers, beneficiary, by });
    if (keeps?.errors !== undefined)
      return { reply: { kind: "form-errors", errors: keeps.errors(locale) }, changed: false };
    const goes = await whereItGoes(deps, tx, { readBy, queue, names }, followed);
    if (goes === null) return { reply: notReadThere(readBy ?? "", locale), changed: false };
    // What goes where its words say may be taken there: its sender is told later if it is not.
    const allowed = goes.chosenBy === null ? anyFile : filesOfQueue(deps.policy, goes.to.queue);
    const mistake = filesMistake(intent.files ?? [], allowed, locale);
    if (mistake !== null) return { reply: { kind: "form-errors", errors: mistake }, changed: false };
    const count = 1 + earlier;
    const opened = await open(
      tx,
      deps,
      {
        ...filled,
        beneficiary,
        ...(service !== null && {
          asked: {
            service: service.key,
            name: service.name,
            form: formOf(service),
            ...(service.grant !== undefined && { grant: { ...service.grant, held: keeps?.held } }),
          },
          answers,
        }),
        ...goes.to,
        // A private ticket of somebody's message is theirs alone to read, whoever fills in its form.
        ...(isOfAuthor(wanted.beneficiary, opener) && { wordsOf: { person: beneficiary, asks: "if-private" } }),
        followUpOf,
        ...(keeps !== null && { forGrant: "extension" }),
        origin: {
          platform: intent.by.platform,
          conversation: intent.in?.address ?? null,
          message: opener.message ?? null,
        },
      },
      by.id,
      {
        ...howAsked(deps, on, opener.typedIn ?? intent.in?.address, goes.chosenBy),
        ...(names !== null && names !== queue && { unserved: names }),
      },
    );
    if (opened.result === "nobody-reads") return { reply: notReadYet(opened.queue, locale), changed: false };
    const { ticket } = opened;
    const files = [...(await filesOf(tx, opener, by)), ...put];
    await tx.forgetDraft(draft, by.id);
    for (const each of chosen) await introduce(tx, each, ticket.reference);
    await bringFiles(tx, { files, ticket: ticket.reference, by: ticket.requester, now: deps.now() });
    const viewer = await viewerOfTicket(deps, by, ticket, intent.by, tx);
    const articles = await suggested(tx, near, { person: by.id, at: deps.now() });
    const told =
      ticket.requester === by.id
        ? toldOfOpened(ticket, articles, { count, viewer })
        : whisper(openedOf(ticket, viewer));
    const sentTo = ticket.reference;
    const instead = sentAs(ticket, viewer);
    const isAnswer = question !== undefined && became === null;
    if (isAnswer) await becomes(deps, tx, { id: question, by: on, instead, opened: ticket });
    return { reply: isAnswer || opener.draft !== undefined ? { ...told, instead } : told, changed: true, sentTo };
  });
}

/**
 * The queue of a new ticket, `queue` if nobody asks for another, which its service `names` or not: what continues a private one stays where that is, and private.
 * Null: nobody would read it there, or it is not private any more.
 */
async function whereItGoes(
  { policy }: DeskDeps,
  tx: DeskTransaction,
  { readBy, queue, names }: { readonly readBy: string | null; readonly queue: string; readonly names: string | null },
  followed: Reading | null,
): Promise<Goes | null> {
  const chosen = readBy ?? defaultQueue;
  if (chosen === defaultQueue && followed?.result === "read" && followed.ticket.isPrivate)
    return { to: { queue: followed.ticket.queue, isPrivate: true }, chosenBy: "choice" };
  if (chosen === defaultQueue) return { to: { queue }, chosenBy: queue === names ? "service" : null };
  const isServed = isPrivateQueue(policy, chosen) && (await tx.servedQueues()).includes(chosen);
  return isServed ? { to: { queue: chosen }, chosenBy: "choice" } : null;
}

interface Goes {
  readonly to: Pick<TicketDraft, "queue" | "isPrivate">;
  readonly chosenBy: HowAsked["chosenBy"];
}

const notReadThere = (queue: string, locale: Locale): Reply => ({
  kind: "form-errors",
  errors: { readBy: phrases(locale).privacy.inForm.unserved(cutLine(queue, 50)) },
});

const notReadYet = (queue: string, locale: Locale): Reply => ({
  kind: "form-errors",
  errors: { [wholeForm]: phrases(locale).privacy.notYet(cutLine(queue, 50)) },
});

/** The private queue of a part that would be opened, where nobody looks; null: each is looked at, or no secret. */
async function queueOfUnreadPart(
  { policy }: DeskDeps,
  tx: DeskTransaction,
  service: Service,
  answers: readonly Answered[],
): Promise<string | null> {
  const privately = partsAsked(policy.services, service, answers).flatMap(({ queue }) =>
    queue !== null && isPrivateQueue(policy, queue) ? [queue] : [],
  );
  if (privately.length === 0) return null;
  const served = await tx.servedQueues();
  return privately.find((queue) => !served.includes(queue)) ?? null;
}

/** What somebody wants to open: what they filled in, and whom they chose. */
interface Wanted {
  readonly result: "wanted";
  readonly filled: Omit<TicketDraft, "beneficiary" | "queue" | "followUpOf" | "origin">;
  /** Null: nobody was picked. */
  readonly beneficiary: string | null;
  /** The private queue whose agents alone are to read it, if they ask for one. */
  readonly readBy: string | null;
  /** In the order in which they were picked, each once. */
  readonly chosen: readonly Picked[];
  readonly service: Service | null;
  readonly answers: Readonly<Record<string, Answer>>;
}

async function readWanted(
  deps: DeskDeps,
  intent: Submitted,
  opener: NewTicket,
): Promise<Wanted | { readonly result: "answered"; readonly reply: Reply }> {
  const { by, values } = intent;
  const locale = localeOf(deps, by);
  const { services } = deps.policy;
  const service = serviceAsked(opener, services);
  const again = (): Reply => newTicket(deps, opener, by, values);
  // It is offered no more: what was typed stands in the form of a ticket, a request called by what is left of its name, its key.
  if (service === null && opener.service !== undefined && values["title"] === undefined) {
    const { kind = "request", title = "" } = opener;
    const called = { ...opener, kind, title: title === "" ? wordsOfKey(opener.service) : title };
    return { result: "answered", reply: newTicket(deps, called, by, values) };
  }
  if (service === null) {
    const read = readNewTicket(values, locale);
    if (!read.ok) return { result: "answered", reply: { kind: "form-errors", errors: read.errors } };
    const { beneficiary, readBy, ...filled } = read.value;
    const { chosen, refused } = await pickedBy(deps, [{ field: "beneficiary", user: beneficiary }], by);
    return refused === null
      ? { result: "wanted", filled, beneficiary, readBy, chosen, service, answers: {} }
      : { result: "answered", reply: refused };
  }
  const read = readServiceForm(service, values, { locale, today: dateOf(deps.now(), deps.zone) });
  if (read.result === "wrong") return { result: "answered", reply: { kind: "form-errors", errors: read.errors } };
  if (read.result === "more-asked") return { result: "answered", reply: again() };
  const { beneficiary, description, answers } = read;
  const picked = [{ field: "beneficiary", user: beneficiary }, ...chosenPeople(service, answers)];
  const { chosen, refused } = await pickedBy(deps, picked, by);
  if (refused !== null) return { result: "answered", reply: refused };
  const { kind, impact, urgency, name } = service;
  const shown = withoutPrivate(service, isPrivateIn(deps.policy, { asked: { service: service.key } }));
  const title = titleOf(
    service,
    answersOf(shown, answers, () => null),
    locale,
  );
  // It is one service to the figures, in whatever language it was asked for; its name is shown in the reader's.
  const called = { title, service: name[deps.locale] };
  const filled = { kind, impact, urgency, ...called, description, ...unasked };
  return { result: "wanted", filled, beneficiary, readBy: null, chosen, service, answers };
}

/** Whether it is for whoever wrote the message that it is made of. */
const isOfAuthor = (beneficiary: string | null, { author }: NewTicket): boolean =>
  author !== undefined && beneficiary === author.user;

/** “New laptop” of `new-laptop`. */
function wordsOfKey(key: string): string {
  const words = key.replaceAll(/[-_]+/g, " ").trim();
  return cutLine(words.charAt(0).toUpperCase() + words.slice(1), fieldLimits.title);
}

const unasked = { device: "", phone: "", stepsToReproduce: "" } as const;

/** The queue of a service, as long as anybody serves it, or nobody else may read what is for it. */
async function queueFor({ policy }: DeskDeps, tx: DeskTransaction, service: Service | null): Promise<string> {
  const queue = service?.queue ?? null;
  if (queue === null || queue === defaultQueue) return defaultQueue;
  const [served] = await Promise.all([tx.servedQueues(), tx.holdQueue(queue)]);
  return served.includes(queue) || isPrivateQueue(policy, queue) ? queue : defaultQueue;
}

/** What may help stands on no card of theirs. */
function toldOfOpened(
  ticket: Ticket,
  articles: readonly Suggested[],
  { count, viewer }: { readonly count: number; readonly viewer: Viewer },
): Extract<Reply, { kind: "whisper" }> {
  if (isRush(count)) return whisper(oneOfMany(ticket, viewer, count));
  return articles.length === 0
    ? confirm(ticketOpened(ticket, viewer))
    : whisper(ticketOpened(ticket, viewer, articles));
}

/** The words themselves have been shown in the form. */
async function filesOf(
  tx: DeskTransaction,
  { words, withFiles }: Extract<Action, { do: "new-ticket" }>,
  { id }: Person,
): Promise<readonly FileLink[]> {
  if (words === undefined) return [];
  if (withFiles === true) return (await tx.takeWords(words, id))?.files ?? [];
  await tx.forgetWords(words, id);
  return [];
}

/** Said where it is read first: a button of ours names no such ticket. */
const noSuchFollowUp = (reference: string, locale: Locale): Reply => ({
  kind: "form-errors",
  errors: { title: phrases(locale).whispers.noSuchTicket(cutLine(reference, 40)) },
});
