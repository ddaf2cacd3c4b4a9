import { expect, it } from "vitest";
import { readDay } from "../../../src/kernel/time/day-words.ts";

const saturday = new Date("2026-11-21T10:00Z");

it.each([
  ["Monday", "2026-11-23"],
  ["lundi", "2026-11-23"],
  ["lundi prochain", "2026-11-23"],
  ["saturday", "2026-11-28"],
  ["tomorrow", "2026-11-22"],
  ["demain", "2026-11-22"],
  ["2026-12-03", "2026-12-03"],
  ["3 December", "2026-12-03"],
  ["December 3rd", "2026-12-03"],
  ["December 3, 2027", "2027-12-03"],
  ["le 3 décembre", "2026-12-03"],
  ["1er février", "2027-02-01"],
  ["3/12", "2026-12-03"],
  ["3.12.2027", "2027-12-03"],
  ["15/8", "2027-08-15"],
  ["12/24", "2026-12-24"],
  ["Monday.", "2026-11-23"],
  ["mon", "2026-11-23"],
  ["next Fri", "2026-11-27"],
  ["lundi 30 novembre", "2026-11-30"],
  ["lundi 30", "2026-11-30"],
  ["Monday, November 30", "2026-11-30"],
  ["Monday the 30th", "2026-11-30"],
  ["24 Dec", "2026-12-24"],
  ["Dec. 24", "2026-12-24"],
  ["24 déc.", "2026-12-24"],
  ["24 de\u0301cembre", "2026-12-24"],
  ["24-Dec", "2026-12-24"],
  ["24th of December", "2026-12-24"],
  ["1 jan", "2027-01-01"],
  ["1er janv. 2028", "2028-01-01"],
  ["29 février 2028", "2028-02-29"],
  ["le 30", "2026-11-30"],
  ["the 5th", "2026-12-05"],
  ["le 31", "2026-12-31"],
  ["tomorrow morning", "2026-11-22"],
  ["demain matin", "2026-11-22"],
  ["après-demain", "2026-11-23"],
  ["lundi matin", "2026-11-23"],
  ["24/12/26", "2026-12-24"],
  ["24-12-2026", "2026-12-24"],
  ["2026/12/24", "2026-12-24"],
  ["apres demain", "2026-11-23"],
  ["in 3 days", "2026-11-24"],
  ["dans deux semaines", "2026-12-05"],
  ["in a week", "2026-11-28"],
  ["next week", "2026-11-23"],
  ["la semaine prochaine", "2026-11-23"],
  ["Monday at 9", "2026-11-23"],
  ["24 Dec 9am", "2026-12-24"],
  ["lundi à 9h30", "2026-11-23"],
  ["« lundi »", "2026-11-23"],
])("“%s”, said on Saturday the 21st of November 2026, is %s", (words, day) => {
  expect(readDay(words, saturday, "Europe/Paris")).toBe(day);
});

/** What every object of the language has, and no table of ours. */
const namesOfObjects = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Object.prototype).map((name) => name.toLowerCase()),
];

it.each([
  "",
  "soon",
  "the printer works",
  "2026-11-20",
  "2026-11-21",
  "2026-13-01",
  "31/2",
  "0/5",
  "13/13",
  "mardi 30 novembre", // a Monday
  "0",
  "32",
  "Monday Tuesday",
  "mon écran",
  "3 brumaire",
  ...namesOfObjects,
  ...namesOfObjects.map((name) => `3 ${name}`),
  ...namesOfObjects.map((name) => `${name} 3`),
])("“%s” is no day to come", (words) => expect(readDay(words, saturday, "Europe/Paris")).toBeNull());

it("today is where they are", () => {
  const late = new Date("2026-11-21T23:30Z"); // Sunday in Paris, Saturday in New York
  expect(readDay("tomorrow", late, "Europe/Paris")).toBe("2026-11-23");
  expect(readDay("tomorrow", late, "America/New_York")).toBe("2026-11-22");
});

it("the month stands first for somebody of the United States, as far as it can", () => {
  const read = (words: string, language: string | null) => readDay(words, saturday, "America/New_York", language);
  expect(read("3/12", "en-US")).toBe("2027-03-12");
  expect(read("3/12", "en-GB")).toBe("2026-12-03");
  expect(read("3/12", null)).toBe("2026-12-03");
  expect(read("12/24/2026", "en-US")).toBe("2026-12-24");
  expect(read("24/12", "en-US")).toBe("2026-12-24");
  expect(read("3.12.", "en-US")).toBe("2026-12-03");
  expect(read("Thursday 12/24", "en-US")).toBe("2026-12-24");
  expect(read("3.12", "en-US")).toBe("2026-12-03");
});
