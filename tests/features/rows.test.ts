import { globSync } from "node:fs";
import { join as joinPath } from "node:path";
import { describe, expect, it } from "vitest";
import { presses, ticketForms } from "../../src/features/actions.ts";
import { happenings } from "../../src/features/examples/events.ts";
import type { Happened } from "../../src/features/examples/happened.ts";
import { forms } from "../../src/features/forms.ts";
import { stageIn } from "../../src/features/examples/stage.ts";
import { timesIn } from "../../src/features/examples/tickets.ts";
import { refusals, voices } from "../../src/features/messages.ts";
import { agentsNote, personNote } from "../../src/features/messages/event-note.ts";
import { commands, events, features, steps, type EventType } from "../../src/features/rules.ts";
import {
  isForRequester,
  peopleAsked,
  readEvent,
  tellsAgents,
  isToldTo,
  tellsRequester,
} from "../../src/features/rules/events.ts";
import { join } from "../../src/kernel/join.ts";

const stage = stageIn("en", "slack");
const all = Object.values(happenings).flatMap((these) => these(stage));
const isEvent = (type: string): type is EventType => Object.hasOwn(events, type);

const root = joinPath(import.meta.dirname, "../../src/features");

/** The rows that the features have in files of a name. */
async function rowsIn(table: string, file: string): Promise<readonly (readonly [string, unknown])[]> {
  const modules = globSync(`*/${file}`, { cwd: root }).map((path): Promise<object> => import(joinPath(root, path)));
  return (await Promise.all(modules)).flatMap((each) => {
    const rows: unknown = Reflect.get(each, table);
    return typeof rows === "object" && rows !== null ? Object.entries(rows) : [];
  });
}

describe("the tables", () => {
  it.each(["events", "commands", "steps"] as const)("hold each name of %s once, in one feature", (table) => {
    const names = features.flatMap((feature) => Object.keys(Reflect.get(feature, table) ?? {}));
    const whole = { events, commands, steps }[table];
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
    expect(Object.keys(whole).toSorted()).toEqual(names.toSorted());
  });

  it.each([
    ["forms", "forms.ts", forms],
    ["presses", "rules.ts", presses],
    ["voices", "messages.ts", voices],
    ["refusals", "messages.ts", refusals],
    ["happenings", "examples.ts", happenings],
  ])("hold each of %s once, as its feature has it, and leave none out", async (table, file, whole) => {
    const rows = await rowsIn(table, file);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.map(([name]) => name).toSorted()).toEqual(Object.keys(whole).toSorted());
    for (const [name, row] of rows) expect(Reflect.get(whole, name)).toBe(row);
  });

  it("have a row for each form that is named, and each named once", () => {
    expect(ticketForms.toSorted()).toEqual(Object.keys(forms).toSorted());
  });

  it("do not let one feature's words hide another's", () => {
    expect(() => join({ notes: { moved: "one" } }).and({ notes: { moved: "other" } })).toThrow("moved");
    expect(join({ notes: { moved: "one" } }).and({ notes: { held: "other" } }).all).toEqual({
      notes: { moved: "one", held: "other" },
    });
  });
});

describe("an event's row", () => {
  it("is there with an example for every event", () => {
    expect(new Set(all.map(({ event }) => event.type))).toEqual(new Set(Object.keys(events).filter(isEvent)));
  });

  it.each(all.map((each) => [each.name, each] as const))("reads what was stored: %s", (_, { event }) => {
    expect(readEvent(JSON.parse(JSON.stringify(event)), String)).toEqual(event);
  });

  it("knows an event of a newer desk for one, and refuses a damaged one of ours", () => {
    expect(readEvent({ type: "levitated", by: "lena" }, String)).toBeNull();
    expect(() => readEvent({ type: "asked" }, String)).toThrow("text");
    expect(() => readEvent("asked", String)).toThrow("object");
  });

  it("says whose words the requester may read again: their own, and an agent's to them", () => {
    const read = all.map(({ event }) => event).filter(isForRequester);
    expect(new Set(read.map(({ type }) => type))).toEqual(
      new Set([
        "opened",
        "part-resolved",
        "asked",
        "replied",
        "answered",
        "held",
        "resolved",
        "refused",
        "rated",
        "reopened",
        "rejected",
        "declined",
        "requester-asked",
      ]),
    );
  });

  const recorded = ({ ticket, by, event }: Happened) => ({ number: ticket.version, by, at: ticket.changedAt, event });
  const note = (happened: Happened, reader: string) =>
    personNote(happened.ticket, recorded(happened), {
      viewer: stage.viewer,
      times: timesIn(happened.ticket),
      reader,
      possible: new Set(),
    });

  it.each(all.map((each) => [each.name, each] as const))("and its voice agree on who is told: %s", (_, happened) => {
    const { event, ticket } = happened;
    const toAgents = agentsNote(ticket, recorded(happened), { viewer: stage.viewer, times: timesIn(ticket) });
    expect(note(happened, ticket.requester) !== null).toBe(isToldTo(recorded(happened), ticket.requester, ticket));
    expect(toAgents !== null).toBe(tellsAgents(event) !== "nowhere");
    for (const person of peopleAsked(event)) expect(note(happened, person)).not.toBeNull();
  });

  it.each(all.filter(({ goneOn }) => goneOn === undefined).map((each) => [each.name, each] as const))(
    "restarts the silence exactly when it brings the requester news, or the turn passes: %s",
    (_, { event, ticket }) => {
      const turned = ticket.clock.turns.at(-1)?.since.getTime() === ticket.changedAt.getTime();
      const told = ticket.clock.toldAt.getTime() === ticket.changedAt.getTime();
      expect(told).toBe(tellsRequester(event) === "news" || turned);
    },
  );
});
