import { expect, test } from "vitest";
import { isNobody, isSelf, meantDay, meantQueues, meantStatuses } from "../../../src/features/search/rules/meant.ts";
import { phrases } from "../../../src/features/words.ts";
import { isOpen, ticketStatuses } from "../../../src/kernel/status.ts";

const labels = [phrases("en").labels.status, phrases("fr").labels.status];
const open = ticketStatuses.filter(isOpen);

test.each([
  ["open", open],
  ["Ouverts", open],
  ["terminé", ["closed", "cancelled"]],
  ["new", ["new"]],
  ["nouveau", ["new"]],
  ["waiting", ["waiting"]],
  ["attente", ["waiting"]],
  ["in-progress", ["in-progress"]],
  ["en cours", ["in-progress"]],
  ["On hold", ["on-hold"]],
  ["suspendu", ["on-hold"]],
  ["resolu", ["resolved"]],
  ["Fermé", ["closed"]],
  ["canc", ["cancelled"]],
  ["blue", null],
  ["e", null],
])("status %s", (value, statuses) => expect(meantStatuses(value, labels)).toEqual(statuses));

const queues = new Map([
  ["support", "Accueil"],
  ["reseau", "réseau"],
  ["reseau-lyon", "reseau-lyon"],
]);
test.each([
  ["support", ["support"]],
  ["accueil", ["support"]],
  ["Réseau", ["reseau"]],
  ["lyon", ["reseau-lyon"]],
  ["rése", ["reseau", "reseau-lyon"]],
  ["payroll", null],
  ["l", null],
])("queue %s", (value, meant) => expect(meantQueues(value, queues)).toEqual(meant));

test.each([
  ["2026-05-01", "2026-05-01"],
  ["2019-05-01", "2019-05-01"],
  ["today", "2026-11-25"],
  ["aujourd’hui", "2026-11-25"],
  ["yesterday", "2026-11-24"],
  ["tomorrow", "2026-11-26"],
  ["demain", "2026-11-26"],
  ["hier", "2026-11-24"],
  ["lundi", "2026-11-23"],
  ["Wednesday", "2026-11-25"],
  ["friday", "2026-11-20"],
  ["3/12", "2025-12-03"],
  ["1 mai", "2026-05-01"],
  ["le 3 novembre", "2026-11-03"],
  ["2027-01-01", "2027-01-01"],
  ["3/12/2031", "2031-12-03"],
  ["soon", null],
])("the day “%s”, on a Wednesday in November", (value, day) => {
  const clock = { now: new Date("2026-11-25T22:30:00Z"), zone: "Europe/Paris", language: "fr-FR" };
  expect(meantDay(value, clock)).toBe(day);
});

test("me, and nobody, in both languages", () => {
  expect(["me", "Moi", "ana"].map(isSelf)).toEqual([true, true, false]);
  expect(["nobody", "personne", "Unassigned", "ana"].map(isNobody)).toEqual([true, true, true, false]);
});
