import { describe, expect, it } from "vitest";
import { readTypedCommand, type TypedCommand } from "../../src/conversation/typed-command.ts";
import { phrases } from "../../src/features/words.ts";
import { locales } from "../../src/kernel/locale.ts";

const commands: readonly (readonly [TypedCommand, readonly string[]])[] = [
  [
    { command: "help" },
    ["help", "HELP!", "help?", "/help", "help me", "aide", "aide ?", "Aide !", "« aide »", "?", "menu", "Commandes ?"],
  ],
  [{ command: "greeting" }, ["hello", "Bonjour !", "Hi.", "bonsoir", "BONJOUR", "Bonjour à tous !"]],
  [
    { command: "list" },
    [
      "list",
      "List.",
      "list…",
      "`list`",
      "list please",
      "ticket list",
      "my tickets",
      "liste",
      "Liste, svp",
      "mes tickets",
      "list late",
      "How many tickets are late?",
      "home",
      "Mon bureau",
      "Tickets en retard",
    ],
  ],
  [
    { command: "new", title: "" },
    ["", "ticket", "Ticket.", "new ticket", "nouveau ticket", "Open a ticket", "créer un ticket"],
  ],
  [
    { command: "services" },
    ["services", "« services »", "“services”", "Catalogue", "« catalogue »", "Que puis-je demander ?", "all services"],
  ],
  [
    { command: "delegate", whom: "Nina", from: null, until: "Friday" },
    ["I'm away until Friday, Nina decides for me", "Nina decides for me until Friday."],
  ],
  [{ command: "queues" }, ["queues", "queues!", "files", "files."]],
  [{ command: "report", period: "this-week", queue: null, title: "report!" }, ["report!"]],
  [{ command: "report", period: "last-week", queue: "network", title: null }, ["Rapport network semaine dernière."]],
  [
    { command: "report", period: null, queue: null, title: null },
    [
      "report today",
      "report yesterday",
      "rapport d’hier",
      "rapport aujourd’hui",
      "report last year",
      "rapport 10 derniers jours",
    ],
  ],
  [
    { command: "report", period: "last-month", queue: "support", title: null },
    [
      "rapport support mois dernier",
      "Report support last month",
      "report for support of last month",
      "rapport de la file support du mois dernier",
    ],
  ],
  [
    { command: "report", period: "last-week", queue: null, title: null },
    ["report last week", "report of the last week", "rapport de la semaine dernière"],
  ],
  [{ command: "report", period: "this-month", queue: null, title: "report month" }, ["report month"]],
  [{ command: "report", period: "this-month", queue: null, title: "rapport du mois" }, ["rapport du mois"]],
  [
    { command: "report", period: "this-week", queue: "réseau", title: "rapport réseau semaine" },
    ["rapport réseau semaine"],
  ],
  [{ command: "back" }, ["back", "back!", "I'm back.", "de retour", "De retour !"]],
  [{ command: "set-up", queue: "support" }, ["setup", "setup.", "configurer"]],
  [{ command: "set-up", queue: "network" }, ["setup network", "Setup Network.", "configurer « network »"]],
  [{ command: "set-up", queue: "réseau" }, ["setup réseau", "setup re\u0301seau"]],
  [{ command: "away", until: null }, ["away", "Away.", "absente", "I’m away", "je suis absent"]],
  [
    { command: "away", until: "Monday" },
    [
      "away until Monday",
      "away til Monday.",
      "away till Monday",
      "away untill Monday",
      "OOO until Monday",
      "away, back on Monday",
    ],
  ],
  [
    { command: "away", until: "lundi" },
    ["absent jusqu’à lundi", "en congé jusqu’à lundi", "absente jusqu'a\u0300 lundi !", "absent, retour lundi"],
  ],
  [{ command: "away-on", day: "Monday" }, ["away Monday", "I am away Monday."]],
  [{ command: "away-on", day: "on Friday" }, ["away on Friday", "I am away on Friday."]],
  [{ command: "away-on", day: "tomorrow" }, ["away tomorrow", "I’m away tomorrow"]],
  [{ command: "away-on", day: "lundi" }, ["absent lundi", "je suis absente lundi"]],
  [{ command: "away-on", day: "demain" }, ["absent demain", "absente demain !"]],
  [
    { command: "ticket", reference: "I261121_0042" },
    [
      "I261121_0042",
      "i261121_0042.",
      "#I261121_0042",
      "I261121-0042",
      "I261121 0042",
      "show I261121_0042",
      "voir I261121_0042 s’il vous plaît",
    ],
  ],
  [
    { command: "wish", wish: "where", reference: "I261121_0042" },
    [
      "Where is I261121_0042?",
      "status of ticket I261121_0042, please",
      "any news on I261121_0042?",
      "Any update about I261121_0042, please?",
      "où en est I261121_0042 ?",
      "des nouvelles de I261121_0042 ?",
    ],
  ],
];

describe.each(commands)("what is typed for %o:", (command, typed) => {
  it.each(typed)("“%s”", (words) => expect(readTypedCommand(words)).toEqual(command));
});

it.each(["lst", "lsit", "lisst"])("“%s” may be a slip for a list", (word) => {
  expect(readTypedCommand(word)).toEqual({ command: "unclear", word, meant: "list" });
});

it.each([
  ["quees", "queues"],
  ["stats", "report"],
  ["reprot", "report"],
  ["setpu", "set-up"],
  ["abscent", "away"],
  ["bakc", "back"],
  ["hepl", "help"],
  ["side", "help"], // of "aide": it may answer a question
])("“%s” may be a slip for %s", (word, meant) => {
  expect(readTypedCommand(word)).toEqual({ command: "unclear", word, meant });
});

it.each([
  "printer",
  "Imprimante",
  "wifi",
  "Teams",
  "help my screen is black",
  "list of printers is empty",
  "away team booking fails",
  "set up my new laptop",
  "…",
])("“%s” is the title of a ticket, as it was typed", (title) => {
  expect(readTypedCommand(`  ${title} `)).toEqual({ command: "new", title });
});

it.each(["I261121_0042 is still broken", "as I261121-0042.", "I261121_0042 and I261121_0043"])(
  "“%s” is about what it names, or the title of a ticket",
  (title) => expect(readTypedCommand(title)).toEqual({ command: "about" }),
);

describe("what the desk's own buttons and lists are called is understood when it is typed", () => {
  const labels = locales.flatMap((locale): (readonly [string, string])[] => {
    const { buttons, lists } = phrases(locale);
    return [
      [buttons.newTicket, "new"],
      [buttons.myTickets, "list"],
      [lists.myDesk, "list"],
      [lists.ownTitle, "list"],
      ...Object.values(lists.title).map((label) => [label, "list"] as const),
      [buttons.meant.away, "away"],
      [buttons.meant.back, "back"],
    ];
  });
  it.each(labels)("“%s”: %s", (label, command) => {
    const read = readTypedCommand(label);
    expect(read.command).toBe(command);
    expect(read).not.toMatchObject({ title: label });
  });
});

it.each([
  ["bye", "goodbye"],
  ["Au revoir !", "goodbye"],
  ["a bientot", "goodbye"],
  ["bjr", "greeting"],
  ["can you help me?", "greeting"],
  ["J’ai besoin d’aide", "greeting"],
  ["what can you do?", "help"],
  ["Qui es-tu ?", "help"],
  ["home", "list"],
  ["Accueil", "list"],
  ["mine", "list"],
  ["late", "list"],
  ["my desk", "list"],
])("“%s” is %s", (words, command) => {
  expect(readTypedCommand(words)).toEqual({ command });
});

it.each([
  "open",
  "new ticket",
  "Nouveau ticket",
  "I want to open a ticket",
  "open a ticket please",
  "create a new ticket",
  "je voudrais ouvrir un ticket",
  "créer une demande",
  "faire un ticket",
])("“%s” opens the form, without a title", (words) => {
  expect(readTypedCommand(words)).toEqual({ command: "new", title: "" });
});

it.each([
  "open the door of room 4",
  "new ticket printer does not print",
  "ticket machine is broken",
  "free parking card",
  "home office chair",
  "late delivery of my badge",
])("“%s” is a title", (words) => {
  expect(readTypedCommand(words)).toEqual({ command: "new", title: words });
});

it("a reference is read with a dash behind its letter too", () => {
  expect(readTypedCommand("I-261130-0029")).toEqual({ command: "ticket", reference: "I261130_0029" });
});

it.each(["tikcet", "tiket", "Tickt"])("“%s” opens the form of a ticket", (word) => {
  expect(readTypedCommand(word)).toEqual({ command: "new", title: "" });
});

it("a word of its own that is near to a command is none", () => {
  expect(readTypedCommand("homme")).toEqual({ command: "new", title: "homme" });
});
