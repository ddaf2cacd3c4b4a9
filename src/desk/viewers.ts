import type { Person } from "./person.ts";
import type { TicketReader } from "./reader.ts";
import { toldApart } from "./told-apart.ts";
import type { Conversation } from "../channels/platform.ts";
import { peopleInApproval } from "../kernel/approval.ts";
import type { PersonId } from "../kernel/person.ts";
import { peopleIn as peopleAnswered } from "../features/opening/rules.ts";
import { everyAnswer } from "../features/parts/rules/private-answers.ts";
import { filesOf, peopleNamed } from "../features/rules/events.ts";
import type { RecordedEvent } from "../features/rules.ts";
import type { Ticket } from "../kernel/ticket.ts";
import { phrases } from "../features/words.ts";
import { nearestLocale, type Locale } from "../kernel/locale.ts";
import type { Named } from "../kernel/text.ts";
import type { Viewer } from "../screen/viewer.ts";

/** How the desk itself speaks: in its agents' channels, and to whoever has no preference known. */
export interface DeskVoice {
  /** Null: as the reader’s language calls a help desk. */
  readonly name: string | null;
  readonly locale: Locale;
  /** IANA. */
  readonly zone: string;
  /** Where its own pages are, such as `https://desk.example.com`; left out or null: nobody's browser reaches it. */
  readonly pages?: string | null;
}

/** What the desk is called where it speaks a language. */
export const deskCalled = ({ name }: Pick<DeskVoice, "name">, locale: Locale): string =>
  name ?? phrases(locale).labels.helpDesk;

/**
 * The reader of a message shown `on` a platform; `person` null: everybody in an agents' channel. Nobody (null) is called as
 * the desk is, and somebody who is not among `people` as one whose name nobody knows.
 */
export function viewerOf(
  person: Person | null,
  people: ReadonlyMap<PersonId, Person>,
  on: Pick<Conversation, "platform" | "tenant">,
  desk: DeskVoice,
): Viewer {
  const locale = nearestLocale(person?.locale ?? null, desk.locale);
  const names = toldApart([...people.values()]);
  const named = (id: PersonId | null): Named => {
    if (id === null) return { name: deskCalled(desk, locale), user: null };
    const found = people.get(id);
    const name = names.get(id) || phrases(locale).labels.unknownPerson;
    const account = found?.accounts.find(({ platform, tenant }) => platform === on.platform && tenant === on.tenant);
    return { name, user: account?.user ?? null };
  };
  const pages = (desk.pages ?? null) === null ? {} : ({ pages: true } as const);
  return { locale, zone: person?.zone ?? desk.zone, platform: on.platform, names: named, ...pages };
}

/** The same reader, where queues are spoken of. */
export const knowingQueues = async (viewer: Viewer, store: Pick<TicketReader, "queueTitles">): Promise<Viewer> => ({
  ...viewer,
  queues: await store.queueTitles(),
});

/** The same reader, where what came with these events is shown. */
export const knowingFiles = async (
  viewer: Viewer,
  store: Pick<TicketReader, "shownFiles">,
  events: readonly RecordedEvent[],
): Promise<Viewer> => {
  const ids = events.flatMap(({ event }) => filesOf(event).flatMap(({ id }) => id ?? []));
  return ids.length === 0 ? viewer : { ...viewer, files: await store.shownFiles(ids) };
};

/** Everybody that a ticket, or the note of one of its events, may name. */
export function peopleIn(ticket: Ticket, recorded: RecordedEvent | null): readonly PersonId[] {
  const { chain, offer } = ticket.clock;
  const named = [
    ticket.requester,
    ticket.beneficiary,
    ticket.origin.by ?? null,
    ticket.assignee,
    ...ticket.followers,
    ...peopleAnswered(everyAnswer(ticket)),
    ...(ticket.approval === null ? [] : peopleInApproval(ticket.approval)),
    ...(chain === null ? [] : [...chain.people, chain.seenBy, chain.askedBy?.person ?? null]),
    offer?.to ?? null,
    ...ticket.attempts.flatMap(({ by, answer }) => [by, answer !== null && "by" in answer ? answer.by : null]),
    ...(recorded === null ? [] : [recorded.by, ...peopleNamed(recorded.event)]),
  ];
  return [...new Set(named.filter((id) => id !== null))];
}
