import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { pressCommands, ticketForms, type Action } from "../../src/features/actions.ts";
import { eventually } from "../support/eventually.ts";
import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { deskForATest } from "./stage/for-a-test.ts";
import { forgers, type Forger } from "./stage/forger.ts";
import { harmless } from "./stage/harmless.ts";
import { quiet } from "./stage/quiet.ts";
import { begins, typed, type Cast } from "./stage/story.ts";

const title = "The printer is on fire";
const requester = "Mona Petit";
const agent = "Claire Dubois";
const colleague = "Noor Bakker";
const elsewhere = "Ravi Patel";

describe.each(["slack", "teams"] as const)(
  "on %s, a client that was tampered with",
  { timeout: 120_000 },
  (platform) => {
    let desk: AttackedDesk;
    let cast: Cast;
    let forger: Forger;
    let ticket: string;
    let mark: string;
    const at = () => ({ ticket, mark, seen: 2 });

    beforeAll(async () => {
      vi.spyOn(console, "error").mockReturnValue();
      desk = await deskForATest();
      forger = forgers[platform](desk);
      cast = await begins(desk[platform], title);
      for (const name of [colleague, elsewhere]) await desk[platform].employee(name).commands("help");
      await cast.claire.commands("help");
      await quiet(desk);
      const [row] = await desk.rows("select reference, mark from ticket");
      ticket = String(row?.["reference"]);
      mark = String(row?.["mark"]);
    });
    afterAll(() => desk.close());

    const words = {
      text: typed,
      reason: typed,
      cause: "hardware",
      minutes: "5",
      comment: typed,
      stars: "5",
      queue: "support",
    };
    const everyPress = (): readonly Action[] => [
      ...pressCommands.map((each) => ({ do: each, ...at() })),
      { do: "refuse-as-said", ...at() },
      { do: "withdraw", reason: "no-longer-needed", ...at() },
      { do: "rate", attempt: 1, stars: 1, ...at() },
      { do: "assign", to: "nobody", ...at() },
      { do: "assign", to: "\u{1f4a9}", ...at() },
      ...ticketForms.map((form) => ({ do: "fill" as const, form, ...at() })),
      { do: "show", ticket, mark },
      { do: "place", words: "0192d6a0-0000-7000-8000-000000000000", ticket, mark },
    ];
    const everyForm = (): readonly Action[] => ticketForms.map((form) => ({ do: "fill", form, ...at() }));

    test("does nothing to a colleague's ticket, neither as its requester nor as an agent", async () => {
      for (const action of everyPress()) {
        expect(await harmless(desk, () => forger.presses(colleague, action))).toBe(200);
      }
      for (const opener of everyForm()) {
        expect(await harmless(desk, () => forger.submits(colleague, opener, words), { givenBack: true })).toBe(200);
      }
    });

    test("gives a requester no agent's powers over their own ticket", async () => {
      const agents = ["claim", "release", "called", "follow"] as const;
      for (const each of agents)
        expect(await harmless(desk, () => forger.presses(requester, { do: each, ...at() }))).toBe(200);
      for (const form of [
        "reply",
        "ask",
        "note",
        "work",
        "hold",
        "resolve",
        "assign",
        "reject",
        "change",
        "move",
      ] as const) {
        expect(
          await harmless(desk, () => forger.submits(requester, { do: "fill", form, ...at() }, words), {
            givenBack: true,
          }),
        ).toBe(200);
      }
    });

    test("does nothing with what no button of the desk's carries", async () => {
      const madeUp: readonly unknown[] = [
        { do: "claim", ticket: "I990101_0001", seen: 1 },
        { do: "claim", ticket: { reference: ticket }, seen: 1 },
        { do: "claim", ticket, mark, seen: "now" },
        { do: "withdraw", reason: "no-longer-needed", ticket, mark: "AAAA", seen: 2 },
        { do: "withdraw", reason: "no-longer-needed", ticket, seen: 2 },
        { do: "rate", attempt: 1, stars: 6, ...at() },
        { do: "rate", attempt: 99, stars: 5, ...at() },
        { do: "withdraw", reason: "because", ...at() },
        { do: "close", ...at() },
        { do: "place", words: "' or true --", ticket, mark },
        { do: "new-ticket", words: "../../etc/passwd" },
        { do: "__proto__", ...at() },
        ...["claim", "show", "where", "remind"].map((each) => ({ ...at(), do: each, ticket: "\0" })),
        { do: "place", words: "\0", ticket, mark },
        { do: "send", words: "\0" },
        { do: "set-up", question: "\0" },
        { do: "close-queue", queue: "\0" },
        "claim",
        [],
        null,
      ];
      for (const action of madeUp) {
        expect([200, 400]).toContain(await harmless(desk, () => forger.presses(requester, action)));
      }
    });

    test("cannot have a ticket shown in a channel or in somebody's chat by naming that as its beneficiary", async () => {
      const places = await desk.rows("select distinct address from surface where person_id is null");
      const address = String(places[0]?.["address"]);
      const beneficiary = platform === "slack" ? address : (address.split("|")[1] ?? "");
      const filled = { title: "Shown where it should not be", kind: "incident", urgency: "low", impact: "one" };
      await forger.submits(colleague, { do: "new-ticket" }, { ...filled, beneficiary });
      await quiet(desk);
      const shown = await desk.rows(`select s.address from surface s join ticket t on t.reference = s.ticket
      where t.title = 'Shown where it should not be' and s.person_id is not null`);
      // It is refused at its field: there is no ticket to show.
      expect(shown).toEqual([]);
      expect(await desk.rows("select from ticket where title = 'Shown where it should not be'")).toEqual([]);
    });

    test("acts on no ticket of another desk", async () => {
      const other = await deskForATest();
      await other[platform].employee(requester).commands("help");
      for (const action of everyPress())
        expect(await harmless(other, () => forgers[platform](other).presses(requester, action))).toBe(200);
      await other.close();
    });

    test("of an agent who was taken out of the channel acts as an agent no more", async () => {
      await cast.claire.leavesChannel();
      await eventually(async () =>
        expect(
          await desk.rows(
            "select from queue_member m join person p on p.id = m.person_id where p.name = 'Claire Dubois'",
          ),
        ).toEqual([]),
      );
      await quiet(desk);
      for (const action of everyPress()) expect(await harmless(desk, () => forger.presses(agent, action))).toBe(200);
      for (const opener of everyForm())
        expect(await harmless(desk, () => forger.submits(agent, opener, words), { givenBack: true })).toBe(200);
    });
  },
);
