import type { Locale } from "../../../src/kernel/locale.ts";
import { usualPolicy } from "../../../src/kernel/policy.ts";
import { phrases } from "../../../src/features/words.ts";
import { appears, eventually } from "../../support/eventually.ts";
import type { SeenMessage } from "../../../src/playground/slack/person/messages.ts";
import type { Person as SlackPerson } from "../../../src/playground/slack/person/person.ts";
import type { Channel } from "../../../src/playground/slack/channel.ts";
import type { SlackWorkspace } from "../../../src/playground/slack/workspace.ts";
import type { Dropped, Agent, Person, Stage } from "./cast.ts";
import { isDigest } from "./posted.ts";

const tags: Record<Locale, "fr-FR" | "en-US"> = { fr: "fr-FR", en: "en-US" };

/** A Slack workspace as a stage; `agentsChannel` is a private channel that the bot was invited to. */
export function slackStage(workspace: SlackWorkspace, language: Locale): Stage {
  const administrator = workspace.person({ name: "Ada Admin", locale: tags[language], admin: true });
  const channels = new Map<string, Channel>();
  const channelOf = (queue: string): Channel => {
    const members = [administrator, workspace.bot];
    const channel = channels.get(queue) ?? workspace.channel({ name: `desk-${queue}`, private: true, members });
    channels.set(queue, channel);
    return channel;
  };
  const person = (name: string, spoken: Locale) => workspace.person({ name, locale: tags[spoken] });
  /** In the channel, without Slack telling of it. */
  const inChannel = (name: string, spoken: Locale): Agent => {
    const someone = person(name, spoken);
    const channel = channelOf("support");
    workspace.state.channels.get(channel.channel)?.members.add(someone.id);
    return agentOnSlack(someone, spoken, channel);
  };
  return {
    platform: "slack",
    employee: (name, spoken = language) => onSlack(person(name, spoken), spoken),
    agent: (name, spoken = language) => inChannel(name, spoken),
    onlooker: (name, spoken = language) => inChannel(name, spoken),
    worksFor: ({ slack: of }, manager) => {
      if (of !== null) workspace.fillsIn(of, workspace.profileField("Manager"), manager?.slack?.id ?? "");
    },
    lead: onSlack(administrator, language),
    leadIn(queue) {
      const channel = channelOf(queue);
      return {
        commands: async (words) => void (await administrator.types(`/ticket ${words}`, channel)),
        hears: () => administrator.sees(channel).findLast(({ isEphemeral }) => isEphemeral)?.text ?? "",
        async presses(label) {
          const message = await appears(() =>
            administrator.sees(channel).findLast(({ buttons }) => buttons.includes(label)),
          );
          await administrator.presses(label, message);
        },
      };
    },
    putsBotOut: () => channelOf("support").leave(workspace.bot),
    deletesChannel: () => channelOf("support").delete(),
    channelName: (queue) => `#${channelOf(queue).name}`,
    peopleIn: (queue) => channelOf(queue).members().length - 1, // without the bot
    async setsUp(queue = "support") {
      const channel = channelOf(queue);
      await administrator.types(queue === "support" ? "/ticket setup" : `/ticket setup ${queue}`, channel);
      await eventually(() => {
        const seen = textOf(administrator.sees(channel));
        if (!seen.includes(`“${queue}”`) && !seen.includes(queue)) throw new Error(`not set up yet:\n${seen}`);
      });
    },
  };
}

/** Files that stand there by themselves are named as 🖼 name. */
const textOf = (messages: readonly SeenMessage[]): string =>
  messages.flatMap(({ text, files }) => [text, ...files.map((name) => `🖼 ${name}`)]).join("\n");

/** Everything in a conversation, each message followed by its thread. */
const withThreads = (person: SlackPerson, place: { channel: string }): readonly SeenMessage[] =>
  person.sees(place).flatMap((message) => {
    const thread = person.sees(message.thread);
    return thread.length > 1 && thread[0]?.ts === message.ts ? thread : [message];
  });

function onSlack(person: SlackPerson, language: Locale, whispers: () => readonly SeenMessage[] = () => []): Person {
  const words = phrases(language);
  const everything = () => withThreads(person, person.dm);
  const rootOf = (title: string) =>
    appears(() =>
      person.sees(person.dm).findLast(({ text, ts, thread }) => text.includes(title) && thread.thread === ts),
    );
  return {
    name: person.name,
    language,
    words,
    async callsForm(typed = "") {
      await person.types(`/ticket ${typed}`.trim());
      await appears(() => person.modal());
    },
    async enters(filled) {
      const modal = await appears(() => person.modal());
      const hidden = Object.keys(filled).some((label) => !(label in modal.fields));
      if (hidden && modal.buttons.includes(words.forms.moreDetails)) {
        await modal.press(words.forms.moreDetails);
        await eventually(() => {
          if (modal.buttons.includes(words.forms.moreDetails)) throw new Error("the details are still folded");
        });
      }
      await modal.enter(filled);
    },
    async attaches(files) {
      (await appears(() => person.modal())).attach(words.files.inForm.label, dropped(files).files);
      return true;
    },
    async sends() {
      const sent = await (await appears(() => person.modal())).submit();
      if (sent.result === "trouble") throw new Error(`Slack: the form was not answered: ${JSON.stringify(sent)}`);
      return sent.result === "errors" ? sent.errors : {};
    },
    async pressesInForm(label) {
      const modal = await appears(() => person.modal());
      const before = modal.text;
      await modal.press(label);
      await eventually(() => {
        if (person.modal()?.text === before) throw new Error(`nothing came of ${label}`);
      });
    },
    form: () => person.modal()?.fields ?? null,
    formSays: () => person.modal()?.text ?? "",
    closesForm: async () => person.modal()?.close(),
    reads: () => textOf(everything()),
    async presses(label) {
      const message = await appears(() =>
        [...everything(), ...whispers()]
          .toSorted((one, other) => Number(one.ts) - Number(other.ts))
          .findLast(({ buttons }) => buttons.includes(label)),
      );
      await person.presses(label, message);
    },
    buttonsOn: (title) => everything().flatMap(({ text, buttons }) => (text.includes(title) ? buttons : [])),
    async answersUnder(title, typed, files) {
      await person.writes(typed, (await rootOf(title)).thread, dropped(files));
    },
    corrects: (before, typed) => Promise.resolve(person.edits(before, typed)),
    async writes(typed, files) {
      await person.writes(typed, person.dm, dropped(files));
    },
    async commands(typed) {
      await person.types(`/ticket ${typed}`.trim());
    },
    whispered: () => person.sees(person.dm).at(-1)?.text ?? "",
    slack: person,
  };
}

/** The card of a ticket: what is read in the channel as well, outside its thread, names it too. */
const cardIn = (person: SlackPerson, channel: Channel, title: string): SeenMessage | undefined =>
  person
    .sees(channel)
    .findLast(
      ({ text, isEphemeral, ts, thread }) =>
        text.includes(title) && !isEphemeral && !isDigest(text) && thread.thread === ts,
    );

function agentOnSlack(person: SlackPerson, language: Locale, channel: Channel): Agent {
  const card = (title: string) => appears(() => cardIn(person, channel, title));
  return {
    // Who is not in it any more sees nothing there.
    ...onSlack(person, language, () =>
      channel.members().includes(person.id)
        ? withThreads(person, channel).filter(({ isEphemeral }) => isEphemeral)
        : [],
    ),
    readsChannel: () => textOf(withThreads(person, channel)),
    readsThread(title) {
      const root = cardIn(person, channel, title);
      return root === undefined ? "" : textOf(person.sees(root.thread));
    },
    async pressesInChannel(title, label) {
      await eventually(async () => {
        const root = await card(title);
        const note = person.sees(root.thread).findLast(({ buttons }) => buttons.includes(label));
        await person.presses(label, root.buttons.includes(label) ? root : (note ?? root));
      });
    },
    buttonsInChannel: (title) => cardIn(person, channel, title)?.buttons ?? [],
    async chatsUnder(title, typed, files) {
      await person.writes(typed, (await card(title)).thread, dropped(files));
    },
    async writesInChannel(typed) {
      await person.writes(typed, channel);
    },
    async commandsInChannel(typed) {
      await person.types(`/ticket ${typed}`.trim(), channel);
    },
    async marks(written, verb) {
      const emoji = usualPolicy.emoji.find((rule) => rule.verb === verb)?.emoji ?? "";
      const message = await appears(() => person.sees(channel).findLast(({ text }) => text.includes(written)));
      await person.reacts(message, emoji);
    },
    async quotes(written) {
      const message = await appears(() => person.sees(channel).findLast(({ text }) => text.includes(written)));
      await person.usesShortcutOn(message, "ticket_from_message");
      await appears(() => person.modal());
    },
    leavesChannel: () => channel.leave(person),
    whispered() {
      const inChannel = channel.members().includes(person.id) ? withThreads(person, channel) : [];
      const alone = [...person.sees(person.dm), ...inChannel.filter((each) => each.isEphemeral)];
      return alone.toSorted((one, other) => Number(one.ts) - Number(other.ts)).at(-1)?.text ?? "";
    },
    teams: null,
  };
}

const dropped = (files: readonly Dropped[] = []) => ({
  files: files.map(({ name, type: mimetype, bytes: content }) => ({ name, mimetype, content })),
});
