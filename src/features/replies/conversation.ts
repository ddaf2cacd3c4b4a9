import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import { possibleFor } from "../../desk/possible.ts";
import { readTicket } from "../../desk/read.ts";
import type { KeptReply, KeptWords } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Person } from "../../desk/person.ts";
import { questionOf } from "../../desk/asked-at.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Message } from "../../screen/message.ts";
import { openTicketForm } from "../../conversation/open-form.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "../../conversation/replies.ts";
import type { Action, Opener } from "../actions.ts";
import { draftGone } from "../drafts/messages.ts";
import { continueDraft, inItsPlace } from "../drafts/conversation.ts";
import type { Unsaid } from "./desk.ts";
import { leftKey, takeBack } from "./desk/leaving.ts";
import { wordsGone } from "./messages.ts";
import {
  replyBack,
  replyOfUnread,
  replyDoubted,
  replyLeaves,
  replyTakenBack,
  tooLateToTakeBack,
} from "./messages/leaving.ts";

/** What the author of words to the requester that have not been said yet is told, and asked, of them. */
export async function tellUnsaid(
  deps: DeskDeps,
  tx: DeskTransaction,
  sent: Unsaid,
  { text, files, by, on }: KeptWords & { readonly by: Person; readonly on: ChatUser },
): Promise<Message> {
  const { ticket, words: id } = sent;
  const viewer = await viewerOfTicket(deps, by, ticket, on, tx);
  if (sent.result === "doubted") return replyDoubted({ id, text, files }, ticket, sent.doubt, viewer);
  const { resolves } = sent;
  const now = deps.now();
  const leaves = { now, at: new Date(now.getTime() + deps.policy.undoSend), resolves };
  return replyLeaves({ id, text, files }, ticket, leaves, viewer);
}

/** Where what becomes of an agent's words to the requester is told. */
export const toldOn = (intent: Intent): Pick<KeptReply, "platform" | "on"> => ({
  platform: intent.by.platform,
  on: intent.kind === "pressed" ? (intent.on ?? null) : null,
});

/** What came of taking words back. */
type Back =
  /** They stand in a form again, as a draft of the same id. */
  | { readonly result: "draft"; readonly ticket: Ticket; readonly text: string; readonly opener: Opener }
  | { readonly result: "said"; readonly says: Message };

type Unsend = Extract<Action, { do: "unsend" }>;

/** Takes back words that have not left: they stand in the form again. Pressed later, it says what became of them. */
export async function handleUnsend(deps: DeskDeps, intent: Intent, action: Unsend): Promise<Reply> {
  const back = await deps.store.transaction(async (tx) =>
    unsend(deps, tx, await tx.recognise(intent.by), intent, action),
  );
  if (back.result === "said") return { kind: "done", instead: back.says };
  const { words: id } = action;
  const { opener, ticket, text } = back;
  const reply = await continueDraft(deps, intent, opener, id, (form) =>
    form.do === "fill"
      ? openTicketForm(deps, form, intent)
      : Promise.resolve(whisper(draftGone(viewerOfUser(deps, intent.by)))),
  );
  if (reply.kind !== "open-form") return inItsPlace(reply);
  const person = await deps.store.recognise(intent.by);
  const viewer = await viewerOfTicket(deps, person, ticket, intent.by);
  const says = replyTakenBack({ id, text }, ticket, viewer);
  // Pressed in a dialog, it stands in their chat as well.
  const isInChat = intent.kind === "pressed" && intent.on !== undefined;
  const copy = isInChat ? null : await deps.store.transaction((tx) => questionOf(tx, id));
  return copy === null ? { ...reply, instead: says } : { ...reply, retired: { card: copy, says } };
}

async function unsend(
  deps: DeskDeps,
  tx: DeskTransaction,
  by: Person,
  { by: on }: Intent,
  action: Unsend,
): Promise<Back> {
  const { words: id, ticket: reference, mark } = action;
  const back = await takeBack(tx, { ticket: reference, words: id, by: by.id });
  // Taken back already, or given back since.
  const reply = back?.reply ?? (await tx.keptReply(id, by.id));
  const kept = back ?? (await tx.keptWords(id, by.id));
  const draft = kept === null ? await tx.draft(id, by.id) : null;
  const read = await readTicket(tx, reference, by.id, mark);
  if (read.result !== "read") {
    const text = kept?.text ?? draft?.values["text"] ?? null;
    const user = viewerOfUser(deps, on);
    return { result: "said", says: text === null ? wordsGone(user) : replyOfUnread(reference, text, user) };
  }
  const { ticket } = read;
  const viewer = await viewerOfTicket(deps, by, ticket, on, tx);
  if (draft !== null)
    return { result: "draft", ticket, text: draft.values["text"] ?? "", opener: { ...draft.opener, draft: id } };
  if (kept === null || reply === null)
    return {
      result: "said",
      says: (await tx.answerTo(leftKey(id))) !== null ? tooLateToTakeBack(ticket, viewer) : draftGone(viewer),
    };
  const possible = await possibleFor(tx, ticket, read.actor);
  if (kept.files.length > 0) {
    const as = (["reply", "note"] as const).filter((way) => possible.has(way));
    return { result: "said", says: replyBack(ticket, { id, ...kept }, as, viewer) };
  }
  const opener = { ...(reply.form?.opener ?? formFor(ticket)), draft: id };
  await tx.keepDraft({ id, opener, values: { ...reply.form?.values, text: kept.text } }, by.id, deps.now());
  await tx.takeWords(id, by.id);
  return { result: "draft", ticket, text: kept.text, opener };
}

/** Of words that were in no form. */
const formFor = ({ reference, mark, version, status }: Ticket): Opener => ({
  do: "fill",
  form: status === "new" ? "take" : "reply",
  ticket: reference,
  ...(mark !== null && { mark }),
  seen: version,
});

/** Takes back, in words, what somebody is about to send. Null: nothing is. */
export async function unsendInWords(deps: DeskDeps, intent: Intent): Promise<Reply | null> {
  return deps.store.transaction(async (tx) => {
    const by = await tx.recognise(intent.by);
    const leaving = await tx.leavingOf(by.id);
    if (leaving === null) return null;
    const { id, ticket: reference } = leaving;
    const back = await unsend(deps, tx, by, intent, { do: "unsend", words: id, ticket: reference });
    const says =
      back.result === "said"
        ? back.says
        : replyTakenBack(
            { id, text: back.text },
            back.ticket,
            await viewerOfTicket(deps, by, back.ticket, intent.by, tx),
          );
    const on = await questionOf(tx, id);
    return on === null ? whisper(says) : { kind: "done", retired: { card: on, says } };
  });
}
