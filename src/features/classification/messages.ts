import type { CommonRefusal } from "../../kernel/refusal.ts";
import { text } from "../../kernel/text.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { particulars, type Particulars, type ClassificationEvent, type ClassificationRefusal } from "./rules.ts";
import { nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import { fact, facts } from "../../screen/blocks.ts";
import type { Phrases } from "../words.ts";
import type { Block } from "../../screen/message.ts";
import { cutLine } from "../../screen/plain-text.ts";
import type { Viewer } from "../../screen/viewer.ts";

export const voices: EventVoices<ClassificationEvent> = {
  changed: {
    agents: (_, recorded, at) => ({
      sentence: at.words.agentsNotes.changed(nameOf(recorded, at)),
      facts: changedFacts(recorded.event, at.viewer, at.words),
    }),
    requester: (_, recorded, at) => ({
      sentence: at.words.personNotes.changed(nameOf(recorded, at)),
      facts: changedFacts(recorded.event, at.viewer, at.words),
    }),
    asked: silent,
  },
};

/** `Priority: P3 (normal) → P2 (high)`, a line for each particular that was changed. */
export function changedFacts(
  { from, to }: Omit<ClassificationEvent, "type" | "callsAnew">,
  viewer: Viewer,
  { labels }: Phrases,
): readonly Block[] {
  const changed = particulars.filter((name) => to[name] !== undefined);
  return facts(
    changed.map((name) =>
      fact(labels.particular[name], `${valueOf(from, name, viewer, labels)} → ${valueOf(to, name, viewer, labels)}`),
    ),
  );
}

const nothing = "—";

function valueOf(
  given: Partial<Particulars>,
  name: keyof Particulars,
  { names }: Viewer,
  labels: Phrases["labels"],
): string {
  switch (name) {
    case "title":
    case "service":
      return cutLine(given[name] ?? "", 100) || nothing;
    case "beneficiary":
      return given.beneficiary === undefined ? nothing : names(given.beneficiary).name;
    case "kind":
      return given.kind === undefined ? nothing : labels.kind[given.kind];
    case "urgency":
      return given.urgency === undefined ? nothing : labels.urgency[given.urgency];
    case "impact":
      return given.impact === undefined ? nothing : labels.impact[given.impact];
    case "priority":
      return given.priority === undefined ? nothing : labels.priority[given.priority];
  }
}

export const refusals: RefusalVoices<Exclude<ClassificationRefusal, CommonRefusal>> = {
  "not-for-yourself": (_, { words }) => text`${words.refusals.notForYourself}`,
  "not-for-a-colleague": (_, { words }) => text`${words.refusals.notForAColleague}`,
};
