import type { Form } from "../../screen/form.ts";
import type { Message } from "../../screen/message.ts";

export const sections = [
  "requester’s card",
  "approver’s card",
  "card of an offer",
  "agents’ card",
  "requester’s notes",
  "beneficiary’s notes",
  "follower’s notes",
  "notes to whoever is alerted",
  "approver’s notes",
  "notes about an offer",
  "agents’ notes",
  "forms",
  "home and lists",
  "briefs",
  "digests",
  "reports",
  "whispers",
  "refusals",
  "setting up",
] as const;
export type Section = (typeof sections)[number];

/** Something the desk says, as it is said to one reader. */
export interface Example {
  readonly section: Section;
  /** Unique in its section, and the same in every language and on every platform. */
  readonly name: string;
  readonly shown: Shown;
}

export type Shown =
  | { readonly kind: "message"; readonly message: Message }
  | {
      readonly kind: "form";
      readonly form: Form;
      /** What is wrong with what was filled in, by field name. */
      readonly errors: Readonly<Record<string, string>>;
    };

export const messageExample = (section: Section, name: string, message: Message): Example => ({
  section,
  name,
  shown: { kind: "message", message },
});

export const formExample = (name: string, form: Form, errors: Readonly<Record<string, string>> = {}): Example => ({
  section: "forms",
  name,
  shown: { kind: "form", form, errors },
});
