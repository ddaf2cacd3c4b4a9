import type { Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { answerInAWord } from "./answer-in-a-word.ts";
import { answersAskedByNow } from "../features/catalogue/conversation/change-answers.ts";
import { asChangeOfItsOwn } from "./changed-again.ts";
import { withoutCopy } from "../features/cards/conversation/copies.ts";
import { withQuestionOver } from "../features/approvals/conversation/decide-in-words.ts";
import { handleClosedForm, handleTyping } from "../features/drafts/conversation.ts";
import { handleMarked, handleReacted } from "../features/emoji/conversation.ts";
import { handleAnsweredFile } from "../features/exports/conversation.ts";
import { handleButton } from "./handle-button.ts";
import { handleCommand, handleQuote, handleVisit } from "./handle-command.ts";
import { handleForm } from "./handle-form.ts";
import { askedByNow } from "../features/opening/conversation/new-ticket.ts";
import { rememberSaid } from "./last-said.ts";
import { handleAdded, handleEntered, handleOutdated, tellOfLeftOut } from "../features/signposts/conversation.ts";
import { handleDirectMessage, handleRelay, handleThreadMessage } from "./handle-message.ts";
import { fillIn } from "../features/ready-answers/conversation.ts";
import { handleSearched } from "../features/search/conversation.ts";
import { tellOfSecrets } from "../features/masking/conversation.ts";
import { withShownCard } from "../features/cards/conversation.ts";

/** What the desk answers to whatever somebody did. */
export async function handleIntent(deps: DeskDeps, told: Intent): Promise<Reply> {
  const intent = await asChangeOfItsOwn(deps, told);
  const said = await tellOfLeftOut(deps, intent, tellOfSecrets(deps, intent, await answer(deps, intent)));
  const reply = await rememberSaid(deps, intent, said);
  const shown = await withQuestionOver(deps, intent, await withShownCard(deps, intent, reply));
  return withoutCopy(deps, intent, shown);
}

async function answer(deps: DeskDeps, intent: Intent): Promise<Reply> {
  switch (intent.kind) {
    case "pressed":
      return handleButton(deps, intent);
    case "submitted":
      return handleForm(deps, intent);
    case "typed":
      return handleTyping(deps, intent);
    case "chose":
      if (intent.opener.do === "answers") return answersAskedByNow(deps, intent, intent.opener);
      return intent.opener.do === "new-ticket" ? askedByNow(deps, intent) : fillIn(deps, intent);
    case "closed":
      return handleClosedForm(deps, intent);
    case "replied":
      return (await answerInAWord(deps, intent)) ?? handleThreadMessage(deps, intent);
    case "relayed":
      return handleRelay(deps, intent);
    case "wrote":
      return (await answerInAWord(deps, intent)) ?? handleDirectMessage(deps, intent);
    case "asked":
      return handleCommand(deps, intent);
    case "quoted":
      return handleQuote(deps, intent);
    case "reacted":
      return handleReacted(deps, intent);
    case "marked":
      return handleMarked(deps, intent);
    case "searched":
      return handleSearched(deps, intent);
    case "visited":
      return handleVisit(deps, intent);
    case "entered":
      return handleEntered(deps, intent);
    case "outdated":
      return handleOutdated(deps, intent);
    case "answered-file":
      return handleAnsweredFile(deps, intent);
    case "added":
      return handleAdded(deps, intent);
  }
}
