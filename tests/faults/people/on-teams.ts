import { phrases } from "../../../src/features/words.ts";
import type { Locale } from "../../../src/kernel/locale.ts";
import type { Input } from "../../../src/playground/teams/card-inputs.ts";
import { isInput, nodesOf } from "../../../src/playground/teams/card-walk.ts";
import { unreachable } from "../../../src/playground/teams/invoke-answers.ts";
import type { Person, Place } from "../../../src/playground/teams/person.ts";
import type { Channel } from "../../../src/playground/teams/places.ts";
import type { TeamsTenant } from "../../../src/playground/teams/tenant.ts";
import type { Answered, FieldSeen, Hands } from "./hands.ts";

interface OnTeams {
  readonly tenant: TeamsTenant;
  readonly locale: Locale;
  /** Of the team they are in; none for who is no agent. */
  readonly channels: readonly Channel[];
}

/** Somebody at their Teams, with two windows open. */
export const handsOnTeams = (person: Person, at: OnTeams): Hands => ({
  ...window(person, at),
  otherWindow: window(at.tenant.anotherWindow(person), at),
});

function window(person: Person, { locale, channels }: OnTeams): Hands {
  const words = phrases(locale);
  const places: readonly Place[] = ["chat", ...channels];
  const submits = [words.forms.newTicket.submit, ...Object.values(words.forms.submit)];
  const answered = (): Answered => (person.toast() === unreachable ? "unanswered" : "taken");
  return {
    name: person.name,
    platform: "teams",
    words,
    otherWindow: null,
    async press(labels, about) {
      person.closesDialog();
      for (const place of places) {
        const buttons = person.buttons(place, about);
        const label = labels.find((each) => buttons.includes(each));
        if (label === undefined) continue;
        await person.presses(label, { in: place, on: about });
        return answered();
      }
      return null;
    },
    form() {
      const dialog = person.dialog();
      if (dialog === null || dialog.card === null) return null;
      const fields = nodesOf([dialog.card.body, dialog.card.actions]).filter(isInput).map(fieldSeen);
      return fields.filter(({ label }) => label in dialog.fields); // the folded ones are not seen
    },
    enter: async (values) => person.fills(values),
    async pressInForm(label) {
      if (person.dialog()?.buttons.includes(label) !== true) return false;
      await person.presses(label);
      return true;
    },
    async send() {
      const before = person.dialog();
      const submit = before?.buttons.find((title) => submits.includes(title));
      if (submit === undefined) return "unanswered";
      await person.presses(submit);
      const after = person.dialog();
      if (after === null || after.card === null) return "taken"; // with words instead of fields: a "no"
      if (answered() === "unanswered") return "unanswered";
      return after.title === before?.title ? "objected" : "taken"; // else another form took its place
    },
    close: () => person.closesDialog(),
    async callForm() {
      await person.runsCommand("newTicket", { from: "compose", in: "chat" });
      return answered();
    },
    async write(said) {
      await person.says(said);
      return person.account.installed;
    },
    async writeUnder(where, about, said) {
      if (where === "chat") {
        const quoted = person.posts("chat").findLast(({ text }) => text.includes(about));
        // Words that quote a question where others belong are asked about too.
        const asksWhere = person.buttons("chat", about).includes(words.buttons.addHere);
        if (quoted === undefined || asksWhere) return null;
        await person.says(said, { quoting: about });
        return { heard: person.account.installed, card: quoted.post.id };
      }
      const threads = channels.flatMap((channel) => channel.threads());
      const thread = threads.findLast((each) => person.posts(each)[0]?.text.includes(about));
      const card = thread && person.posts(thread)[0];
      if (thread === undefined || card === undefined) return null;
      await person.writes(said, thread);
      return { heard: thread.channel.team.botInstalled, card: card.post.id };
    },
  };
}

function fieldSeen(input: Input): FieldSeen {
  const label = input.label ?? input.id;
  switch (input.type) {
    case "Input.ChoiceSet":
      return "choices.data" in input && input["choices.data"] !== undefined
        ? { label, kind: "person", options: [] }
        : { label, kind: "choice", options: (input.choices ?? []).map(({ title }) => title) };
    case "Input.Date":
      return { label, kind: "date", options: [] };
    case "Input.Number":
      return { label, kind: "number", options: [] };
    case "Input.Toggle":
      return { label, kind: "tick", options: [input.title] };
    case "Input.Text":
    case "Input.Time":
      return { label, kind: "words", options: [] };
  }
}
