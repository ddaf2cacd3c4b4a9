import { chosenIn, type Act, type DroppedFile, type Values } from "./protocol.ts";
import { findField } from "./slack/person/operate.ts";
import type { ModalOnScreen, Typed } from "./slack/person/modal.ts";
import type { SeenMessage } from "./slack/person/messages.ts";
import type { Person } from "./slack/person/person.ts";
import type { FileToSend } from "./slack/person/writing.ts";

export type SlackAct = Extract<Act, { do: `slack-${string}` }>;

/** Does it as that person. Throws what they cannot do, in words. */
export async function actOnSlack(person: Person, act: SlackAct): Promise<void> {
  switch (act.do) {
    case "slack-command":
      return void (await person.types(act.words, { channel: act.in }));
    case "slack-write": {
      const thread = act.thread === null ? {} : { thread: act.thread };
      return void (await person.writes(act.words, { channel: act.in, ...thread }, { files: toSend(act.files) }));
    }
    case "slack-press":
      return void (await person.presses(act.label, messageAt(person, act.in, act.ts), act.value));
    case "slack-shortcut":
      return void (act.in === null || act.ts === null
        ? await person.usesShortcut(act.shortcut)
        : await person.usesShortcutOn(messageAt(person, act.in, act.ts), act.shortcut));
    case "slack-react":
      return person.reacts(messageAt(person, act.in, act.ts), act.emoji);
    case "slack-home":
      return person.opensHome();
    case "slack-home-press":
      return void (await homeOf(person).press(act.label, act.value));
    case "slack-modal-press": {
      const modal = modalOf(person);
      const isMenu = act.label in modal.fields; // it tells the app by itself, once something is chosen
      await fill(modal, act.values);
      return void (isMenu || (await modal.press(act.label, act.value)));
    }
    case "slack-modal-attach": {
      const modal = modalOf(person);
      await fill(modal, act.values);
      return modal.attach(act.label, toSend(act.files));
    }
    case "slack-modal-submit": {
      const modal = modalOf(person);
      await fill(modal, act.values);
      return void (await modal.submit());
    }
    case "slack-modal-close": {
      const modal = person.modal();
      if (modal === undefined) return;
      await fill(modal, act.values);
      return modal.close();
    }
  }
}

const toSend = (files: readonly DroppedFile[] = []): readonly FileToSend[] =>
  files.map(({ name, type: mimetype, data }) => ({ name, mimetype, content: Buffer.from(data, "base64") }));

/** Enters what differs from what stands there. A menu may take other fields away, which are then left out. */
async function fill(modal: ModalOnScreen, values: Values): Promise<void> {
  const before = modal.fields;
  for (const [label, value] of Object.entries(values)) {
    const isGone = label in before && !(label in modal.fields);
    if (isGone || value === before[label]) continue;
    await modal.enter({ [label]: typedInto(modal, label, value) });
  }
}

/** The page sends one text: of boxes, those that it names. */
function typedInto({ content }: ModalOnScreen, label: string, value: string): Typed {
  if (value === "") return null;
  const { element } = findField(content.blocks, label);
  if (element.type !== "checkboxes") return value;
  return chosenIn(
    value,
    element.options.map(({ text }) => text.text),
  );
}

function modalOf(person: Person): ModalOnScreen {
  const modal = person.modal();
  if (modal === undefined) throw new Error("No form is open");
  return modal;
}

function homeOf(person: Person) {
  const home = person.home();
  if (home === undefined) throw new Error("The app's home has nothing on it yet");
  return home;
}

function messageAt(person: Person, channel: string, ts: string): SeenMessage {
  const shown = person.sees({ channel, thread: ts }).find((message) => message.ts === ts);
  if (shown === undefined) throw new Error("That message is gone");
  return shown;
}
