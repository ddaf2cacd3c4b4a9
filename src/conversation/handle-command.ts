import type { ChatUser, Intent, Reply, SentFile } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { goodbye, greetingBack } from "../features/home/messages/what-to-say.ts";
import { titled } from "../features/opening/use-cases.ts";
import { answerOffer } from "../features/routing/conversation/answer-offer.ts";
import { articlesFor } from "../features/articles/conversation.ts";
import { askAway, handleAway, handleBack } from "../features/absence/conversation.ts";
import { catalogueFor } from "../features/catalogue/conversation.ts";
import { answerDecision, answerTakenBack } from "../features/approvals/conversation/decide-in-words.ts";
import { handleDelegate, handleEndDelegation } from "../features/delegation/conversation.ts";
import { gapsAsked } from "../features/gaps/conversation.ts";
import { helpFor } from "./help.ts";
import { knownIssuesFor } from "../features/known-issues/conversation.ts";
import { listNow, listsFor } from "../features/home/conversation.ts";
import { newTicket } from "../features/opening/conversation/new-ticket.ts";
import { takeFiles } from "../features/files/use-cases.ts";
import { openNotifications } from "../features/notifications/conversation.ts";
import { askWhat, askWhere, begin, typedIn } from "./place-words.ts";
import { viewerOfUser, whisper } from "./replies.ts";
import { readyFor } from "../features/ready-answers/conversation.ts";
import { handleQueues } from "../features/queues/conversation/rule-queues.ts";
import { timesheetFor } from "../features/timesheets/conversation.ts";
import { reportFor } from "../features/reports/conversation.ts";
import { savedSearchesFor } from "../features/saved-searches/conversation.ts";
import { handleSetUp } from "../features/queues/conversation/set-up.ts";
import { searchFor } from "../features/search/conversation.ts";
import { showTicket } from "../features/cards/conversation.ts";
import { readTypedCommand } from "./typed-command.ts";
import { isCancelAlone } from "../features/wishes/conversation/typed-wishes.ts";
import { tellWhy } from "../features/routing/conversation/why.ts";
import { answerVerb } from "./ticket-verbs.ts";
import { answerGivenUp, answerWish, handleUndo } from "../features/wishes/conversation.ts";

type Asked = Extract<Intent, { kind: "asked" }>;

/** `/ticket …` on Slack, a mention of the bot on Teams. */
export async function handleCommand(deps: DeskDeps, intent: Asked): Promise<Reply> {
  const { by } = intent;
  const typed = readTypedCommand(intent.words);
  const offered = await answerOffer(deps, intent, intent.words, typed);
  if (offered !== null) return offered;
  switch (typed.command) {
    case "new":
      if (typed.title === "") return newTicket(deps, { do: "new-ticket", ...typedIn(intent) }, by);
      return (await givesUp(deps, intent)) ?? begin(deps, intent, intent.words);
    case "about":
      return (
        (await givesUp(deps, intent)) ??
        (await answerDecision(deps, intent, intent.words, typed)) ??
        askWhere(deps, intent, intent.words.trim())
      );
    case "verb":
      return (await answerVerb(deps, intent, typed)) ?? askWhere(deps, intent, intent.words.trim());
    case "wish":
      return (
        (await answerDecision(deps, intent, intent.words, typed)) ??
        (isCancelAlone(intent.words) ? await answerTakenBack(deps, intent) : null) ??
        (await answerWish(deps, intent, { ...typed, text: intent.words })) ??
        begin(deps, intent, intent.words)
      );
    case "undo":
      return (
        (await answerTakenBack(deps, intent)) ??
        (await handleUndo(deps, intent, intent.words)) ??
        begin(deps, intent, intent.words)
      );
    case "unclear":
      return deps.store.transaction(async (tx) => askWhat(tx, deps, typed, { by: await tx.recognise(by), on: by }));
    case "help":
      return whisper(await helpFor(deps, by));
    case "greeting":
      return whisper(greetingBack(viewerOfUser(deps, by)));
    case "goodbye":
      return whisper(goodbye(viewerOfUser(deps, by)));
    case "list":
      return whisper(await listsFor(deps, by));
    case "search":
      return searchFor(deps, by, typed.sought);
    case "articles":
      return articlesFor(deps, by, typed.sought);
    case "gaps":
      return (await gapsAsked(deps, by)) ?? begin(deps, intent, intent.words);
    case "known-issues":
      return knownIssuesFor(deps, by);
    case "services":
      return deps.policy.services.length > 0 ? catalogueFor(deps, by) : begin(deps, intent, intent.words);
    case "ready-answers":
      return readyFor(deps, by);
    case "saved-searches":
      return savedSearchesFor(deps, by);
    case "approvals":
      return whisper(await listNow(deps, by, { list: "approvals", after: null }));
    case "grants":
      return whisper(await listNow(deps, by, { list: "grants", after: null }));
    case "ticket":
      return showTicket(deps, { reference: typed.reference }, by);
    case "why":
      return typed.reference === null
        ? begin(deps, intent, intent.words)
        : tellWhy(deps, { reference: typed.reference }, by);
    case "set-up":
      return handleSetUp(deps, intent, typed.queue);
    case "queues":
      return handleQueues(deps, by);
    case "notify":
      return openNotifications(deps, by, { do: "choose-notifications" });
    case "report": {
      const report = await reportFor(deps, by, typed);
      return report === null ? begin(deps, intent, intent.words) : whisper(report);
    }
    case "timesheet":
      return whisper(await timesheetFor(deps, by, typed.week));
    case "away":
      return handleAway(deps, intent, typed.until);
    case "away-on":
      return whisper(askAway(deps, intent.by, typed.day));
    case "back":
      return handleBack(deps, intent);
    case "delegate":
      return (await handleDelegate(deps, intent, typed)) ?? begin(deps, intent, intent.words);
    case "delegate-no-more":
      return handleEndDelegation(deps, intent);
  }
}

const givesUp = async (deps: DeskDeps, intent: Asked): Promise<Reply | null> =>
  (await answerGivenUp(deps, intent, intent.words, "theirs")) ?? answerGivenUp(deps, intent, intent.words, "none");

/** The files of a message wait for its form to be sent: what a form carries, whoever sends it could change. */
async function keepFiles(deps: DeskDeps, files: readonly SentFile[], by: ChatUser): Promise<string> {
  const { id } = await deps.store.recognise(by);
  return deps.store.transaction(async (tx) =>
    tx.keepWords(id, "", await takeFiles(tx, deps, { files, by }, id), deps.now()),
  );
}

/** A ticket made of a message: its words, its files, and a link to it. */
export async function handleQuote(
  deps: DeskDeps,
  { text, files = [], leftOut, link, author, by }: Extract<Intent, { kind: "quoted" }>,
): Promise<Reply> {
  const from = {
    ...(link !== null && { message: link }),
    ...(author !== null && { author }),
    ...(leftOut === true && { leftOut }),
    ...(files.length > 0 && ({ words: await keepFiles(deps, files, by), withFiles: true } as const)),
  };
  return newTicket(deps, { ...titled(text), description: text.trim(), ...from }, by);
}

export const handleVisit = async (deps: DeskDeps, { by }: Intent): Promise<Reply> => whisper(await listsFor(deps, by));
