import type { Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { readOwnTickets } from "../desk/read-lists.ts";
import type { Action } from "../features/actions.ts";
import { urgentInForm } from "../features/opening/messages.ts";
import { leftAsItIs } from "../features/wishes/messages.ts";
import { handleButton } from "./handle-button.ts";
import { surfaceWrittenUnder } from "./just-posted.ts";
import { readLastSaid } from "./last-said.ts";
import { viewerOfUser, whisper } from "./replies.ts";
import { withShownCard } from "./show-ticket.ts";
import { readAnswer } from "./typed-wishes.ts";

type Written = Extract<Intent, { kind: "wrote" | "replied" }>;

const standsFor = 86_400_000; // milliseconds: a day later nobody knows what "yes" was about
const looksAt = 100; // of somebody's tickets

/**
 * A word that answers what the desk has asked last, alone with them, does what its button does. Null: it is no such word, or
 * something else was said since.
 */
export async function answerInAWord(deps: DeskDeps, intent: Written): Promise<Reply | null> {
  const { by, text, files, corrected } = intent;
  const answer = files.length > 0 || corrected !== undefined ? null : readAnswer(text);
  if (answer === null) return null;
  if (intent.kind === "replied" && (!intent.personal || (await surfaceWrittenUnder(deps, intent)) !== null))
    return null;
  const said = await readLastSaid(deps, by);
  if (said === null || said.yes === null || deps.now().getTime() - said.at.getTime() > standsFor) return null;
  const { store } = deps;
  const person = await store.transaction((tx) => tx.recognise(by));
  const own = await readOwnTickets(store, person.id, looksAt);
  if (own.some(({ changedAt }) => changedAt >= said.at)) return null;
  if (await store.deliveries.wasNotified(person.id, by.platform, said.at)) return null;
  const viewer = viewerOfUser(deps, by);
  switch (answer) {
    case "yes":
      return inWords(deps, intent, said.yes);
    case "no":
      return said.no === null ? whisper(leftAsItIs(viewer)) : inWords(deps, intent, said.no);
    case "urgent":
      return said.yes.do === "send" ? whisper(urgentInForm(said.yes, viewer)) : null;
  }
}

/** What stands in the place of a button that was pressed is said where none was. */
async function inWords(deps: DeskDeps, { once, by }: Written, action: Action): Promise<Reply> {
  const pressed = { kind: "pressed", once, by, action } as const;
  const reply = await withShownCard(deps, pressed, await handleButton(deps, pressed));
  return reply.kind === "done" && reply.instead !== undefined ? whisper(reply.instead) : reply;
}
