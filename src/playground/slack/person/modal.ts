import type { ModalContent } from "../block-kit/view.ts";
import type { Ack } from "../deliver.ts";
import { actionInView, viewClosed, viewSubmission } from "../interactions.ts";
import type { SlackServer } from "../server.ts";
import { findView, modalsOf, type OpenView } from "../state.ts";
import { interact } from "../interact.ts";
import { clientError } from "./client-error.ts";
import { fieldsOf, findField, findPress, pressLabels, setValue, shownValue, valueFor } from "./operate.ts";
import { readBlocks, type Reader } from "./reading.ts";
import type { InputElement } from "../block-kit/elements.ts";
import { uploadFiles, type FileToSend } from "./writing.ts";
import { byLabel, isModal, settle, type OpenModal, type Submission } from "./submission.ts";

/** What a person types into a field: text, an option's label, a person's name, an ISO date; null empties it. */
export type Typed = string | readonly string[] | null;

/** A modal on a person's screen. It shows the view as it is now, also after the app has updated it. */
export interface ModalOnScreen {
  readonly id: string;
  readonly title: string;
  /** Everything readable, fields and buttons included. */
  readonly text: string;
  /** What stands in each field, by label. */
  readonly fields: Readonly<Record<string, string>>;
  /** The errors shown under the fields, by label. */
  readonly errors: Readonly<Record<string, string>>;
  readonly buttons: readonly string[];
  readonly submitLabel: string | undefined;
  readonly callbackId: string;
  readonly content: ModalContent;
  /** Enters values into fields by their labels; a menu that tells the app at once does so, and is awaited. */
  enter(values: Readonly<Record<string, Typed>>): Promise<void>;
  /** Puts files into a field that takes some, beside those that are there. Slack's own screen refuses what is too large or too many. */
  attach(label: string, files: readonly FileToSend[]): void;
  /** Of buttons with the same label, the one that carries `value`. */
  press(label: string, value?: string): Promise<Ack>;
  submit(): Promise<Submission>;
  /** Cancel, or the cross (`all`), which closes the whole stack. */
  close(options?: { all?: boolean }): Promise<void>;
}

export interface Screen {
  readonly server: SlackServer;
  readonly reader: Reader;
  readonly idOf: (name: string) => string;
}

export function modalOnScreen({ server, reader, idOf }: Screen, id: string): ModalOnScreen {
  const current = (): OpenModal => {
    const view = findView(server.state, id);
    if (view === undefined || !isModal(view)) throw new Error("This modal is closed");
    return view;
  };
  const blocks = () => current().content.blocks;

  return {
    id,
    get title() {
      return current().content.title.text;
    },
    get text() {
      return readBlocks(blocks(), reader);
    },
    get fields() {
      const { state } = current();
      return Object.fromEntries(
        fieldsOf(blocks()).map(({ label, blockId, element }) => [
          label,
          shownValue(state[blockId]?.[element.action_id], reader.nameOf),
        ]),
      );
    },
    get errors() {
      return byLabel(current(), current().errors);
    },
    get buttons() {
      return pressLabels(blocks());
    },
    get submitLabel() {
      return current().content.submit?.text;
    },
    get callbackId() {
      return current().content.callback_id;
    },
    get content() {
      return current().content;
    },

    async enter(values) {
      for (const [label, typed] of Object.entries(values)) {
        const view = current();
        const field = findField(view.content.blocks, label);
        const value = valueFor(field.element, typed, idOf);
        view.state = setValue(view.state, field, value);
        if (!field.speaksAtOnce) continue;
        const { type: _, ...done } = value;
        await interact(server, "block_actions", actionInView(server, view, field, done), view.user);
      }
    },

    attach(label, files) {
      const view = current();
      const field = findField(view.content.blocks, label);
      const { element, blockId } = field;
      const there = view.state[blockId]?.[element.action_id];
      if (element.type !== "file_input" || there?.type !== "file_input") throw new Error(`“${label}” takes no files`);
      const refused = refusedByClient(element, there.files.length, files);
      if (refused !== null) throw new Error(refused);
      const put = uploadFiles(server, view.user, files).map(({ id: file, name }) => ({ id: file, name }));
      view.state = setValue(view.state, field, { type: "file_input", files: [...there.files, ...put] });
    },

    async press(label, value) {
      const view = current();
      const press = findPress(view.content.blocks, label, value);
      if (press === undefined) throw new Error(`No button “${label}” here: ${pressLabels(blocks()).join(", ")}`);
      return interact(server, "block_actions", actionInView(server, view, press.control, press.done), view.user);
    },

    async submit() {
      const view = current();
      if (view.content.submit === undefined) throw new Error(`“${view.content.title.text}” has no submit button`);
      view.errors = clientErrors(view, reader.locale);
      if (Object.keys(view.errors).length > 0) return { result: "errors", errors: byLabel(view, view.errors) };
      const ack = await interact(server, "view_submission", viewSubmission(server, view), view.user);
      return settle(server, view, ack);
    },

    async close({ all = false } = {}) {
      const view = current();
      const stack = modalsOf(server.state, view.user);
      const clears = all || view.content.clear_on_close;
      const closed = clears ? stack : stack.filter((one) => one.id === id);
      server.state.modals.set(view.user, clears ? [] : stack.filter((one) => one.id !== id));
      for (const one of closed.filter(isModal)) {
        if (one.content.notify_on_close)
          await interact(server, "view_closed", viewClosed(server, one, clears), view.user);
      }
    },
  };
}

const largestFile = 10 * 1024 * 1024; // bytes: Slack's "File input element"

const isLarge = ({ content = "" }: FileToSend): boolean => Buffer.byteLength(content) > largestFile;
const ending = ({ name }: FileToSend): string => name.split(".").at(-1)?.toLowerCase() ?? "";

function refusedByClient(
  { max_files: most = 10, filetypes }: Extract<InputElement, { type: "file_input" }>,
  before: number,
  files: readonly FileToSend[],
): string | null {
  if (before + files.length > most) return `You can upload up to ${most} files`;
  if (files.some(isLarge)) return "Files can be 10 MB at most";
  return filetypes !== undefined && files.some((file) => !filetypes.includes(ending(file)))
    ? `Only ${filetypes.join(", ")} can be uploaded`
    : null;
}

function clientErrors(view: OpenView, locale: string): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const field of fieldsOf(view.content.blocks)) {
    const value = view.state[field.blockId]?.[field.element.action_id];
    const error = value === undefined ? undefined : clientError(field, value, locale);
    if (error !== undefined) errors[field.blockId] = error;
  }
  return errors;
}
