import { handleGapNotNeeded, handleGaps, handleNeedsArticle } from "../features/gaps/conversation.ts";
import type { Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { handleEndDelegation, openDelegate } from "../features/delegation/conversation.ts";
import { handleHelped, handleNotHelped } from "../features/articles/conversation/article-helped.ts";
import { handleApproveAll } from "../features/approvals/conversation.ts";
import { handleArticles, tellFigures, openArticle, openWriteArticle } from "../features/articles/conversation.ts";
import { handleAway, handleAwayAgreed, handleBack } from "../features/absence/conversation.ts";
import { change } from "../desk/tickets.ts";
import type { TicketMeant } from "../kernel/ticket.ts";
import type { TicketCommand } from "../features/rules.ts";
import { onCard, type Opener } from "../features/actions.ts";
import type { offeredVerbs } from "../features/home/rules.ts";
import { changeOrRefuse } from "./change-or-refuse.ts";
import { isTicketPress } from "../features/rules/presses.ts";
import { handleCatalogue } from "../features/catalogue/conversation.ts";
import { handleAllFiles, handleDownload } from "../features/files/conversation.ts";
import { handleEndPages, handlePage } from "../features/pages/conversation.ts";
import { continueDraft, handleDiscard } from "../features/drafts/conversation.ts";
import { handleExport } from "../features/exports/conversation.ts";
import { handleTimesheet } from "../features/timesheets/conversation.ts";
import {
  handleEndKnownIssue,
  handleMeToo,
  knownIssuesFor,
  openWriteKnownIssue,
} from "../features/known-issues/conversation.ts";
import { handleLate, handleSeeLate } from "../features/digests/conversation.ts";
import { handleList } from "../features/home/conversation.ts";
import { handlePlacing } from "./handle-message.ts";
import { openAnswers } from "../features/catalogue/conversation/change-answers.ts";
import { askedAs, newTicket, newTicketOnce } from "../features/opening/conversation/new-ticket.ts";
import { openNotifications } from "../features/notifications/conversation.ts";
import { onceOn } from "./once.ts";
import { openTicketForm } from "./open-form.ts";
import { handleUnsend } from "../features/replies/conversation.ts";
import { handleReport } from "../features/reports/conversation.ts";
import {
  handleQueueService,
  handleResetQueue,
  handleSaveQueue,
  openEditQueue,
} from "../features/queue-policy/conversation.ts";
import {
  handleCloseQueue,
  handleQueues,
  openLeadForm,
  openRenameForm,
} from "../features/queues/conversation/rule-queues.ts";
import { handleKeepQueues, handleSetUpAgreed, openNameQueue } from "../features/queues/conversation/set-up.ts";
import {
  handleReadyAnswers,
  handleRemoveReady,
  openReadyAnswer,
  openWriteReady,
} from "../features/ready-answers/conversation.ts";
import { handleNotThisOne } from "../features/opening/conversation/files-after.ts";
import { handleOffer, handleSend } from "../features/opening/conversation/send-words.ts";
import { handleForgetSearch, handleSavedSearches, openKeepSearch } from "../features/saved-searches/conversation.ts";
import { openSearch } from "../features/search/conversation.ts";
import { openSeveral } from "../features/several/conversation.ts";
import { openTicket } from "../features/cards/conversation.ts";
import { openSimilar } from "../features/similar/conversation.ts";
import { handleTicketButton } from "./ticket-button.ts";
import { tellWhy } from "../features/routing/conversation/why.ts";
import { standingAgain, tellStanding, withStanding } from "./standing.ts";

type Pressed = Extract<Intent, { kind: "pressed" }>;

export async function handleButton(deps: DeskDeps, intent: Pressed): Promise<Reply> {
  const { action, by } = intent;
  if (isTicketPress(action)) return handleTicketButton(deps, intent, action);
  switch (action.do) {
    case "new-ticket":
    case "fill":
    case "answers":
    case "name-queue":
    case "name-lead":
    case "rename-queue":
    case "edit-queue":
    case "choose-notifications":
    case "search":
    case "write-article":
    case "write-known-issue":
    case "write-ready-answer":
    case "keep-search":
    case "delegate":
    case "change-several":
      return action.draft === undefined
        ? openForm(deps, intent, action)
        : continueDraft(deps, intent, action, action.draft, (opener) => openForm(deps, intent, opener));
    case "discard":
      return handleDiscard(deps, by, action.draft);
    case "show":
      return openTicket(deps, intent, action);
    case "similar":
      return openSimilar(deps, by, action);
    case "why":
      return tellWhy(deps, onCard(action), by);
    case "catalogue":
      return handleCatalogue(deps, intent, action);
    case "article":
      return openArticle(deps, by, action);
    case "helped":
      return handleHelped(deps, intent, action);
    case "not-helped":
      return handleNotHelped(deps, intent, action);
    case "articles":
      return handleArticles(deps, by, action);
    case "article-figures":
      return tellFigures(deps, by);
    case "gaps":
      return handleGaps(deps, by, action);
    case "gap-not-needed":
      return handleGapNotNeeded(deps, intent, action);
    case "needs-article":
      return handleNeedsArticle(deps, intent, action);
    case "known-issues":
      return knownIssuesFor(deps, by);
    case "me-too":
      return handleMeToo(deps, intent, action);
    case "end-known-issue":
      return handleEndKnownIssue(deps, intent, action);
    case "ready-answers":
      return handleReadyAnswers(deps, by, action);
    case "ready-answer":
      return openReadyAnswer(deps, by, action);
    case "remove-ready-answer":
      return handleRemoveReady(deps, intent, action);
    case "saved-searches":
      return handleSavedSearches(deps, by, action);
    case "forget-search":
      return handleForgetSearch(deps, intent, action);
    case "not-this-one":
      return handleNotThisOne(deps, intent, action);
    case "download":
      return handleDownload(deps, intent, action);
    case "all-files":
      return handleAllFiles(deps, intent, action);
    case "where":
      return action.shown === true ? standingAgain(deps, onCard(action), by) : tellStanding(deps, onCard(action), by);
    case "remind":
      return withStanding(deps, intent, onCard(action), await command(deps, intent, onCard(action), { type: "chase" }));
    case "list":
      return handleList(deps, intent, action);
    case "late":
      return handleLate(deps, intent, action);
    case "see-late":
      return handleSeeLate(deps, intent, action);
    case "report":
      return handleReport(deps, intent, action);
    case "timesheet":
      return handleTimesheet(deps, intent, action);
    case "page":
      return handlePage(deps, intent, action);
    case "end-pages":
      return handleEndPages(deps, intent);
    case "export":
      return handleExport(deps, intent, action);
    case "approve-all":
      return handleApproveAll(deps, intent, action);
    case "command":
      return doInWords(deps, intent, action.verb);
    case "send":
      return handleSend(deps, intent, action);
    case "offer":
      return handleOffer(deps, intent, action);
    case "place":
      return handlePlacing(deps, intent, action);
    case "unsend":
      return handleUnsend(deps, intent, action);
    case "end-delegation":
      return handleEndDelegation(deps, intent);
    case "away":
      return handleAwayAgreed(deps, intent, action);
    case "set-up":
      return handleSetUpAgreed(deps, intent, action);
    case "close-queue":
      return handleCloseQueue(deps, intent, action);
    case "queue-service":
      return handleQueueService(deps, by, action);
    case "save-queue":
      return handleSaveQueue(deps, intent, action);
    case "reset-queue":
      return handleResetQueue(deps, intent, action);
    case "keep-queues":
      return handleKeepQueues(deps, intent, action);
  }
}

/** What came of it stands in the place of the question whether it was meant. */
async function doInWords(deps: DeskDeps, intent: Pressed, verb: (typeof offeredVerbs)[number]): Promise<Reply> {
  const reply = await { queues: showQueues, away: goAway, back: handleBack }[verb](deps, intent);
  return reply.kind === "whisper" ? { kind: "done", instead: reply.message } : reply;
}

const showQueues = (deps: DeskDeps, { by }: Intent): Promise<Reply> => handleQueues(deps, by);
const goAway = (deps: DeskDeps, intent: Intent): Promise<Reply> => handleAway(deps, intent, null);

async function openForm(deps: DeskDeps, intent: Pressed, action: Opener): Promise<Reply> {
  if (action.do === "fill") return openTicketForm(deps, action, intent);
  if (action.do === "answers") return openAnswers(deps, intent.by, action, intent.values);
  if (action.do === "name-queue") return openNameQueue(deps, intent.by, action);
  if (action.do === "name-lead") return openLeadForm(deps, intent.by, action);
  if (action.do === "rename-queue") return openRenameForm(deps, intent.by, action);
  if (action.do === "edit-queue") return openEditQueue(deps, intent.by, action);
  if (action.do === "choose-notifications") return openNotifications(deps, intent.by, action);
  if (action.do === "search") return openSearch(deps, intent.by, action);
  if (action.do === "write-article") return openWriteArticle(deps, intent.by, action);
  if (action.do === "write-known-issue") return openWriteKnownIssue(deps, intent.by, action);
  if (action.do === "change-several") return openSeveral(deps, intent.by, action);
  if (action.do === "delegate") return openDelegate(deps, intent.by, action);
  if (action.do === "keep-search") return openKeepSearch(deps, intent.by, action);
  if (action.do === "write-ready-answer") return openWriteReady(deps, intent.by, action);
  const asked = askedAs(action);
  const { by, values = {} } = intent;
  return asked === undefined ? newTicket(deps, action, by, values) : newTicketOnce(deps, action, asked, by, values);
}

const command = (deps: DeskDeps, intent: Intent, meant: TicketMeant, given: TicketCommand): Promise<Reply> =>
  onceOn(deps, intent, meant.reference, async (tx, by) => {
    const changed = await change(tx, deps, { ...meant, command: given, by: by.id });
    return changeOrRefuse(deps, tx, changed, { by, on: intent.by });
  });
