import { decideWhen, isUrgent, type DueNotes, type When } from "./decide-when.ts";
import {
  eventsOf,
  loadHistory,
  loadPersonRenderer,
  renderNotes,
  stillToSay,
  type NoteRenderer,
} from "./rendered-notes.ts";
import { sendNote, showFilesOf, withCard, type Shown } from "./send-note.ts";
import { handleNoteFailure } from "./settle-failures.ts";
import { reportClosedAccount } from "./closed-account.ts";
import { done, leftToNewer, type Tried, type WorkerDeps } from "../deps.ts";
import type { ChatPlatform } from "../../channels/platform.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import type { NoteMessage } from "../../desk/delivery-record.ts";
import type { Surface } from "../../desk/surface.ts";
import { asks, isOvertaken, isResponse } from "../../features/rules/events.ts";
import { awakeFor } from "../../kernel/notifications.ts";
import type { PersonId } from "../../kernel/person.ts";
import { fitsOne, portions, type RenderedNote } from "../../screen/joined.ts";

/**
 * Says one event on one surface, once; event 1, the opening, is the card itself.
 * The card that notes hang under is posted first when there is none.
 */
export async function deliverNote(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Surface,
  event: number,
): Promise<Tried> {
  if (event !== 1 && (await deps.store.deliveries.wasNoted(surface.id, event))) {
    const files = await deps.store.files.filesOf({ ticket: surface.ticket, number: event });
    await showFilesOf(deps, surface, [{ event, withFiles: files.length > 0 }]);
    return done;
  }
  const there = await withCard(deps, platform, surface);
  if (there.result !== "shown") return handleNoteFailure(deps, surface.id, [event], there);
  if (event === 1) return done;
  const { audience } = surface;
  return audience.kind === "agents"
    ? tellAgents(deps, platform, there.surface, event)
    : tellPerson(deps, platform, there.surface, audience.person, event);
}

async function tellAgents(deps: WorkerDeps, platform: ChatPlatform, surface: Shown, event: number): Promise<Tried> {
  const history = await loadHistory(deps, surface);
  if (history.hasNewer) return leftToNewer;
  const notes = await renderNotes(deps, surface, history, stillToSay(history, eventsOf(history, [event])));
  return sendNote(deps, platform, surface, notes);
}

/** Tells somebody of an event in their own chat, together with what was postponed there. */
async function tellPerson(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Shown,
  person: PersonId,
  event: number,
): Promise<Tried> {
  const due = await loadDue(deps, surface, person, event);
  if (due === null) return leftToNewer;
  const { render, decide } = await loadReader(deps, surface, person, due);
  const rendered = render(due.events);
  const news = rendered.find((each) => each.event === event);
  if (news === undefined) return done;
  const fits = (note: NoteMessage): boolean => {
    const shown = render(eventsOf(due, note.events)); // none of it where its reader may no longer read it
    return shown.length > 0 && fitsOne([...shown, news]);
  };
  const when = await decide(fits);
  switch (when.do) {
    case "now": {
      const tried = await sendAll(deps, platform, surface, rendered);
      const [last] = eventsOf(due, [event]);
      if (
        tried.result === "done" &&
        last !== undefined &&
        (asks(last.event.type) !== "nothing" || isResponse(last.event))
      )
        await reportClosedAccount(deps, platform, surface, person);
      return tried;
    }
    case "join":
      await joinNote(deps, surface, when.note, event);
      return done;
    case "below":
      return sendNote(deps, platform, surface, [{ ...news, message: { ...news.message, urgent: false } }], "quietly");
    case "later":
      await postponeNotes(deps, surface, [event], when.at);
      return done;
  }
}

/** Says what was postponed on somebody's surface in one note, if they may be notified by now. */
export async function catchUp(deps: WorkerDeps, platform: ChatPlatform, surface: Surface): Promise<Tried> {
  const { audience } = surface;
  if (audience.kind === "agents") return done;
  const due = await loadDue(deps, surface, audience.person, null);
  if (due === null) return leftToNewer;
  const { postponed } = due.notes;
  const overtaken = postponed.filter((number) => due.events.every((each) => each.number !== number));
  for (const event of overtaken) await deps.store.deliveries.noted(surface.id, event, null);
  if (due.events.length === 0) return done;
  const { render, decide } = await loadReader(deps, surface, audience.person, due);
  const when = await decide(() => false);
  if (when.do === "later") await postponeNotes(deps, surface, [], when.at);
  if (when.do !== "now") return done;
  const rendered = render(due.events);
  // Its reader is no longer told what is not rendered: they are not what they were to the ticket.
  const dropped = due.events.filter(({ number }) => rendered.every(({ event }) => event !== number));
  for (const { number } of dropped) await deps.store.deliveries.noted(surface.id, number, null);
  const there = await withCard(deps, platform, surface);
  if (there.result !== "shown") return handleNoteFailure(deps, surface.id, postponed, there);
  const [first = [], ...more] = portions(rendered);
  const tried = await sendNote(deps, platform, there.surface, first);
  if (tried.result === "done" && more.length > 0) await postponeNotes(deps, surface, [], deps.now());
  return tried;
}

/** What is to be said on somebody's surface: what was postponed, and an event besides (null: none). Null: by a newer desk. */
async function loadDue(
  deps: WorkerDeps,
  surface: Surface,
  person: PersonId,
  event: number | null,
): Promise<DueNotes | null> {
  const [history, notes] = await Promise.all([loadHistory(deps, surface), deps.store.deliveries.notesOn(surface.id)]);
  if (history.hasNewer) return null;
  const numbers = new Set([...notes.postponed, ...(event === null ? [] : [event])]);
  const events = stillToSay(history, eventsOf(history, [...numbers]));
  const later = (than: number) => history.history.flatMap(({ number, event }) => (number > than ? [event] : []));
  return {
    ...history,
    notes,
    events: events.filter(({ event: told, number }) => !isOvertaken(told, later(number), person)),
  };
}

interface LoadedReader {
  readonly render: NoteRenderer;
  readonly decide: (fits: (note: NoteMessage) => boolean) => Promise<When>;
}

/** Reads once what rendering for somebody needs: what is due, and the last note, which it may join. */
async function loadReader(
  { store, desk, rules, now }: WorkerDeps,
  surface: Surface,
  person: PersonId,
  due: DueNotes,
): Promise<LoadedReader> {
  const events = [...due.events, ...eventsOf(due, due.notes.messages.at(-1)?.events ?? [])];
  const { reader, render } = await loadPersonRenderer({ store, desk, rules }, surface, person, due, events);
  return {
    render,
    decide: async (fits) => {
      const at = now();
      const actedAt = isUrgent(due, person, at)
        ? null
        : await store.deliveries.lastAct(person, new Date(at.getTime() - awakeFor));
      const { zone, wants } = reader;
      const recipient = { person, zone: zone ?? desk.zone, wants, notifiedAt: surface.pushedAt, actedAt };
      return decideWhen(due, recipient, { quiet: rules.policy.quiet, now: at, fits });
    },
  };
}

/** As few messages as take it all. */
async function sendAll(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Shown,
  rendered: readonly RenderedNote[],
): Promise<Tried> {
  for (const portion of portions(rendered)) {
    const tried = await sendNote(deps, platform, surface, portion);
    if (tried.result !== "done") return tried;
  }
  return done;
}

/** Shown in the same way as every other change of a note, so that two changes at once lose nothing. */
const joinNote = ({ store }: WorkerDeps, { id }: Surface, { at, events }: NoteMessage, event: number): Promise<void> =>
  store.transaction(async (tx) => {
    await tx.addToNote(id, event, at);
    await tx.deliver([{ kind: "refresh-note", surface: id, event: events[0] ?? event, adds: true }]);
  });

/** Keeps events to be said later, together with what is postponed already, and looks at them again at an instant. */
export const postponeNotes = (
  { store }: Pick<WorkerDeps, "store">,
  surface: Surface,
  events: readonly number[],
  at: Date,
): Promise<void> =>
  store.transaction(async (tx) => {
    await tx.postponeNotes(surface, events);
    await tx.setTimer({ key: timerKeys.ofSurface(surface.id), at, job: { kind: "catch-up", surface: surface.id } });
  });
