import { done, type Tried, type WorkerDeps } from "../deps.ts";
import { holdNotes, whenToRing } from "./hold-notes.ts";
import { sayNote, unsaid, withCard, type Shown } from "./say-note.ts";
import { eventsOf, storyOf, toldOn, type Story } from "./rendered-notes.ts";
import type { ChatPlatform } from "../../channels/platform.ts";
import type { NoteMessage, Notes } from "../../desk/ports.ts";
import type { Surface } from "../../desk/surface.ts";
import { fitsOne, portions, type Told } from "../../screen/joined.ts";

/** Tells somebody of an event in their own chat: at once if they may be rung now, else in their last note, else later. */
export async function tellPerson(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Shown,
  event: number,
): Promise<Tried> {
  const { store } = deps;
  const [story, notes] = await Promise.all([storyOf(deps, surface), store.deliveries.notesOn(surface.id)]);
  const due = eventsOf(story, [...notes.held.filter((number) => number !== event), event]);
  const told = await toldOn(deps, surface, story, due);
  const news = told.find((each) => each.event === event);
  if (news === undefined) return done;
  const ring = await whenToRing(deps, surface, story, notes, due);
  if (ring.now) {
    for (const portion of portions(told)) {
      const tried = await sayNote(deps, platform, surface, portion);
      if (tried.result !== "done") return tried;
    }
    return done;
  }
  const note = due.length === 1 && ring.mayJoin ? notes.messages.at(-1) : undefined;
  if (note !== undefined && (await hasRoom(deps, surface, story, note, news))) await join(deps, surface, note, event);
  else await holdNotes(deps, surface, [event], ring.at);
  return done;
}

async function hasRoom(
  deps: WorkerDeps,
  surface: Surface,
  story: Story,
  { events }: NoteMessage,
  news: Told,
): Promise<boolean> {
  return fitsOne([...(await toldOn(deps, surface, story, eventsOf(story, events))), news]);
}

/** Shown by the same job as every other change of a note, so that two changes at once lose nothing. */
const join = ({ store }: WorkerDeps, { id }: Surface, { at, events }: NoteMessage, event: number): Promise<void> =>
  store.transaction(async (tx) => {
    await tx.addToNote(id, event, at);
    await tx.deliver([{ kind: "refresh-note", surface: id, event: events[0] ?? event }]);
  });

/** Says what was held back on somebody's surface in one note, if they may be rung by now. */
export async function catchUp(deps: WorkerDeps, platform: ChatPlatform, surface: Surface): Promise<Tried> {
  const { deliveries } = deps.store;
  const [story, notes] = await Promise.all([storyOf(deps, surface), deliveries.notesOn(surface.id)]);
  const { held } = notes;
  if (held.length === 0) return done;
  const due = eventsOf(story, held);
  const ring = await whenToRing(deps, surface, story, notes, due);
  if (!ring.now) {
    await holdNotes(deps, surface, [], ring.at);
    return done;
  }
  const told = await toldOn(deps, surface, story, due);
  await forget(deps, surface, notes, told);
  const there = await withCard(deps, platform, surface);
  if (there.result !== "shown") return unsaid(deps, surface.id, held, there);
  const [first = [], ...more] = portions(told);
  const tried = await sayNote(deps, platform, there.surface, first);
  if (tried.result === "done" && more.length > 0) await holdNotes(deps, surface, [], deps.now());
  return tried;
}

/** What its reader is no longer told: they are not what they were to the ticket. */
async function forget({ store }: WorkerDeps, surface: Surface, { held }: Notes, told: readonly Told[]): Promise<void> {
  const silent = held.filter((number) => !told.some(({ event }) => event === number));
  for (const event of silent) await store.deliveries.noted(surface.id, event, null);
}
