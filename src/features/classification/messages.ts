import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { Of } from "../../kernel/event.ts";
import type { Answered } from "../../kernel/service.ts";
import { text, type Text } from "../../kernel/text.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { answerText } from "../catalogue/messages/answer.ts";
import {
  particulars,
  type AnswersChanged,
  type ClassificationEvent,
  type ClassificationRefusal,
  type Particulars,
  privately,
} from "./rules.ts";
import { callsHolder, nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import { fact, facts } from "../../screen/blocks.ts";
import { phrases, type Phrases } from "../words.ts";
import type { Block, Message } from "../../screen/message.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { sayPlainly } from "../../screen/say.ts";
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
  "answers-changed": {
    agents: (ticket, recorded, at) => ({
      sentence: at.words.agentsNotes.answersChanged(nameOf(recorded, at)),
      ...callsHolder(ticket, recorded, at),
      facts: answersChangedFacts(recorded.event, at.viewer),
    }),
    requester: (_, recorded, at) => ({
      sentence: at.words.personNotes.answersChanged(nameOf(recorded, at)),
      facts: [
        ...answersChangedFacts(recorded.event, at.viewer),
        ...answersChangedFacts(privately(recorded.event), at.viewer),
      ],
    }),
    asked: silent,
  },
};

/** `Price: €900 → €1,900`, a line for each answer that was changed. */
export function answersChangedFacts({ from, to }: AnswersChanged, viewer: Viewer): readonly Block[] {
  const said = (answer: Answered | undefined): Text =>
    answer === undefined ? text`${nothing}` : answerText(answer, viewer, longestAnswer);
  const old = from.map((answer) => ({ answer, after: to.find(({ field }) => field === answer.field) }));
  const isNew = ({ field }: Answered): boolean => from.every((answer) => answer.field !== field);
  return facts([
    ...old.map(({ answer, after }) =>
      fact((after ?? answer).label[viewer.locale], text`${said(answer)} → ${said(after)}`),
    ),
    ...to.filter(isNew).map((answer) => fact(answer.label[viewer.locale], text`${nothing} → ${said(answer)}`)),
  ]);
}

const longestAnswer = 100; // characters, on either side of the arrow

/** `Priority: P3 (normal) → P2 (high)`, a line for each particular that was changed. */
export function changedFacts(
  { from, to }: Omit<Of<ClassificationEvent, "changed">, "type" | "callsAnew">,
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

/** To whoever would change the answers of a ticket whose service the policy has no more. */
export function serviceGone(isTheirs: boolean, viewer: Viewer): Message {
  const { answers } = phrases(viewer.locale);
  return sayPlainly(viewer, text`${isTheirs ? answers.gone : answers.goneForAgents}`);
}

export const refusals: RefusalVoices<Exclude<ClassificationRefusal, CommonRefusal>> = {
  "answered-meanwhile": (_, { words }) => text`${words.refusals.answeredMeanwhile}`,
  "not-for-yourself": (_, { words }) => text`${words.refusals.notForYourself}`,
  "not-for-a-colleague": (_, { words }) => text`${words.refusals.notForAColleague}`,
};
