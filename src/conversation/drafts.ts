import { createHash } from "node:crypto";
import type { DeskDeps } from "../desk/deps.ts";
import { done, viewerOfUser, whisper } from "./once.ts";
import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Opener } from "../features/actions.ts";
import { filled } from "../screen/filled.ts";
import { draftDiscarded, draftGone, draftKept } from "../features/drafts/messages.ts";
import { offerForm } from "../features/basics/messages.ts";

type Of<Kind extends Intent["kind"]> = Extract<Intent, { kind: Kind }>;

/** The draft of a form: the one it was opened with, else its own. `form` is the `once` of its submission. */
export function draftOf(person: PersonId, form: string, { draft }: Opener): string {
  if (draft !== undefined) return draft;
  const hex = createHash("sha256").update(`${person} ${form}`).digest("hex");
  // A UUID of version 8: one that its maker has found a way to make.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Keeps what is being typed, against the loss of the form. */
export const keepTyped = (deps: DeskDeps, { form, opener, values, by: user }: Of<"typed">): Promise<Reply> =>
  deps.store.transaction(async (tx) => {
    // What was typed may arrive after the form in which it was sent.
    if ((await tx.answerTo(form)) !== null) return done.reply;
    const by = await tx.recognise(user);
    const id = draftOf(by.id, form, opener);
    if (values === null) await tx.dropDraft(id, by.id);
    else await tx.keepDraft({ id, opener, values }, by.id, deps.now());
    return done.reply;
  });

/** What was typed into a form that is closed is offered to its author, once. */
export const offerDraft = (deps: DeskDeps, { form, opener, by: user }: Of<"closed">): Promise<Reply> =>
  deps.store.transaction(async (tx) => {
    const by = await tx.recognise(user);
    const id = draftOf(by.id, form, opener);
    const offered = `draft:${id}`;
    // The offer made before leads to what was typed since.
    if ((await tx.answerTo(offered)) !== null) return done.reply;
    const draft = await tx.draft(id, by.id);
    if (draft === null) return done.reply;
    await tx.remember(offered, done.reply, deps.now());
    return whisper(draftKept(draft, viewerOfUser(deps, user)));
  });

/** Opens the form of a draft with what was typed into it. `open` opens it as it is when it is new. */
export async function continueDraft(
  deps: DeskDeps,
  { by }: Intent,
  action: Opener,
  id: string,
  open: (opener: Opener) => Promise<Reply>,
): Promise<Reply> {
  const person = await deps.store.transaction((tx) => tx.recognise(by));
  const draft = await deps.store.draft(id, person.id);
  const viewer = viewerOfUser(deps, by);
  if (draft === null) return whisper(draftGone(viewer));
  const reply = await open(draft.opener);
  if (reply.kind !== "open-form") return reply;
  const opener: Opener = { ...draft.opener, ...action };
  return { ...reply, form: filled({ ...reply.form, opener }, draft.values), offer: offerForm(opener, viewer) };
}

export async function discardDraft(deps: DeskDeps, by: ChatUser, id: string): Promise<Reply> {
  const dropped = await deps.store.transaction(async (tx) => tx.dropDraft(id, (await tx.recognise(by)).id));
  const viewer = viewerOfUser(deps, by);
  return whisper(dropped ? draftDiscarded(viewer) : draftGone(viewer));
}
