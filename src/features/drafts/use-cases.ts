import { createHash } from "node:crypto";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Draft } from "../../desk/reader.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { FormValues } from "../../screen/form.ts";
import type { Opener } from "../actions.ts";

/** A form that somebody has open. */
export interface OpenForm {
  /** The idempotency key of its submission. */
  readonly form: string;
  readonly opener: Opener;
  readonly by: PersonId;
}

/** The id of a form's draft: the draft it was opened with, else its own. */
export function draftOf({ form, opener, by }: OpenForm): string {
  if (opener.draft !== undefined) return opener.draft;
  const hex = createHash("sha256").update(`${by} ${form}`).digest("hex");
  // A UUID of version 8: one that its maker has found a way to make.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Keeps what is being typed, against the loss of the form; `values` null: nothing is left of it. */
export async function keepDraft(
  tx: DeskTransaction,
  open: OpenForm,
  values: FormValues | null,
  at: Date,
): Promise<{ readonly result: "kept" | "dropped" | "sent-already" }> {
  // What was typed may arrive after the form in which it was sent.
  if ((await tx.answerTo(open.form)) !== null) return { result: "sent-already" };
  const id = draftOf(open);
  if (values === null) {
    await tx.forgetDraft(id, open.by);
    return { result: "dropped" };
  }
  await tx.keepDraft({ id, opener: open.opener, values }, open.by, at);
  return { result: "kept" };
}

/** The draft of a form that was closed without being sent: once, since the offer made before leads to what was typed since. */
export async function offerDraft(
  tx: DeskTransaction,
  open: OpenForm,
  at: Date,
): Promise<{ readonly result: "offered"; readonly draft: Draft } | { readonly result: "nothing-to-offer" }> {
  const id = draftOf(open);
  const offered = `draft:${id}`;
  if ((await tx.answerTo(offered)) !== null) return { result: "nothing-to-offer" };
  const draft = await tx.draft(id, open.by);
  if (draft === null) return { result: "nothing-to-offer" };
  await tx.remember(offered, { kind: "done" }, at);
  return { result: "offered", draft };
}

export async function discardDraft(
  tx: DeskTransaction,
  id: string,
  by: PersonId,
): Promise<{ readonly result: "discarded" | "not-found" }> {
  return { result: (await tx.dropDraft(id, by)) ? "discarded" : "not-found" };
}
