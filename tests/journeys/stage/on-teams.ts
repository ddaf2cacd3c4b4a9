import { setTimeout as pause } from "node:timers/promises";
import type { Locale } from "../../../src/kernel/locale.ts";
import { phrases } from "../../../src/features/words.ts";
import { appears, eventually } from "../../support/eventually.ts";
import type { Person as TeamsPerson } from "../../../src/playground/teams/person.ts";
import { everyone } from "../../../src/playground/teams/directory.ts";
import type { Channel, Thread } from "../../../src/playground/teams/places.ts";
import type { TeamsTenant } from "../../../src/playground/teams/tenant.ts";
import type { Dropped, Agent, Person, Stage } from "./cast.ts";
import { isDigest } from "./posted.ts";

const tags: Record<Locale, string> = { fr: "fr-FR", en: "en-US" };
export const administratorOnTeams = "ada@atelier.example";

const email = (name: string): string => `${name.toLowerCase().replaceAll(" ", ".")}@atelier.example`;

/** A Teams tenant as a stage; the agents work in a channel of a team that has the app. */
export function teamsStage(tenant: TeamsTenant, language: Locale): Stage {
  const people = new Map<string, TeamsPerson>();
  const person = (name: string, spoken: Locale): TeamsPerson => {
    const someone = tenant.person({ name, email: email(name), locale: tags[spoken] });
    people.set(name, someone);
    return someone;
  };
  const administrator = tenant.person({ name: "Ada Admin", email: administratorOnTeams, locale: tags[language] });
  const team = tenant.team({ name: "IT", owners: [administrator], members: [] });
  const channels = new Map<string, Channel>();
  const joins: Promise<void>[] = [];
  const channelOf = (queue: string): Channel => {
    const channel = channels.get(queue) ?? team.channel(queue);
    channels.set(queue, channel);
    return channel;
  };
  return {
    platform: "teams",
    employee: (name, spoken = language) => onTeams(person(name, spoken), spoken),
    agent(name, spoken = language) {
      const someone = person(name, spoken);
      joins.push(team.addsMember(someone));
      return agentOnTeams(someone, spoken, channelOf("support"), () => team.removesMember(someone));
    },
    onlooker(name, spoken = language) {
      const someone = person(name, spoken);
      const channel = channelOf("support");
      channel.record.team.members.push(someone.account);
      return agentOnTeams(someone, spoken, channel, () => team.removesMember(someone));
    },
    worksFor({ name }, manager) {
      const someone = people.get(name);
      if (someone !== undefined) tenant.reportsTo(someone, (manager && people.get(manager.name)) ?? null);
    },
    lead: onTeams(administrator, language),
    leadIn: (queue) => ({
      commands: async (words) => void (await administrator.mentionsBot(words, channelOf(queue))),
      hears: () => `${administrator.sees("chat")}\n${administrator.toast() ?? ""}`,
      presses: (label) => eventually(() => administrator.presses(label)),
    }),
    putsBotOut: () => team.removesApp(),
    deletesChannel: () => team.deletesChannel(channelOf("support")),
    channelName: (queue) => `${team.name} › ${channelOf(queue).name}`,
    peopleIn: () => everyone(channelOf("support").record.team).length,
    async setsUp(queue = "support") {
      await Promise.all(joins);
      const channel = channelOf(queue);
      await administrator.mentionsBot(queue === "support" ? "setup" : `setup ${queue}`, channel);
      await eventually(() => {
        const seen = administrator.sees(channel);
        if (!seen.includes(`“${queue}”`) && !seen.includes(queue)) throw new Error(`not set up yet:\n${seen}`);
      });
    },
  };
}

/** What is required has a star where Teams does not mark it by itself. */
const required = (label: string): string => `${label} *`;

function onTeams(person: TeamsPerson, language: Locale): Person {
  const words = phrases(language);
  const { leadForm, renameForm, otherQueue } = { ...words.queueList, ...words.setUp };
  const labels: readonly string[] = [
    ...Object.values(words.forms.submit),
    words.articles.form.submit,
    words.knownIssues.form.submit,
    words.readyAnswers.form.submit,
    words.delegation.form.submit,
    ...[leadForm, renameForm, otherQueue].map(({ submit }) => submit),
  ];
  return {
    name: person.name,
    language,
    words,
    async callsForm(typed = "") {
      if (typed === "") await person.runsCommand("newTicket", { from: "compose", in: "chat" });
      else {
        await person.says(`ticket ${typed}`);
        await eventually(() => person.presses(words.buttons.addToIt));
      }
      await appears(() => person.dialog() ?? undefined);
    },
    async enters(filled) {
      const dialog = await appears(() => person.dialog() ?? undefined);
      const fieldIn = (fields: object, label: string) => [label, required(label)].find((each) => each in fields);
      const hidden = Object.keys(filled).some((label) => fieldIn(dialog.fields, label) === undefined);
      if (hidden && dialog.buttons.includes(words.forms.moreDetails)) await person.presses(words.forms.moreDetails);
      const shown = person.dialog()?.fields ?? {};
      person.fills(Object.fromEntries(Object.entries(filled).map(([at, typed]) => [fieldIn(shown, at) ?? at, typed])));
    },
    attaches: () => Promise.resolve(false),
    async sends() {
      const dialog = await appears(() => person.dialog() ?? undefined);
      const submit = dialog.buttons.find((title) => labels.includes(title) || title === words.forms.newTicket.submit);
      await person.presses(submit ?? `one of ${labels.join(", ")}`);
      const after = person.dialog();
      if (after === null) return {};
      if (after.card === null || after.title === words.whispers.notSentTitle) {
        person.closesDialog(); // it only says whether it was sent
        return {};
      }
      return Object.keys(after.errors).length > 0 ? after.errors : errorsIn(after.text, Object.values(words.errors));
    },
    async pressesInForm(label) {
      await appears(() => person.dialog() ?? undefined);
      await person.presses(label);
    },
    form() {
      const fields = person.dialog()?.fields;
      return fields === undefined
        ? null
        : Object.fromEntries(Object.entries(fields).map(([label, value]) => [label.replace(/ \*$/u, ""), value]));
    },
    formSays: () => person.dialog()?.text ?? "",
    closesForm: async () => person.closesDialog(),
    reads: () => person.sees("chat"),
    presses: (label) => eventually(() => person.presses(label)),
    buttonsOn: () => [...person.sees("chat").matchAll(/\[(?:… )?([^\]]+)\]/gu)].map(([, title = ""]) => title),
    async answersUnder(title, typed, files) {
      await pause(100); // nobody answers what they read before the desk knows where it stands
      await person.says(typed, { quoting: title, files: dropped(files) });
    },
    corrects: (before, typed) => person.edits(before, typed),
    writes: (typed, files) => person.says(typed, { files: dropped(files) }),
    commands: (typed) => person.says(typed),
    whispered: () => person.toast() ?? person.sees("chat").split("\n").at(-1) ?? "",
    slack: null,
  };
}

/** The desk's own complaints stand as text by their field. */
const errorsIn = (text: string, sentences: readonly unknown[]): Readonly<Record<string, string>> => {
  const found = text.split("\n").filter((line) => sentences.includes(line));
  return Object.fromEntries(found.map((line, index) => [String(index), line]));
};

function agentOnTeams(
  person: TeamsPerson,
  language: Locale,
  channel: Channel,
  leavesChannel: () => Promise<void>,
): Agent {
  const threadOf = (title: string): Thread | undefined =>
    channel.threads().findLast((thread) => {
      const seen = person.sees(thread);
      return seen.includes(title) && !isDigest(seen);
    });
  const thread = (title: string) => appears(() => threadOf(title));
  return {
    ...onTeams(person, language),
    readsChannel: () => person.sees(channel),
    readsThread(title) {
      const found = threadOf(title);
      return found === undefined ? "" : person.sees(found);
    },
    async pressesInChannel(title, label) {
      await eventually(async () => person.presses(label, { in: await thread(title) }));
    },
    buttonsInChannel(title) {
      const found = threadOf(title);
      return found === undefined ? [] : person.buttons(found, title); // of the card, and not of a note below it
    },
    async chatsUnder(title, typed, files) {
      await person.writes(typed, await thread(title), dropped(files));
    },
    async writesInChannel(typed) {
      await person.writes(typed, channel);
    },
    async commandsInChannel(typed) {
      await person.mentionsBot(typed, channel);
    },
    async marks(written, verb) {
      const command = verb === "private-ticket" ? "privateTicket" : verb;
      await person.runsCommand(command, { from: "message", in: channel, saying: written });
    },
    async quotes(written) {
      await person.runsCommand("newTicket", { from: "message", in: channel, saying: written });
      await appears(() => person.dialog() ?? undefined);
    },
    leavesChannel,
    teams: { person, channel },
  };
}

const dropped = (files: readonly Dropped[] = []) =>
  files.map(({ pasted, ...file }) => (pasted ? { ...file, name: "", type: "image/*", inline: true } : file));
