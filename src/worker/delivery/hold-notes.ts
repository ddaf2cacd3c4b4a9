import type { WorkerDeps } from "../deps.ts";
import type { Story } from "./rendered-notes.ts";
import type { Notes } from "../../desk/ports.ts";
import type { Surface } from "../../desk/surface.ts";
import type { PersonId } from "../../kernel/person.ts";
import { awakeFor, isInWindow, ringAt, ringFor, type Hearer } from "../../kernel/notifications.ts";
import { notifyOf, peopleAsked } from "../../features/rules/events.ts";
import type { RecordedEvent } from "../../features/rules.ts";

export type RingTime =
  | { readonly now: true }
  /** `mayJoin`: it may be said in the note that rang last. */
  | { readonly now: false; readonly at: Date; readonly mayJoin: boolean };

/** When the reader of a surface may be rung for these events, which are then said together. */
export async function whenToRing(
  deps: WorkerDeps,
  surface: Surface,
  story: Story,
  notes: Notes,
  events: readonly RecordedEvent[],
): Promise<RingTime> {
  const now = deps.now();
  const reader = readerOf(surface);
  const rings = events.map((event) => ringFor(story.ticket, toldOf(event), reader, now));
  if (rings.includes("now")) return { now: true };
  const { quiet } = deps.rules.policy;
  const hearer = await hearerOf(deps, surface, story, notes, reader);
  const at = rings.map((ring) => ringAt(ring, hearer, quiet, now)).toSorted((one, other) => +one - +other)[0] ?? now;
  if (at <= now) return { now: true };
  return { now: false, at, mayJoin: !rings.includes("by-day") && isInWindow(hearer, quiet, now) };
}

const toldOf = ({ by, at, event }: RecordedEvent) => ({ by, at, notify: notifyOf(event), asked: peopleAsked(event) });

async function hearerOf(
  { store, desk, now }: WorkerDeps,
  { pushedAt }: Surface,
  { history }: Story,
  { messages }: Notes,
  reader: PersonId,
): Promise<Hearer> {
  const [people, actedAt] = await Promise.all([
    store.people([reader]),
    store.deliveries.lastAct(reader, new Date(now().getTime() - awakeFor)),
  ]);
  const since = (event: RecordedEvent): boolean => pushedAt !== null && event.at > pushedAt;
  const last = messages.at(-1);
  const rang = history.findLast(
    ({ number }) => last?.events.includes(number) === true && !last.joined.includes(number),
  );
  return {
    zone: people.get(reader)?.zone ?? desk.zone,
    rungAt: pushedAt,
    hasWords:
      rang !== undefined &&
      notifyOf(rang.event) === "words" &&
      !history.some((each) => each.by === reader && since(each)),
    actedAt,
  };
}

function readerOf({ id, audience }: Surface): PersonId {
  if (audience.kind !== "person") throw new Error(`surface ${id} is nobody's alone`);
  return audience.person;
}

/** Keeps events to be said later, together with what is held back already, and looks at them again at an instant. */
export const holdNotes = (
  { store }: Pick<WorkerDeps, "store">,
  surface: Surface,
  events: readonly number[],
  at: Date,
): Promise<void> =>
  store.transaction(async (tx) => {
    await tx.hold(surface, events);
    await tx.setTimer({ key: `surface ${surface.id}`, at, job: { kind: "catch-up", surface: surface.id } });
  });
