import { phrases } from "../../../src/features/words.ts";
import type { Locale } from "../../../src/kernel/locale.ts";
import { optionsOf } from "../../../src/playground/slack/block-kit/controls.ts";
import type { Channel } from "../../../src/playground/slack/channel.ts";
import { fieldsOf } from "../../../src/playground/slack/person/operate.ts";
import type { SeenMessage } from "../../../src/playground/slack/person/messages.ts";
import type { Person } from "../../../src/playground/slack/person/person.ts";
import type { Answered, FieldSeen, Hands } from "./hands.ts";

/** Somebody at their Slack; `channels` are those they may be in, `bot` is the app's member id. */
export function handsOnSlack(person: Person, locale: Locale, channels: readonly Channel[], bot: string): Hands {
  const joined = () => channels.filter((channel) => channel.members().includes(person.id));
  const chat = () => withThreads(person, person.dm);
  const shown = () => [...chat(), ...joined().flatMap((channel) => withThreads(person, channel))].toSorted(byAge);
  /** Under a question where other words belong, words are asked about too: its author may write others in their place. */
  const asksWhere = ({ buttons }: SeenMessage): boolean => buttons.includes(phrases(locale).buttons.addHere);
  return {
    name: person.name,
    platform: "slack",
    words: phrases(locale),
    otherWindow: null, // a modal opens in one window only
    async press(labels, about) {
      for (const message of shown().toReversed()) {
        const label = labels.find((each) => message.buttons.includes(each));
        if (label === undefined || !message.text.includes(about)) continue;
        const { failure } = await person.presses(label, message);
        return failure === undefined ? "taken" : "unanswered";
      }
      return null;
    },
    form() {
      const modal = person.modal();
      return modal === undefined ? null : fieldsOf(modal.content.blocks).filter(isTyped).map(fieldSeen);
    },
    async enter(values) {
      await person.modal()?.enter(values);
    },
    async pressInForm(label) {
      const modal = person.modal();
      if (modal?.buttons.includes(label) !== true) return false;
      await modal.press(label);
      return true;
    },
    async send(): Promise<Answered> {
      const sent = await person.modal()?.submit();
      if (sent === undefined || sent.result === "trouble") return "unanswered";
      return sent.result === "errors" ? "objected" : "taken";
    },
    close: () => void person.modal()?.close({ all: true }),
    async callForm() {
      const { failure } = await person.types("/ticket");
      return failure === undefined ? "taken" : "unanswered";
    },
    async write(words) {
      await person.writes(words, person.dm);
      return true;
    },
    async writeUnder(where, about, words) {
      const places = where === "chat" ? [person.dm] : joined();
      const cards = places.flatMap((place) => person.sees(place)).filter(({ isEphemeral }) => !isEphemeral);
      const card = cards
        .toSorted(byAge)
        .findLast((each) => each.text.includes(about) && each.thread.thread === each.ts && !asksWhere(each));
      if (card === undefined) return null;
      const heard =
        where === "chat" || joined().some((each) => each.channel === card.channel && each.members().includes(bot));
      return person.writes(words, card.thread).then(
        () => ({ heard, card: card.ts }),
        () => null, // archived
      );
    },
  };
}

const byAge = (one: SeenMessage, other: SeenMessage): number => Number(one.ts) - Number(other.ts);

/** Everything in a conversation, with what stands in its threads. */
const withThreads = (person: Person, place: { channel: string }): readonly SeenMessage[] =>
  person.sees(place).flatMap((message) => {
    const thread = person.sees(message.thread);
    return thread[0]?.ts === message.ts ? thread : [message];
  });

const kinds: Partial<Record<ReturnType<typeof fieldsOf>[number]["element"]["type"], FieldSeen["kind"]>> = {
  static_select: "choice",
  radio_buttons: "choice",
  checkboxes: "tick",
  users_select: "person",
  datepicker: "date",
  number_input: "number",
};

/** Files are put in, not typed. */
const isTyped = ({ element }: ReturnType<typeof fieldsOf>[number]): boolean => element.type !== "file_input";

const fieldSeen = ({ label, element }: ReturnType<typeof fieldsOf>[number]): FieldSeen => ({
  label,
  kind: kinds[element.type] ?? "words",
  options:
    element.type === "static_select" || element.type === "radio_buttons" || element.type === "checkboxes"
      ? optionsOf(element).map(({ text }) => text.text)
      : [],
});
