// All that is imported from `src`: a later version adapts these lines, and what follows stays as it is.
import type { NoteMessage } from "../../src/desk/delivery-record.ts";
import type { DeskStore } from "../../src/desk/store.ts";
import type { Surface } from "../../src/desk/surface.ts";
import { peopleIn, viewerOf, type DeskVoice } from "../../src/desk/viewers.ts";
import { possibleCommands } from "../../src/features/rules/decide.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import type { RecordedEvent } from "../../src/features/rules.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import type { Form } from "../../src/screen/form.ts";
import { joined, type RenderedNote } from "../../src/screen/joined.ts";
import { home } from "../../src/features/home/messages.ts";
import type { Locale } from "../../src/kernel/locale.ts";
import type { Message } from "../../src/screen/message.ts";
import { ticketForm } from "../../src/features/forms/ticket-form.ts";
import { applyMigrations } from "../../src/store/migrations/apply-migrations.ts";
import { openStore } from "../../src/store/store.ts";
import { renderCard, type CardContext } from "../../src/worker/delivery/render-card.ts";
import { renderNotes } from "../../src/worker/delivery/rendered-notes.ts";
import { silent } from "../support/silent.ts";

export const deskOfFixture = { name: "Guichet", locale: "en", zone: "Europe/Paris" } as const satisfies DeskVoice;
export const administrators: readonly string[] = ["chef@example.org"];

const minute = 60_000;
const hour = 60 * minute;
const open = (days: number, milliseconds = 0) => ({ days, milliseconds, counted: "open" }) as const;
const minutes = (count: number) => ({ days: 0, milliseconds: count * minute, counted: "calendar" }) as const;
const day = [{ from: 9 * 60, to: 18 * 60 }];

/** Written out, so that what a later version holds to by default does not change what is shown of this desk. */
export const policyOfFixture: DeskPolicy = {
  ...policyIn(deskOfFixture.zone),
  reopenFor: 14 * 24 * hour,
  chaseEvery: 4 * hour,
  refusalsBeforeEscalation: 2,
  hours: {
    zone: deskOfFixture.zone,
    week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] },
    isHoliday: () => false,
  },
  queues: { support: { hours: null, nextLevel: "réseau" }, réseau: { hours: null, nextLevel: null } },
  serviceLevels: (["P1", "P2", "P3", "P4"] as const).map((priority, index) => ({
    queue: null,
    kind: null,
    service: null,
    priority,
    targets: {
      "first-response": [open(0, hour / 2), open(0, hour), open(0, 4 * hour), open(1)][index] ?? null,
      resolution: [open(0, 4 * hour), open(0, 8 * hour), open(3), open(5)][index] ?? null,
    },
  })),
  atRiskAt: 0.75,
  claimIsResponse: false,
  escalation: {
    P1: {
      starts: "at-once",
      steps: [
        { to: "channel", wait: minutes(10) },
        { to: "lead", wait: minutes(10) },
        { to: "person", email: "direction@example.org", wait: minutes(10) },
      ],
    },
    P2: {
      starts: "at-breach",
      steps: [
        { to: "next-level", wait: open(0, hour / 2) },
        { to: "lead", wait: open(0, hour / 2) },
      ],
    },
    P3: { starts: "at-breach", steps: [{ to: "lead", wait: open(0, 4 * hour) }] },
    P4: null,
  },
  stalledAfter: { P1: open(1), P2: open(1), P3: open(3), P4: open(3) },
  waiting: { remindAfter: [open(1), open(3)], endAfter: open(7) },
  resolved: { remindAfter: [open(2)], endAfter: open(5) },
  quiet: { pushEvery: 10 * minute, from: 20 * 60, to: 7 * 60 },
};

/** Brings a database to this program's schema, and opens it as a desk does that starts. */
export async function openDatabase(url: string) {
  const { applied } = await applyMigrations({ url });
  return {
    applied,
    ...(await openStore({ url, administrators, log: silent, outbox: () => Promise.resolve(() => undefined) })),
  };
}

/** What is looked at: of a database of 0.1.0 these are its rows, of a later one they are in `shown.json`. */
export interface Looked {
  readonly tickets: readonly string[];
  readonly people: readonly string[];
  readonly queues: readonly string[];
  readonly drafts: readonly { readonly id: string; readonly person: string }[];
  readonly words: readonly { readonly id: string; readonly person: string }[];
  /** Keys of answers that were given. */
  readonly answers: readonly string[];
}

const listed = 15; // as in the home of the app

/** Everything that people read of these, in plain values that JSON can hold; ids only where people are meant. */
export async function whatIsShown(store: DeskStore, looked: Looked) {
  return {
    tickets: await all(looked.tickets, (reference) => ticketShown(store, reference)),
    people: await all(looked.people, (id) => personShown(store, id, looked.queues)),
    queues: await all(looked.queues, (queue) => queueShown(store, queue)),
    drafts: await kept(looked.drafts, (id, person) => store.draft(id, person)),
    words: await kept(looked.words, (id, person) => store.keptWords(id, person)),
    answers: await all(looked.answers, (key) => store.transaction((tx) => tx.answerTo(key))),
  };
}

async function all<Shown>(
  keys: readonly string[],
  look: (key: string) => Promise<Shown>,
): Promise<Record<string, Shown>> {
  const shown: Record<string, Shown> = {};
  for (const key of keys) shown[key] = await look(key);
  return shown;
}

async function kept<Shown>(keys: Looked["drafts"], look: (id: string, person: string) => Promise<Shown>) {
  const shown: Record<string, { readonly person: string; readonly kept: Shown }> = {};
  for (const { id, person } of keys) shown[id] = { person, kept: await look(id, person) };
  return shown;
}

async function ticketShown(store: DeskStore, reference: string) {
  const ticket = await store.ticket(reference);
  if (ticket === null) return null;
  const [history, surfaces] = await Promise.all([store.history(reference), store.surfaces(reference)]);
  const ofAgents = surfaces.find(({ audience }) => audience.kind === "agents");
  const ofRequester = surfaces.find(({ audience }) => isOf(audience, ticket.requester));
  return {
    ticket,
    /** Every event with the words in it. */
    history,
    /** By the number of the event. */
    agentsNotes: await notesOn(store, ofAgents, ticket, history),
    requesterNotes: await notesOn(store, ofRequester, ticket, history),
    forms: await formsOf(store, ticket, history),
    surfaces: await Promise.all(surfaces.map((surface) => surfaceShown(store, surface, ticket, history))),
  };
}

const isOf = (audience: Surface["audience"], person: string): boolean =>
  audience.kind === "person" && audience.person === person;

/** A card, and what was said under it as it is to be read now. */
async function surfaceShown(store: DeskStore, surface: Surface, ticket: Ticket, history: readonly RecordedEvent[]) {
  const { postponed: held, messages } = await store.deliveries.notesOn(surface.id);
  const { platform, tenant, address, message } = surface;
  return {
    ...surface,
    card: await inBoth((locale) => renderCard(pictured(store, locale), surface, ticket).then(({ card }) => card)),
    /** Whose card this is: who writes under it writes to that ticket. */
    leadsTo:
      message === null ? null : ((await store.surfaceOf({ platform, tenant, address, message }))?.ticket ?? null),
    held,
    notes: await Promise.all(messages.map((note) => noteShown(store, surface, ticket, history, note))),
  };
}

const noteOn = async (
  context: CardContext,
  surface: Surface,
  ticket: Ticket,
  recorded: RecordedEvent,
): Promise<Message | null> => (await renderNotes(context, surface, ticket, [recorded]))[0]?.message ?? null;

async function noteShown(
  store: DeskStore,
  surface: Surface,
  ticket: Ticket,
  history: readonly RecordedEvent[],
  { at, events, joined: later }: NoteMessage,
) {
  const told: RenderedNote[] = [];
  for (const recorded of history.filter(({ number }) => events.includes(number))) {
    const message = await noteOn(pictured(store, null), surface, ticket, recorded);
    if (message !== null) told.push({ event: recorded.number, at: recorded.at, message });
  }
  return { at, events, joined: later, says: joined(told), leadsTo: (await store.surfaceOf(at))?.ticket ?? null };
}

async function notesOn(
  store: DeskStore,
  surface: Surface | undefined,
  ticket: Ticket,
  history: readonly RecordedEvent[],
): Promise<Readonly<Record<string, InBoth<Message | null>>> | null> {
  if (surface === undefined) return null;
  const numbers = history.map(({ number }) => String(number));
  return all(numbers, (number) =>
    inBoth(async (locale) => {
      const recorded = history.find((each) => String(each.number) === number);
      return recorded === undefined ? null : noteOn(pictured(store, locale), surface, ticket, recorded);
    }),
  );
}

/** What its assignee sees when they look at what is masked, and when they change it. */
async function formsOf(store: DeskStore, ticket: Ticket, history: readonly RecordedEvent[]): Promise<readonly Form[]> {
  const person = ticket.assignee ?? ticket.requester;
  const named = [person, ...history.flatMap((recorded) => peopleIn(ticket, recorded))];
  const [people, actor] = await Promise.all([store.people(named), store.actor(person, ticket.queue)]);
  const viewer = viewerOf(people.get(person) ?? null, people, { platform: "slack", tenant: "" }, deskOfFixture);
  const possible = possibleCommands(ticket, actor);
  const subject = { ticket, seen: 0, attempt: null, viewer, agents: [], queues: [], possible, history };
  return (["reveal", "change"] as const).map((form) => ticketForm(form, { ...subject, as: "agent" }));
}

interface InBoth<Shown> {
  readonly en: Shown;
  readonly fr: Shown;
}

const inBoth = async <Shown>(show: (locale: Locale) => Promise<Shown>): Promise<InBoth<Shown>> => ({
  en: await show("en"),
  fr: await show("fr"),
});

/** What draws cards and notes: in a language, or (null) in that of whoever reads them. */
function pictured(store: DeskStore, locale: Locale | null): CardContext {
  const rules = { policy: policyOfFixture };
  if (locale === null) return { store, desk: deskOfFixture, rules };
  const people: DeskStore["people"] = async (ids) =>
    new Map([...(await store.people(ids))].map(([id, person]) => [id, { ...person, locale }]));
  return { store: { ...store, people }, desk: { ...deskOfFixture, locale }, rules };
}

/** Somebody as the desk knows them, and their home on each of their accounts. */
async function personShown(store: DeskStore, id: string, queues: readonly string[]) {
  const person = (await store.people([id])).get(id);
  if (person === undefined) return null;
  const [mine, theirs] = await Promise.all([store.ticketsOf(id, listed), store.queuesOf(id)]);
  const queue = theirs.length === 0 ? null : await store.openTickets(theirs, listed);
  const claimed = await store.ticketsClaimedBy(id, theirs, listed);
  const shown = (tickets: readonly Ticket[]) => ({ tickets, hidden: 0 });
  const named = [...mine, ...(queue ?? [])].flatMap(({ requester, beneficiary, assignee }) =>
    [requester, beneficiary, assignee].filter((each) => each !== null),
  );
  const people = await store.people([...new Set(named)]);
  const homeOn = (account: (typeof person.accounts)[number]): Message =>
    home({
      mine: shown(mine),
      waiting: shown([]),
      agents: queue === null ? null : { claimed: shown(claimed), late: shown([]), free: shown(queue), queues: theirs },
      most: listed,
      reader: id,
      now: new Date(0),
      viewer: viewerOf(person, people, account, deskOfFixture),
      deskName: deskOfFixture.name,
    });
  return {
    person,
    rights: await all(queues, (each) => store.actor(id, each)),
    claimed: referencesOf(claimed),
    homes: person.accounts.map((account) => ({ platform: account.platform, home: homeOn(account) })),
  };
}

const queueShown = async (store: DeskStore, queue: string) => ({
  channels: await store.channels(queue),
  agents: (await store.agentsOf(queue)).map(({ id }) => id),
  leads: (await store.leadsOf(queue)).map(({ id }) => id),
  /** In the order in which their agents see them. */
  open: referencesOf(await store.openTickets([queue], 100)),
});

const referencesOf = (tickets: readonly Ticket[]): readonly string[] => tickets.map(({ reference }) => reference);
