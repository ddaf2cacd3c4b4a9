import { nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Message } from "../../screen/message.ts";
import { phrases } from "../words.ts";
import type { MaskingEvent } from "./rules.ts";
import { secretPassages } from "../../kernel/words/secrets.ts";
import type { RecordedEvent } from "../rules.ts";
import { typedWords } from "../rules/events.ts";
import { bold, text, time, type Text } from "../../kernel/text.ts";
import type { Viewer } from "../../screen/viewer.ts";

/** What is masked everywhere else, in plain sight, the newest first: who wrote it, when, and the passages; empty when nothing is. */
export const maskedWords = (history: readonly RecordedEvent[], { names }: Viewer): Text =>
  history.toReversed().flatMap(({ event, by, at }) => {
    const passages = typedWords(event).flatMap(secretPassages);
    return passages.length === 0 ? [] : text`\n\n${bold(names(by).name)} · ${time(at)}\n${passages.join("\n")}`;
  });

export const voices: EventVoices<MaskingEvent> = {
  revealed: {
    agents: (_, recorded, at) => ({ sentence: at.words.agentsNotes.revealed(nameOf(recorded, at)) }),
    requester: silent,
    asked: silent,
  },
};

/** Said once, when somebody typed what should be changed now. */
export const secretTyped = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.secretTyped}`);
