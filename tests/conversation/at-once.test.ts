import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { shared } from "../../src/conversation/in-flight.ts";
import type { Reply } from "../../src/channels/platform.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { query } from "../support/database.ts";
import { phrases } from "../../src/features/words.ts";
import { linesOf } from "../features/reading.ts";
import { buttonsOf, openDeskInATest, said, type Act, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

/** What comes many times at the same time, as when a platform tries again or somebody hammers a button. */
let desk: DeskInATest;
let ticket: Ticket;
beforeEach(async () => {
  desk = await openDeskInATest();
  const claire = await desk.person("U-claire");
  const paul = await desk.person("U-paul");
  await desk.queue("support", [claire, paul]);
  ticket = await desk.opens(await desk.person("U-mona"));
});
afterEach(() => desk.close());

const claire = () => desk.as(someone("U-claire"));
const many = 30;
const times = <Result>(act: () => Promise<Result>) => Promise.all(Array.from({ length: many }, act));
const within = async <Result>(milliseconds: number, act: () => Promise<Result>): Promise<Result> => {
  const began = performance.now();
  const result = await act();
  expect(performance.now() - began).toBeLessThan(milliseconds);
  return result;
};
const claims = ({ reference, mark }: Ticket): Act => ({
  kind: "pressed",
  action: { do: "claim", ticket: reference, mark: mark ?? undefined, seen: 1 },
});

test("thirty deliveries of one press are one change and one answer, and nobody else waits for them", async () => {
  const other = await desk.opens(await desk.person("U-mona"));
  const working = await within(9_000, async () => {
    const answers = times(() => claire().does(claims(ticket), "press 1"));
    const free = desk.as(someone("U-paul")).does(claims(other));
    expect(await free).toEqual({ kind: "done" });
    return answers;
  });
  expect(new Set(working.map((reply) => JSON.stringify(reply)))).toEqual(new Set(['{"kind":"done"}']));
  expect((await desk.history(ticket.reference)).map(({ event }) => event.type)).toEqual(["opened", "claimed"]);
});

test("while a change is held up, its deliveries hold one connection, and another person is answered at once", async () => {
  const released = Promise.withResolvers<void>();
  const other = await desk.opens(await desk.person("U-mona"));
  const held = desk.tx(async (tx) => {
    await tx.lock(ticket.reference);
    await released.promise;
  });
  const answers = times(() => claire().does(claims(ticket), "press 2"));
  const free = within(9_000, () => desk.as(someone("U-paul")).does(claims(other)));
  expect(await free.finally(released.resolve)).toEqual({ kind: "done" });
  await held;
  for (const answer of await answers) expect(answer).toEqual({ kind: "done" });
});

test("told thirty times at once that it was added to a channel, the desk greets there once", async () => {
  const added = { kind: "added", in: { platform: "slack", tenant: "T1", address: "C-new" } } as const;
  const replies = await within(9_000, () => times(() => claire().does(added, "added")));
  expect(replies.map(({ kind }) => kind).toSorted()).toEqual([...replies.slice(1).map(() => "done"), "greeting"]);
});

test("somebody new who types what is nearly help is answered at once", async () => {
  const wrote = { kind: "wrote", text: "hepl", files: [] } as const;
  const reply = await within(9_000, () => desk.as(someone("U-new")).does(wrote));
  expect(reply.kind).toBe("whisper");
  expect(await query(desk.url, `select from account where "user" = 'U-new'`)).toHaveLength(1);
});

const done: Reply = { kind: "done" };

test("what fails is tried again by one of those who wait, and then by whoever comes next", async () => {
  let made = 0;
  const make = (failures: number) => async (): Promise<Reply> => {
    made += 1;
    await Promise.resolve();
    if (made <= failures) throw new Error("lost the database");
    return done;
  };
  const store = {};
  const first = await Promise.allSettled([1, 2, 3].map(() => shared(store, "press", make(1))));
  expect(first.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect(made).toBe(2);
  const second = await Promise.allSettled([1, 2, 3].map(() => shared(store, "press", make(4))));
  expect(second.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(made).toBe(4);
  expect(await shared(store, "press", make(4))).toEqual(done);
});

describe("a form", () => {
  const replies = (text: string, { reference, mark }: Ticket = ticket): Act => ({
    kind: "submitted",
    opener: { do: "fill", form: "reply", ticket: reference, mark: mark ?? undefined, seen: 1 },
    values: { text },
    in: null,
  });
  const replied = async ({ reference } = ticket) =>
    (await desk.history(reference)).flatMap(({ event }) => (event.type === "replied" ? [event.text] : [])).toSorted();

  test("sent twice at once with the same words says them once", async () => {
    await Promise.all([1, 2].map(() => claire().does(replies("On my way"), "form 1")));
    await claire().does(replies("On my way"), "form 1");
    expect(await replied()).toEqual(["On my way"]);
  });

  test.each([
    ["at once", (acts: readonly (() => Promise<Reply>)[]) => Promise.all(acts.map((act) => act()))],
    [
      "one after the other",
      async ([first, ...others]: readonly (() => Promise<Reply>)[]) => {
        await first?.();
        for (const act of others) await act();
      },
    ],
  ])("sent with other words says both, each once, where that happens %s", async (_, doing) => {
    const acts = ["On my way", "Where are you?", "Where are you?"].map(
      (text) => () => claire().does(replies(text), "form 2"),
    );
    await doing(acts);
    expect(await replied()).toEqual(["On my way", "Where are you?"]);
  });

  test("sent again with other words says that it was sent twice, and the same as often as it is brought again", async () => {
    const sends = (text: string) => claire().does(replies(text), "form 4");
    expect(await sends("On my weigh")).toEqual({ kind: "done" });
    const again = await sends("On my way");
    expect(said(again).summary).toContain(phrases("en").whispers.sentBefore.both(ticket.reference));
    expect(await sends("On my way")).toEqual(again);
    expect(await sends("On my weigh")).toEqual({ kind: "done" });
  });

  test("about another ticket, with the key and the words of one that was sent, stands there too", async () => {
    const other = await desk.opens(await desk.person("U-mona"));
    await claire().does(replies("On my way"), "form 6");
    await claire().does(replies("On my way", other), "form 6");
    expect(await Promise.all([ticket, other].map(replied))).toEqual([["On my way"], ["On my way"]]);
  });

  test("that opened a ticket, sent again with other words, names the first beside the second", async () => {
    const mona = desk.as(someone("U-mona"));
    const sends = (title: string) =>
      mona.does(
        {
          kind: "submitted",
          opener: { do: "new-ticket" },
          values: { title, kind: "incident", urgency: "medium", impact: "one" },
          in: null,
        },
        "form 5",
      );
    const first = await sends("The lifft is stuck");
    const second = await sends("The lift is stuck");
    const [now, before] = await desk.tx((tx) => tx.ticketsOf(ticket.requester, 2));
    const { another } = phrases("en").whispers.sentBefore;
    expect([now?.title, before?.title]).toEqual(["The lift is stuck", "The lifft is stuck"]);
    expect(linesOf(said(second)).join(" ")).toContain(another(before?.reference ?? "", now?.reference ?? ""));
    expect(linesOf(said(second)).join(" ")).toContain(phrases("en").whispers.opened(now?.reference ?? ""));
    expect(buttonsOf(second).map(({ action }) => action)).toEqual([{ do: "show", ticket: before?.reference }]);
    expect(second).not.toHaveProperty("onTheirCard"); // the second card does not say it
    expect(linesOf(said(first)).join(" ")).not.toContain("already");
    expect(await sends("The lift is stuck")).toEqual(second);
  });

  test.each([["at once"], ["later"]])(
    "of a colleague, forged with its key %s, tells and takes nothing",
    async (when) => {
      const theirs = await desk.opens(await desk.person("U-noor"));
      const opens = (title: string): Act => ({
        kind: "submitted",
        opener: { do: "new-ticket" },
        values: { title, kind: "incident", urgency: "medium", impact: "one" },
        in: null,
      });
      const [mona, noor] = [desk.as(someone("U-mona")), desk.as(someone("U-noor"))];
      const forged = mona.does(opens("The same"), "form 3");
      if (when === "later") await forged;
      const [first, second] = [await noor.does(opens("The same"), "form 3"), await forged];
      expect(first).not.toEqual(second);
      const titles = (await desk.tx((tx) => tx.ticketsOf(theirs.requester, 10))).map(({ title }) => title);
      expect(titles).toEqual(["The same", theirs.title]);
    },
  );
});
