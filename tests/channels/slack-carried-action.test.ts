import { expect, test } from "vitest";
import { readAction, wholeAction } from "../../src/channels/slack/carried-action.ts";
import { limits } from "../../src/channels/slack/limits.ts";
import { pressCommands, ticketForms, type Action } from "../../src/features/actions.ts";
import { withdrawalReasons } from "../../src/kernel/ticket.ts";

/** A day of a million tickets, and a ticket with a thousand events. */
const at = { ticket: "I261121_100042", mark: "k-_9", seen: 1_000 };
const menu: readonly Action[] = [
  ...pressCommands.map((each): Action => ({ do: each, ...at })),
  ...ticketForms.map((form): Action => ({ do: "fill", form, ...at })),
  ...withdrawalReasons.map((reason): Action => ({ do: "withdraw", reason, ...at })),
  { do: "refuse-as-said", ...at },
  { do: "show", ticket: at.ticket, mark: at.mark },
];

test.each(menu)("%o fits into a menu with its mark, and is read as it was written", (action) => {
  const carried = wholeAction(action);
  expect(carried.length).toBeLessThanOrEqual(limits.optionValue);
  expect(readAction(carried)).toEqual(action);
});

test("a button of before there were marks carries none", () => {
  expect(readAction('{"d":"claim","t":"I261121_0042","s":3}')).toEqual({
    do: "claim",
    ticket: "I261121_0042",
    seen: 3,
  });
});
