import type { Message } from "../../screen/message.ts";
import { toldOfAbsence } from "../absence/examples.ts";
import { refusedAsUnknown, toldOfBasics } from "../basics/examples.ts";
import { toldOfUndo } from "../cancellation/examples.ts";
import { toldOfAnswers } from "../classification/examples.ts";
import { toldOfCatalogue } from "../catalogue/examples.ts";
import { toldOfDrafts } from "../drafts/examples.ts";
import { toldOfEmoji } from "../emoji/examples.ts";
import { toldOfHelp } from "../home/examples.ts";
import { toldOfSecrets } from "../masking/examples.ts";
import { toldOfNotifications } from "../notifications/examples.ts";
import { toldOfOpening } from "../opening/examples.ts";
import { toldOfPolicies } from "../queue-policy/examples.ts";
import { toldOfQueues } from "../queues/examples/whispers.ts";
import { toldOfWords } from "../replies/examples.ts";
import { toldOfRouting } from "../routing/examples.ts";
import { greetings, toldOfSignposts } from "../signposts/examples.ts";
import { toldOfWishes } from "../wishes/examples.ts";
import { messageExample, type Example, type Section } from "./example.ts";
import { refused } from "./refusals.ts";
import type { Stage } from "./stage.ts";

/** What is said to one person alone, each message by its name. */
type Told = (stage: Stage) => Readonly<Record<string, Message>>;

const told: readonly (readonly [Section, readonly Told[]])[] = [
  [
    "whispers",
    [
      toldOfHelp,
      toldOfBasics,
      toldOfOpening,
      toldOfCatalogue,
      toldOfAnswers,
      toldOfWords,
      toldOfAbsence,
      toldOfDrafts,
      toldOfEmoji,
      toldOfSecrets,
      toldOfSignposts,
      toldOfUndo,
      toldOfWishes,
      toldOfNotifications,
      toldOfRouting,
    ],
  ],
  ["setting up", [greetings, toldOfQueues, toldOfPolicies]],
  ["refusals", [refusedAsUnknown, refused]],
];

export const whispers = (stage: Stage): readonly Example[] =>
  told.flatMap(([section, these]) =>
    these
      .flatMap((messagesIn) => Object.entries(messagesIn(stage)))
      .map(([name, message]) => messageExample(section, name, message)),
  );
