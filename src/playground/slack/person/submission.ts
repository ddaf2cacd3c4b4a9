import { z } from "zod";
import { checkModal, type ModalContent } from "../block-kit/view.ts";
import type { Ack } from "../deliver.ts";
import type { SlackServer } from "../server.ts";
import { modalsOf, notice, type OpenView } from "../state.ts";
import { changeView, pushModal } from "../views.ts";
import { parsed } from "../parsed.ts";
import { fieldsOf } from "./operate.ts";

export type Submission =
  | { readonly result: "closed" | "cleared" | "updated" | "pushed" }
  | { readonly result: "errors"; readonly errors: Readonly<Record<string, string>> }
  /** “We had some trouble connecting. Try again?” */
  | { readonly result: "trouble"; readonly reason: string };

const responseAction = z.discriminatedUnion("response_action", [
  z.strictObject({ response_action: z.literal("errors"), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal("update"), view: z.unknown() }),
  z.strictObject({ response_action: z.literal("push"), view: z.unknown() }),
  z.strictObject({ response_action: z.literal("clear") }),
]);

/** Does to the modal what the app's answer to a submission says. */
export function settle(server: SlackServer, view: OpenModal, ack: Ack): Submission {
  const trouble = (reason: string): Submission => {
    notice(server.state, view.user, `We had some trouble connecting. Try again? (${reason})`);
    return { result: "trouble", reason };
  };
  if (ack.failure !== undefined) return trouble(ack.failure);
  const others = modalsOf(server.state, view.user).filter((one) => one.id !== view.id);
  if (ack.body === "") {
    server.state.modals.set(view.user, others);
    return { result: "closed" };
  }
  const answer = responseAction.safeParse(parsed(ack.body));
  if (!answer.success) return trouble(`unusable answer: ${ack.body}`);
  switch (answer.data.response_action) {
    case "clear":
      server.state.modals.set(view.user, []);
      return { result: "cleared" };
    case "errors": {
      const { errors } = answer.data;
      const inputs = new Set(view.content.blocks.flatMap((block) => (block.type === "input" ? [block.block_id] : [])));
      const stray = Object.keys(errors).filter((blockId) => !inputs.has(blockId));
      if (stray.length > 0 || inputs.size === 0)
        return trouble(`errors for what is no input block: ${stray.join(", ")}`);
      view.errors = errors;
      return { result: "errors", errors: byLabel(view, errors) };
    }
    case "update":
    case "push": {
      const checked = checkModal(answer.data.view);
      if (!checked.ok) return trouble(checked.messages.join("; "));
      if (answer.data.response_action === "update") {
        changeView(server, view, checked.value);
        return { result: "updated" };
      }
      return pushModal(server, view.user, checked.value) === undefined
        ? trouble("push_limit_reached")
        : { result: "pushed" };
    }
  }
}

/** Errors by the label of the field they stand under. */
export const byLabel = (view: OpenView, errors: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    fieldsOf(view.content.blocks).flatMap(({ blockId, label }) => {
      const error = errors[blockId];
      return error === undefined ? [] : [[label, error]];
    }),
  );

export type OpenModal = OpenView & { content: ModalContent };

export const isModal = (view: OpenView): view is OpenModal => view.content.type === "modal";
