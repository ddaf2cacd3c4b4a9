import { expect, it } from "vitest";
import { rankOf, readRank, writeRank } from "../../src/features/home/rules.ts";
import { promised } from "./time-of-tickets.ts";
import { aTicket } from "../support/a-ticket.ts";

it("a button carries where a list goes on, whatever can break of the last ticket", () => {
  for (const ticket of [
    aTicket({ priority: "P1" }),
    promised({ status: "in-progress" }),
    aTicket({ status: "closed" }),
  ])
    expect(readRank(writeRank(rankOf(ticket)))).toEqual(rankOf(ticket));
});

it("what no button carries begins the list anew", () => {
  for (const carried of [
    null,
    "",
    "I261121_0042",
    "I261121_0042 P9 open  1 2",
    "I261121_0042 P1 open x 1 2",
    "a b c d e f g",
    "\u0000 P1 open  1 1",
    "I261121_0042' P1 open  1 1",
    "I261121_0042 P1 open 9007199254740991 1 1",
    "I261121_0042 P1 open  9007199254740991 1",
    "I261121_0042 P1 ended  1 -9007199254740991",
    "I261121_0042 P1 open 1e15 1 1",
    "I261121_0042 P1 open 0x10 1 1",
  ])
    expect(readRank(carried)).toBeNull();
});
