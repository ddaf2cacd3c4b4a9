import { expect, test } from "vitest";
import { meantTicket } from "../../src/kernel/ticket.ts";
import { aTicket } from "../support/a-ticket.ts";

const reference = "I261121_0042";
const marked = aTicket({ mark: "k3x9" });
const unmarked = aTicket({ mark: null });

test.each([
  ["the mark of the card is the ticket's", "k3x9", marked, marked],
  ["neither has one: both are of before there were marks", null, unmarked, unmarked],
  ["nobody asks from a card", undefined, marked, marked],
  ["the card has another mark", "AAAA", marked, "lost"],
  ["the card has a mark, and the ticket none", "AAAA", unmarked, "lost"],
  ["the card has a mark, and no ticket its reference", "AAAA", null, "lost"],
  ["the card has no mark, and the ticket one", null, marked, "not-found"],
  ["the card has no mark, and no ticket its reference", null, null, "not-found"],
  ["nobody asks from a card, and no ticket has the reference", undefined, null, "not-found"],
] as const)("%s", (_, mark, ticket, meant) => {
  expect(meantTicket(mark === undefined ? { reference } : { reference, mark }, ticket)).toBe(meant);
});
