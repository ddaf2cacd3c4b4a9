import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import {
  deflectionsOf,
  isAboutTheSame,
  type OpenedBeside,
  type Used,
} from "../../../src/features/articles/rules/deflection.ts";

const article = { title: "The VPN doesn’t connect", body: "Restart it.", locale: "en" } as const;
const hour = 3_600_000;
const began = Date.UTC(2026, 0, 5, 0, 30);
const at = integer({ min: 0, max: 24 * 6 }).map((hours) => new Date(began + hours * hour));
const person = constantFrom("ann", "ben");

test.each([
  ["VPN connects from nowhere", true],
  ["le vpn se connecte mal", true],
  ["Still broken", true],
  ["", true],
  ["A wheel is off my chair", false],
])("“%s” is about the same: %s", (text, is) => {
  expect(isAboutTheSame(article, text, 20)).toBe(is);
});

/** The same in the slow and plain way: each day of each person is looked at from its beginning. */
function plainly(uses: readonly Used[], tickets: readonly OpenedBeside[]) {
  const counted = { confirmed: 0, potential: 0, revoked: 0 };
  for (const who of ["ann", "ben"])
    for (let day = Date.UTC(2026, 0, 5); day < Date.UTC(2026, 0, 13); day += 24 * hour) {
      const done = uses.filter(
        (use) => use.person === who && use.at.getTime() >= day && use.at.getTime() < day + 24 * hour,
      );
      let [helped, opened, no] = [-1, -1, false];
      for (const use of done) {
        if (use.what === "helped") helped = Math.max(helped, use.at.getTime());
        if (use.what === "opened") opened = Math.max(opened, use.at.getTime());
        if (use.what === "not-helped") no = true;
      }
      let [after, around] = [false, false];
      for (const ticket of tickets) {
        if (ticket.person !== who || !ticket.text.includes("VPN")) continue;
        const opens = ticket.at.getTime();
        if (opens >= helped && opens - helped < 24 * hour) after = true;
        if (opens >= opened - 24 * hour && opens < opened + 24 * hour) around = true;
      }
      if (helped >= 0 && after) counted.revoked += 1;
      else if (helped >= 0) counted.confirmed += 1;
      else if (opened >= 0 && !no && !around) counted.potential += 1;
    }
  return counted;
}

const use = record({ person, at, what: constantFrom("opened", "helped", "not-helped") });
const ticket = record({ person, at, text: constantFrom("My VPN doesn’t connect", "A wheel is off my chair") });

test("what an article spared is the same as counted plainly, in whatever order it happened", () => {
  assert(
    property(array(use, { maxLength: 12 }), array(ticket, { maxLength: 5 }), (uses, tickets) => {
      expect(deflectionsOf(article, { uses, tickets, all: 20 })).toEqual(plainly(uses, tickets));
    }),
  );
});

test("a ticket never makes more of it, and none is counted twice", () => {
  assert(
    property(array(use), array(ticket), ticket, (uses, tickets, another) => {
      const before = deflectionsOf(article, { uses, tickets, all: 20 });
      const after = deflectionsOf(article, { uses, tickets: [...tickets, another], all: 20 });
      expect(after.confirmed).toBeLessThanOrEqual(before.confirmed);
      expect(after.potential).toBeLessThanOrEqual(before.potential);
      expect(after.confirmed + after.revoked).toBe(before.confirmed + before.revoked);
      expect(before.confirmed + before.potential + before.revoked).toBeLessThanOrEqual(uses.length);
    }),
  );
});
