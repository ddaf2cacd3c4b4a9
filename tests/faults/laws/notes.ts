import type { Rules } from "../../../src/desk/tickets.ts";
import type { DeskVoice } from "../../../src/desk/viewers.ts";
import type { Surface } from "../../../src/desk/surface.ts";
import type { RecordedEvent } from "../../../src/features/rules.ts";
import { renderNotes } from "../../../src/worker/delivery/rendered-notes.ts";
import type { Said } from "../do-step.ts";
import type { Evidence, NoteRow, Reader } from "../evidence.ts";
import type { Platforms } from "../platforms.ts";
import { refusedEdits } from "../refused-edits.ts";
import { standingIn, type Standing } from "../shown.ts";
import { vanished } from "../vanished.ts";

export interface NotesDeps {
  readonly store: Reader;
  readonly desk: DeskVoice;
  readonly rules: Rules;
  readonly platforms: Platforms;
  readonly said: readonly Said[];
  /** Where the bot was put out of the agents' channel for a while: what it missed it says when it is back, late. */
  readonly interrupted: ReadonlySet<string>;
}

export interface NoteFindings {
  readonly broken: readonly string[];
  /** Notes that stand there once more, as when the answer to their post was lost. */
  readonly repeated: number;
}

/** Each note stands where it is linked, in the order of events; whom it did not reach, the agents know of. */
export async function noteLaws(deps: NotesDeps, evidence: readonly Evidence[]): Promise<NoteFindings> {
  const broken: string[] = [];
  let repeated = 0;
  const refused = refusedEdits(deps.platforms);
  const gone = vanished(deps.platforms);
  for (const each of evidence) {
    for (const surface of each.surfaces) {
      const notes = each.notes.get(surface.id) ?? [];
      const standing = standingIn(deps.platforms, surface);
      const name = `${each.ticket.reference}, notes of ${surface.id} (${surface.platform}, ${surface.audience.kind})`;
      const late = surface.audience.kind === "agents" && deps.interrupted.has(surface.platform);
      const still = notes.filter(({ message }) => message === null || !gone.has(message));
      broken.push(...inOrder(still, standing, { late, refused }).map((why) => `${name}: ${why}`));
      broken.push(...untold(each, surface, notes).map((why) => `${name}: ${why}`));
      if (!late) broken.push(...(await missing(deps, each, surface, notes)).map((why) => `${name}: ${why}`));
      repeated += repeats(notes, standing);
    }
  }
  return { broken, repeated };
}

interface Excuses {
  /** All of them may be late. */
  readonly late: boolean;
  /** Messages that could no longer be edited. */
  readonly refused: ReadonlySet<string>;
}

function inOrder(notes: readonly NoteRow[], standing: readonly Standing[], excuses: Excuses): readonly string[] {
  const places = notes
    .filter(({ message }) => message !== null)
    .map(({ number, message }) => ({ number, at: standing.findIndex(({ id }) => id === message) }));
  const gone = places
    .filter(({ at }) => at === -1)
    .map(({ number }) => `the note of event ${number} does not stand there`);
  const late = places.filter(({ at }, index) =>
    places.slice(index + 1).some((later) => later.at !== -1 && later.at < at),
  );
  // It may have joined a note before it, which could then not be edited.
  const wasRepeated = (event: number): boolean =>
    notes.some(({ number, message }) => number < event && message !== null && excuses.refused.has(message));
  return excuses.late
    ? gone
    : [
        ...gone,
        ...late
          .filter(({ number }) => !wasRepeated(number))
          .map(({ number }) => `the note of event ${number} stands below a later one`),
      ];
}

/** What did not reach somebody is an event that the agents read. */
function untold({ history }: Evidence, { audience }: Surface, notes: readonly NoteRow[]): readonly string[] {
  if (audience.kind === "agents") return [];
  const told = history.findLast(({ event }) => event.type === "undelivered" && event.to === audience.person);
  return notes
    .filter(({ address, number }) => address === null && (told?.number ?? 0) < number)
    .map(({ number }) => `event ${number} did not reach them, and the agents were not told`);
}

/** Whoever is the requester, and the agents of the queue, hear of all that has words for them, unless it was said there. */
async function missing(
  deps: NotesDeps,
  { ticket, history }: Evidence,
  surface: Surface,
  notes: readonly NoteRow[],
): Promise<readonly string[]> {
  const { audience } = surface;
  if (
    audience.kind === "person"
      ? audience.person !== ticket.requester
      : history.some(({ event }) => event.type === "moved")
  )
    return [];
  const unheard: string[] = [];
  for (const recorded of history.slice(1)) {
    if (notes.some(({ number }) => number === recorded.number) || wasWritten(recorded, deps.said)) continue;
    if (recorded.by === null) continue; // what the clock does is told in ways of its own
    if ((await renderNotes(deps, surface, { ticket, history }, [recorded])).length > 0)
      unheard.push(`event ${recorded.number} (${recorded.event.type}) was not told`);
  }
  return unheard;
}

const wasWritten = ({ event }: RecordedEvent, said: readonly Said[]): boolean =>
  (event.type === "answered" || event.type === "noted") &&
  said.some(({ how, token }) => how === "written" && event.text.includes(token));

/** Posts that are linked nowhere, and say what a note says. */
function repeats(notes: readonly NoteRow[], standing: readonly Standing[]): number {
  const linked = new Set(notes.map(({ message }) => message));
  const said = new Set(standing.filter(({ id }) => linked.has(id)).map(({ summary }) => summary));
  return standing.filter(({ id, summary }) => !linked.has(id) && said.has(summary)).length;
}
