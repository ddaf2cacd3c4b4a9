import type { Refusal } from "../../domain/refusal.ts";
import { phrases } from "../locales/index.ts";
import type { Message } from "../message.ts";
import * as said from "../whispers.ts";
import { messageExample, type Example, type Section } from "./example.ts";
import type { Stage } from "./stage.ts";
import { momentOf, ticketIn } from "./tickets.ts";

type Named = Readonly<Record<string, Message>>;

const refusals: { readonly [Type in Refusal["type"]]: Extract<Refusal, { type: Type }> } = {
  "not-allowed": { type: "not-allowed" },
  "already-claimed": { type: "already-claimed", by: "amara" },
  "already-yours": { type: "already-yours" },
  "not-an-agent": { type: "not-an-agent" },
  "wrong-status": { type: "wrong-status", status: "on-hold" },
  "nothing-changed": { type: "nothing-changed" },
  "reason-missing": { type: "reason-missing" },
  "no-such-attempt": { type: "no-such-attempt" },
  "too-late-to-reopen": { type: "too-late-to-reopen" },
  "chased-already": { type: "chased-already", until: momentOf(16) },
};

const refused = (stage: Stage): Named =>
  Object.fromEntries(
    Object.values(refusals).map((refusal) => [
      refusal.type,
      said.refusalMessage(refusal, ticketIn("closed", stage), stage.viewer),
    ]),
  );

type Told = Readonly<Record<Exclude<keyof typeof said, "refusalMessage">, readonly [Section, Named]>>;

/** Everything that is said to one person alone. A whisper without an example does not compile. */
function told(stage: Stage): Told {
  const { viewer, story, platform } = stage;
  const ticket = ticketIn("new", stage);
  const places = story.otherTitles
    .slice(0, 3)
    .map((title, index) =>
      ticketIn("in-progress", stage, { opened: { title }, reference: `I26112${index}_000${index + 1}` }),
    );
  const missing = phrases(viewer.locale).setUp.missing[platform];
  return {
    helpMessage: ["whispers", { help: said.helpMessage(story.deskName, platform, viewer) }],
    ticketOpened: ["whispers", { opened: said.ticketOpened(ticket, viewer) }],
    noSuchTicket: ["whispers", { "no such ticket": said.noSuchTicket("I261121_9999", viewer) }],
    offerForm: ["whispers", { "a form to open": said.offerForm({ do: "new-ticket" }, viewer) }],
    placeWords: [
      "whispers",
      { "words with several places": said.placeWords({ id: "12", text: story.answer }, places, viewer) },
    ],
    wordsPlaced: ["whispers", { "words placed": said.wordsPlaced(ticket, viewer) }],
    wordsRelayed: ["whispers", { "words sent to the requester": said.wordsRelayed(ticket, viewer) }],
    wordsGone: ["whispers", { "words gone": said.wordsGone(viewer) }],
    failed: ["whispers", { failed: said.failed(viewer) }],
    setUpDone: [
      "setting up",
      { done: said.setUpDone(story.queue, false, viewer), moved: said.setUpDone(story.queue, true, viewer) },
    ],
    setUpNotAllowed: ["setting up", { "not allowed": said.setUpNotAllowed(viewer) }],
    setUpMissing: [
      "setting up",
      Object.fromEntries(
        (["not-in-channel", "cannot-read", "not-a-channel"] as const satisfies readonly (keyof typeof missing)[]).map(
          (what) => [what, said.setUpMissing(what, platform, viewer)],
        ),
      ),
    ],
    welcome: ["setting up", { welcome: said.welcome(story.queue, story.deskName, viewer) }],
  };
}

export const whispers = (stage: Stage): readonly Example[] =>
  [...Object.values(told(stage)), ["refusals", refused(stage)] as const].flatMap(([section, messages]) =>
    Object.entries(messages).map(([name, message]) => messageExample(section, name, message)),
  );
