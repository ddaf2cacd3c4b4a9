import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import { queuesRead } from "../../desk/read-found.ts";
import { readTicket } from "../../desk/read.ts";
import { viewerOf } from "../../desk/viewers.ts";
import { onCard, type Action } from "../actions.ts";
import { offerForm } from "../basics/messages.ts";
import { draftOf } from "../drafts/use-cases.ts";
import { knownIssueForm, readKnownIssue } from "./forms.ts";
import { countedIn, knownIssueIsOver, knownIssueList, knownIssueRefused } from "./messages.ts";
import { isTold, mayChange, maySet, type KnownIssue, type KnownIssueText } from "./rules.ts";
import { endKnownIssue, saveKnownIssue, toWrite, type ToWrite } from "./use-cases.ts";
import { phrases } from "../words.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { mayRead } from "../../kernel/reading.ts";
import type { Text } from "../../kernel/text.ts";
import type { Message } from "../../screen/message.ts";
import { becameNow, becomes, whatBecame } from "../opening/conversation/became.ts";
import { questionOf } from "../../desk/asked-at.ts";
import { titled } from "../opening/use-cases.ts";
import { keyOf, once, onceAsked, type Effect } from "../../conversation/once.ts";
import { viewerOfUser, whisper } from "../../conversation/replies.ts";

type Of<Do extends Action["do"]> = Extract<Action, { do: Do }>;

/** All that is told now, to whoever asks. */
export const knownIssuesFor = async (deps: DeskDeps, by: ChatUser): Promise<Reply> => {
  const person = await deps.store.recognise(by);
  return whisper(await listNow(deps, deps.store, { person, by }));
};

interface Reader {
  readonly person: Person;
  readonly by: ChatUser;
}

async function listNow(
  deps: DeskDeps,
  store: Pick<DeskTransaction, "knownIssues" | "affectedBy" | "actorsOf" | "people"> & Parameters<typeof readTicket>[0],
  { person, by }: Reader,
  news?: Text,
): Promise<Message> {
  const now = deps.now();
  const [all, queues] = await Promise.all([store.knownIssues(), queuesRead(store, person.id)]);
  const told = all.filter((each) => isTold(each, now));
  const affected = await store.affectedBy(
    told.map(({ id }) => id),
    person.id,
  );
  const listed = await Promise.all(
    told.map(async (knownIssue) => ({
      knownIssue,
      affected: affected.get(knownIssue.id) ?? { people: 0, reader: false },
      mayChange: mayChange(knownIssue, { reader: person.id, queues }),
      ticket: await ticketRead(store, knownIssue, person),
    })),
  );
  // Whoever may change it reads who has set it: nobody tells the whole house something without a name.
  const setters = await store.people(listed.flatMap((each) => (each.mayChange ? [each.knownIssue.setBy] : [])));
  const viewer = viewerOf(person, setters, by, deps);
  return knownIssueList({ listed, maySet: maySet(queues), viewer, now, ...(news && { news }) });
}

/** Its ticket, for those who read all that agents know of it: in its queue there may be some who do not. */
async function ticketRead(
  store: Parameters<typeof readTicket>[0],
  { ticket }: KnownIssue,
  { id }: Person,
): Promise<string | null> {
  if (ticket === null) return null;
  const read = await readTicket(store, ticket, id);
  return read.result === "read" && mayRead("agents-card", read.as) ? ticket : null;
}

/** Opens the form for whoever may send it, and tells the others why not before they type. */
export async function openWriteKnownIssue(
  deps: DeskDeps,
  by: ChatUser,
  action: Of<"write-known-issue">,
): Promise<Reply> {
  const { store } = deps;
  const person = await store.recognise(by);
  const viewer = viewerOf(person, new Map(), by, deps);
  const { issue: id = null, ticket } = action;
  const meant = ticket === undefined ? null : onCard({ ...action, ticket });
  const writes = await toWrite(store, { id, ticket: meant, by: person.id });
  if (writes.result === "refused") return whisper(knownIssueRefused(writes.why, viewer));
  const opener = writes.result === "there" ? { ...action, version: writes.knownIssue.version } : action;
  const form = knownIssueForm(
    opener,
    { ...textBefore(deps, writes), zone: viewer.zone, now: deps.now() },
    viewer.locale,
  );
  return { kind: "open-form", form, offer: offerForm(action, form.title, viewer) };
}

/**
 * Of a ticket nothing but since when, and of an incident which service is affected: what others wrote is not to be sent to all by
 * mistake, and what somebody asks for is nothing that does not work. Of a private one not even the service.
 */
function textBefore({ now }: DeskDeps, writes: Exclude<ToWrite, { result: "refused" }>): KnownIssueText {
  if (writes.result === "there") return writes.knownIssue;
  const { openedAt: since = now(), kind, isPrivate = false, service: of = "" } = writes.from ?? {};
  const service = kind === "incident" && !isPrivate ? of : "";
  return { service, words: "", since, expectedAt: null };
}

/** What is told from now on stands in the place of its form. */
export const handleKnownIssueWritten = async (
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "submitted" }>,
  opener: Of<"write-known-issue">,
): Promise<Reply> => {
  const reply = await once(deps, intent, async (tx, person): Promise<Effect> => {
    const { by } = intent;
    const viewer = viewerOf(person, new Map(), by, deps);
    const { locale, zone } = viewer;
    const words = phrases(locale).knownIssues;
    const now = deps.now();
    const read = readKnownIssue(intent.values, { locale, zone, language: person.locale, now });
    if (!read.ok) return unchanged({ kind: "form-errors", errors: read.errors });
    const { issue: id = null, version = null, ticket } = opener;
    const meant = ticket === undefined ? null : onCard({ ...opener, ticket });
    const saved = await saveKnownIssue(tx, { id, version, text: read.value, ticket: meant, by: person.id, at: now });
    switch (saved.result) {
      case "saved": {
        await tx.forgetDraft(draftOf({ form: keyOf(intent), opener, by: person.id }), person.id);
        const card = await listNow(deps, tx, { person, by }, words.saved(saved.people));
        return { reply: { kind: "card", title: words.title, card }, changed: true };
      }
      case "meanwhile": {
        const { setBy } = saved.knownIssue;
        const { name } = viewerOf(person, await tx.people([setBy]), by, deps).names(setBy);
        return unchanged({ kind: "form-errors", errors: { words: words.form.meanwhile(name) } });
      }
      case "refused":
        return unchanged(whisper(knownIssueRefused(saved.why, viewer)));
    }
  });
  await deps.inForce.refresh(); // here it is told at once; other desks look every second
  return reply;
};

const unchanged = (reply: Reply): Effect => ({ reply, changed: false });

/** The list stands in the place of that on which it was pressed. */
export const handleEndKnownIssue = async (
  deps: DeskDeps,
  intent: Intent,
  { issue: id }: Of<"end-known-issue">,
): Promise<Reply> => {
  const reply = await once(deps, intent, async (tx, person): Promise<Effect> => {
    const { by } = intent;
    const ended = await endKnownIssue(tx, { id, by: person.id, at: deps.now() });
    const viewer = viewerOf(person, new Map(), by, deps);
    if (ended.result === "not-theirs") return unchanged(whisper(knownIssueRefused("notYours", viewer)));
    const words = phrases(viewer.locale).knownIssues;
    const news = ended.result === "ended" ? words.ended(ended.people) : undefined;
    const instead = await listNow(deps, tx, { person, by }, news);
    return { reply: { kind: "done", instead }, changed: ended.result === "ended" };
  });
  await deps.inForce.refresh();
  return reply;
};

/** One press: they are counted, hear when it is over, and no ticket is opened. */
export const handleMeToo = (deps: DeskDeps, intent: Intent, action: Of<"me-too">): Promise<Reply> => {
  const { by } = intent;
  const { issue: id, words, listed } = action;
  const ask = async (tx: DeskTransaction) => (words === undefined ? null : whatBecame(tx, words, by));
  return onceAsked(deps, intent, { about: [], ask }, async (tx, person, _, became): Promise<Effect> => {
    if (became !== null) return unchanged(await becameNow(deps, tx, became, { by: person, on: by }));
    const knownIssue = await tx.keepKnownIssue(id);
    const now = deps.now();
    const said = words === undefined ? null : ((await tx.keptWords(words, person.id))?.text ?? null);
    const instead: Action = said === null ? { do: "new-ticket" } : titled(said);
    if (knownIssue === null || !isTold(knownIssue, now))
      return unchanged(answerTo(action, knownIssueIsOver(instead, viewerOfUser(deps, by))));
    await tx.addAffected(id, { person: person.id, platform: by.platform, at: now });
    if (listed === true)
      return { reply: { kind: "done", instead: await listNow(deps, tx, { person, by }) }, changed: true };
    const people = (await tx.affectedBy([id], person.id)).get(id)?.people ?? 1;
    const message = countedIn(knownIssue, { others: people - 1, instead }, viewerOfUser(deps, by), now);
    if (words === undefined) return { reply: answerTo(action, message), changed: true };
    await tx.forgetWords(words, person.id);
    const card = await questionOf(tx, words);
    const reply = await becomes(deps, tx, { id: words, by, instead: message });
    return { reply: { ...reply, ...(card !== null && { retired: { card, says: message } }) }, changed: true };
  });
};

/** In the place of the form where the press was on one; else of what was pressed. */
function answerTo({ form }: Of<"me-too">, message: Message): Reply {
  if (form !== true) return { kind: "done", instead: message };
  return { ...whisper(message), title: phrases(message.locale).knownIssues.title };
}
