import { describe, expect, test } from "vitest";
import { isFor, ruleFor, ruleOf, signOf } from "../../src/features/emoji/rules.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import { ticketStatuses } from "../../src/kernel/status.ts";
import { aTicket } from "../support/a-ticket.ts";

const { emoji: usual } = policyIn("UTC");

describe("the usual emoji", () => {
  test.for([
    ["ticket", "ticket"],
    ["face_with_finger_covering_closed_lips", "private-ticket"],
    ["eyes", "claim"],
    ["white_check_mark", "resolve"],
    ["brain", "article"],
    ["heart", undefined],
  ] as const)(":%s: means %s", ([name, verb]) => {
    expect(ruleOf(usual, name)?.verb).toBe(verb);
  });

  test("each thing that can be done with a message has one, and a desk may have none", () => {
    expect(ruleFor(usual, "claim")?.emoji).toBe("eyes");
    expect(ruleFor([], "claim")).toBeNull();
  });
});

test.for([
  ["anybody", { isAuthor: false, isAgent: false }, true],
  ["author", { isAuthor: true, isAgent: false }, true],
  ["author", { isAuthor: false, isAgent: true }, true],
  ["author", { isAuthor: false, isAgent: false }, false],
  ["agents", { isAuthor: true, isAgent: false }, false],
  ["agents", { isAuthor: false, isAgent: true }, true],
] as const)("what is for %s: of %o that is %s", ([who, somebody, may]) => {
  expect(isFor({ who }, somebody)).toBe(may);
});

test("the sign on the message follows the ticket, and says nothing of a private one", () => {
  const signs = (private_: boolean) =>
    ticketStatuses.map((status) =>
      signOf(aTicket({ status, assignee: status === "new" ? null : "claire", isPrivate: private_ })),
    );
  expect(Object.fromEntries(ticketStatuses.map((status, index) => [status, signs(false)[index]]))).toEqual({
    new: null,
    "in-progress": "taken",
    waiting: "taken",
    "on-hold": "taken",
    resolved: "solved",
    closed: "solved",
    cancelled: null,
  });
  expect(new Set(signs(true))).toEqual(new Set([null]));
});
