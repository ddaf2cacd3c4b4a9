import { messageExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { phrases } from "../words.ts";
import { gapList, gapGone, gapNoted, gapNotNeeded, gapRefused } from "./messages.ts";
import { gapsAtMost, type GapShown } from "./rules.ts";

/** What several people asked and nothing answers. */
export const gapsIn = ({ story }: Stage): readonly GapShown[] =>
  [story.sought, ...story.otherTitles, story.longTitle].map((called, index) => ({
    id: `0197f0c2-0000-7000-8000-0000000000${index + 10}`,
    called,
    times: [14, 6, 1][index] ?? 4,
    people: [9, 5, 1][index] ?? 3,
    urged: index === 2,
  }));

const shown = (called: string, message: ReturnType<typeof gapList>): Example =>
  messageExample("home and lists", `gaps: ${called}`, message);

export function gaps(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const says = phrases(viewer.locale).gaps;
  const [first, ...others] = gapsIn(stage);
  const many = Array.from({ length: gapsAtMost }, (_, index) => gapsIn(stage)[index % 3] ?? []).flat();
  return [
    shown("none", gapList({ gaps: [], more: false }, viewer)),
    shown("some", gapList({ gaps: gapsIn(stage), more: false }, viewer)),
    shown("very many", gapList({ gaps: many, more: true }, viewer)),
    shown("one is not needed", gapNotNeeded({ id: first?.id ?? "", called: first?.called ?? "" }, viewer)),
    shown("one is put back", gapList({ gaps: gapsIn(stage), more: false }, viewer, says.back(first?.called ?? ""))),
    shown("dealt with already", gapList({ gaps: others, more: false }, viewer, says.gone)),
    messageExample("whispers", "a gap: noted", gapNoted({}, viewer)),
    messageExample("whispers", "a gap: written already", gapGone(viewer)),
    messageExample("whispers", "a gap: not of this", gapRefused(viewer)),
  ];
}
