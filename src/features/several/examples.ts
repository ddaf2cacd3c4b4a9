import { formExample, messageExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn } from "../examples/tickets.ts";
import { phrases } from "../words.ts";
import { readSeveral, severalForm, type SeveralFrom } from "./forms.ts";
import { noSeveral, severalBegun, severalDone, severalUnreadable } from "./messages.ts";
import { severalWays, type SeveralCommand } from "./rules.ts";

const commandsIn = ({ story }: Stage): readonly SeveralCommand[] => [
  { type: "assign", to: "jonas" },
  { type: "move", queue: story.otherQueue, reason: story.answer },
  { type: "reject", reason: story.answer },
];

const references = Array.from({ length: 14 }, (_, index) => `I261121_${String(index + 1).padStart(4, "0")}`);

const shown = (name: string, message: ReturnType<typeof noSeveral>): Example =>
  messageExample("home and lists", `several tickets: ${name}`, message);

/** What a lead is told who changes several tickets. */
export function several(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const says = phrases(viewer.locale).several;
  const tickets = references.map((reference) => ({ reference, mark: null }));
  const done = (command: SeveralCommand, no: readonly (string | null)[]) =>
    severalDone(
      {
        id: "",
        person: "lena",
        command,
        tickets,
        outcomes: Object.fromEntries(
          references.flatMap((reference, index) => (no[index] === null ? [] : [[reference, no[index] ?? null]])),
        ),
      },
      viewer,
    );
  return [
    ...commandsIn(stage).flatMap((command) => [
      shown(`${command.type}, begun`, severalBegun(command, 14, viewer)),
      shown(`${command.type}, done`, done(command, [])),
    ]),
    ...commandsIn(stage).map((command) => shown(`${command.type}, some refused`, done(command, [says.notYours, null]))),
    shown("what was asked cannot be read", severalUnreadable(viewer)),
    shown("not for them", noSeveral("notLead", viewer)),
    shown("nothing to change", noSeveral("none", viewer)),
    shown("nowhere to move them", noSeveral("noQueues", viewer)),
    shown("nobody to assign to", noSeveral("noAgents", viewer)),
  ];
}

export function severalForms(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const { locale } = viewer;
  const says = phrases(locale).several;
  const tickets = [story.title, ...story.otherTitles].map((title, index) =>
    ticketIn("in-progress", stage, { opened: { title }, reference: references[index] ?? "" }),
  );
  const into = {
    assign: [{ value: "jonas", label: viewer.names("jonas").name }],
    move: [{ value: story.otherQueue, label: story.otherQueue }],
    reject: [],
  };
  const form = (way: (typeof severalWays)[number], more = false, told: Partial<SeveralFrom> = {}) =>
    severalForm(
      { do: "change-several", way, sought: story.sought, after: null },
      { tickets, into: into[way], more, ...told },
      locale,
    );
  const read = readSeveral("move", {}, locale);
  return [
    ...severalWays.map((way) => formExample(`${way} several tickets`, form(way))),
    formExample("move several tickets: of many, and nothing is chosen", form("move", true), read.ok ? {} : read.errors),
    formExample(
      "move several tickets: one is left out, and a queue is private",
      form("move", false, { leftOut: 1, closesOff: [story.otherQueue] }),
    ),
    formExample("reject several tickets: some are left out", form("reject", false, { leftOut: 2 })),
    formExample("assign several tickets: others are found now", form("assign"), { all: says.changed }),
  ];
}
