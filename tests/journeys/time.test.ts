import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Agent, Person, Stage } from "./stage/cast.ts";
import { claims, opens, resolves } from "./stage/shortcuts.ts";
import type { Inline } from "../../src/kernel/text.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const plain = (words: string): Inline => ({ kind: "plain", text: words });

/** A desk of the usual policy: Monday to Friday, 9:00 to 18:00 in Paris; each story begins on a Monday at 10:00. */
describe.each(everywhere(import.meta.filename))("time passes, on $platform, in $language", ({ platform, language }) => {
  let world: World;
  let stage: Stage;
  let claire: Agent;
  let mona: Person;

  beforeEach(async () => {
    ({ world, stage } = await createStage(platform, language));
    claire = stage.agent("Claire Dubois");
    await stage.setsUp();
    mona = stage.employee("Mona Petit");
  });
  afterEach(() => world.close());

  /** What the desk itself did, in order: `at` as the clocks of Paris show it. */
  const byItself = async (): Promise<readonly string[]> => {
    const rows = await world.rows(
      `select to_char(at at time zone 'Europe/Paris', 'Dy HH24:MI') as at, event->>'type' as type,
              coalesce(event->>'target', event->>'step', event->>'count', '') as what
         from ticket_event where by is null order by number`,
    );
    return rows.map(({ at, type, what }) => `${String(at)} ${String(type)} ${String(what)}`.trim());
  };
  const happens = (...done: readonly string[]) =>
    eventually(async () => expect(await byItself()).toEqual(expect.arrayContaining([...done])));

  it("a P1 that nobody takes rings at once, then its lead, and says when nobody is left", async () => {
    const title = "The whole network is down";
    const { labels, forms } = mona.words;
    await opens(mona, title, {
      [forms.newTicket.impact]: labels.impact.everyone,
      [forms.newTicket.urgency]: forms.urgencyChoice.high,
    });
    await happens("Mon 10:00 alerted 0");
    world.waitsUntil("2026-11-23T10:10:05+01:00");
    await happens("Mon 10:10 alerted 1");
    world.waitsUntil("2026-11-23T10:20:10+01:00");
    await happens("Mon 10:20 unacknowledged");
    await eventually(() => expect(claire.readsThread(title)).toContain(claire.words.agentsNotes.unacknowledged));
    world.waitsUntil("2026-11-23T10:30:15+01:00");
    await happens("Mon 10:30 breached first-response");
    await claims(claire, title);
    world.waitsUntil("2026-11-23T11:00:00+01:00");
    const alerts = (await byItself()).filter((each) => each.includes("alerted"));
    expect(alerts).toEqual(["Mon 10:00 alerted 0", "Mon 10:10 alerted 1", "Mon 10:30 alerted 0"]);
  });

  it("a question without an answer is reminded of, resolved, closed in silence, and reopened", async () => {
    const title = "The printer eats paper";
    const { words } = claire;
    await opens(mona, title);
    await claims(claire, title);
    await claire.pressesInChannel(title, words.buttons.fill.ask);
    await claire.enters({ [words.forms.text.ask]: "Which floor?" });
    expect(await claire.sends()).toEqual({});
    await eventually(() => expect(mona.reads()).toContain("Which floor?"));
    world.waitsUntil("2026-11-24T10:30+01:00");
    await happens("Tue 10:30 reminded 1");
    world.waitsUntil("2026-11-26T10:30+01:00");
    await happens("Thu 10:30 reminded 2");
    world.waitsUntil("2026-12-02T10:30+01:00");
    await happens("Wed 10:30 resolved");
    world.waitsUntil("2026-12-04T10:40+01:00");
    await happens("Fri 10:40 reminded 1");
    world.waitsUntil("2026-12-09T10:40+01:00");
    await happens("Wed 10:40 lapsed");
    const answer = async () => (await world.rows("select attempts->-1->'answer'->>'answer' as said from ticket"))[0];
    expect(await answer()).toEqual({ said: "silence" });
    await eventually(() => expect(mona.reads()).toContain(mona.words.personNotes.lapsed));
    world.waits(30); // longer than a confirmed ticket may be reopened
    await mona.presses(mona.words.buttons.stillNotFixed);
    await mona.enters({ [mona.words.forms.reason.reopen]: "It still eats paper" });
    expect(await mona.sends()).toEqual({});
    await eventually(async () =>
      expect((await world.rows("select status from ticket"))[0]).toEqual({ status: "in-progress" }),
    );
  });

  it("a word of the requester begins the waiting for a confirmation anew", async () => {
    const title = "No sound";
    await opens(mona, title);
    await claims(claire, title);
    await resolves(claire, title, "Turned it on", mona);
    world.waitsUntil("2026-11-24T15:00+01:00");
    await mona.answersUnder(title, "I shall try tomorrow");
    await eventually(() => expect(claire.readsThread(title)).toContain("I shall try tomorrow"));
    world.waitsUntil("2026-11-25T12:00+01:00"); // two working days after the resolution
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // a look at the timers, and time to act on it
    expect((await byItself()).filter((each) => each.includes("reminded"))).toEqual([]);
    world.waitsUntil("2026-11-26T15:30+01:00");
    await happens("Thu 15:30 reminded 1");
  });

  it("a desk that was off for 26 hours does what was due once, in order", async () => {
    const title = "The door does not open";
    await opens(mona, title);
    await world.rests();
    world.waitsUntil("2026-11-24T12:00+01:00");
    await world.returns();
    await happens("Tue 12:00 breached first-response", "Tue 12:00 alerted 0");
    world.waitsUntil("2026-11-25T12:20+01:00");
    await happens("Wed 12:20 at-risk resolution");
    expect(await byItself()).toEqual([
      "Tue 12:00 breached first-response",
      "Tue 12:00 alerted 0",
      "Wed 12:20 unacknowledged",
      "Wed 12:20 at-risk resolution",
    ]);
    const [late] = mona.words.personNotes.late["first-response"](plain(""));
    await eventually(() => expect(mona.reads()).toContain(late?.kind === "plain" ? late.text.trim() : "no words"));
  });
});
