import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import { pressCommands, ticketForms, type Action } from "../../src/features/actions.ts";
import { openDeskInATest, said, type Act, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
let reference: string;
const unknown = "I990101_0001";
// In French, which the desk knows of them: a ticket of theirs would be spoken of in it too.
const passer = someone("U-passer", { locale: "fr" });
beforeAll(async () => {
  desk = await openDeskInATest();
  const claire = await desk.person("U-claire");
  await desk.queue("support", [claire]);
  ({ reference } = await desk.opens(await desk.person("U-mona")));
});
afterAll(() => desk.close());

const values = {
  text: "Hello",
  reason: "Hello",
  cause: "hardware",
  minutes: "5",
  stars: "5",
  queue: "x",
  to: "manager",
};
const more = { title: "Mine now", kind: "incident", urgency: "low", impact: "one", next: "claim" };

const formsToSend = ticketForms.filter((form) => form !== "more" && form !== "make-private"); // those are only pressed on

const actsOn = (ticket: string, mark?: string): readonly Act[] => {
  const at = { ticket, mark, seen: 1 };
  const actions: readonly Action[] = [
    ...pressCommands.map((each) => ({ do: each, ...at })),
    { do: "refuse-as-said", ...at },
    { do: "withdraw", reason: "no-longer-needed", ...at },
    { do: "rate", attempt: 1, stars: 1, ...at },
    { do: "assign", to: "x", ...at },
    ...ticketForms.map((form) => ({ do: "fill" as const, form, ...at })),
    { do: "show", ticket, mark },
  ];
  return [
    ...actions.map((action) => ({ kind: "pressed" as const, action })),
    ...formsToSend.map((form) => ({
      kind: "submitted" as const,
      opener: { do: "fill" as const, form, ...at },
      values: { ...values, ...more },
      in: null,
    })),
    {
      kind: "asked",
      words: ticket,
      in: { platform: "slack", tenant: "T1", address: "C1", scope: "channel" },
    },
  ];
};

test("whoever is nothing to a ticket does not learn whether there is one, whatever they press, send or ask", async () => {
  const before = await desk.store.ticket(reference);
  const answers = async (ticket: string, mark?: string): Promise<readonly Reply[]> => {
    const replies: Reply[] = [];
    for (const act of actsOn(ticket, mark)) replies.push(await desk.as(passer).does(act));
    return replies;
  };
  for (const guessed of [undefined, "AAAA"]) {
    const toExisting = await answers(reference, guessed);
    const toUnknown = await answers(unknown, guessed);
    expect(JSON.parse(JSON.stringify(toExisting).replaceAll(reference, unknown))).toEqual(
      JSON.parse(JSON.stringify(toUnknown)),
    );
    for (const reply of toExisting) expect(said(reply).blocks.length).toBeGreaterThan(0);
  }
  await answers(reference, before?.mark ?? "");
  expect(await desk.store.ticket(reference)).toEqual(before);
});
