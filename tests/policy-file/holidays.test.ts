import { describe, expect, test } from "vitest";
import Holidays from "date-holidays";
import { fingerprintOf } from "../../src/policy-file/fingerprint.ts";
import { added } from "../../src/policy-file/national-calendar.ts";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import type { DeskPolicy } from "../../src/kernel/policy.ts";
import { isOpenAt } from "../../src/kernel/time/business-hours.ts";

async function policyWith(...holidays: readonly string[]): Promise<DeskPolicy> {
  const read = await readPolicy(`hours: {holidays: [${holidays.join(", ")}]}`, { zone: "Europe/Paris" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.policy;
}

const isHoliday = async (date: string, ...holidays: readonly string[]): Promise<boolean> =>
  (await policyWith(...holidays)).hours.isHoliday(date);

describe("a desk is closed", () => {
  test.each([
    ["once", "2026-12-24", "2026-12-24", true],
    ["but not the year after", "2027-12-24", "2026-12-24", false],
    ["every year", "2031-12-24", "12-24", true],
    ["on a day that most years lack", "2028-02-29", "02-29", true],
    ["on a country's holidays", "2026-07-14", "{country: FR}", true],
    ["on those that move with Easter", "2027-03-29", "{country: fr}", true],
    ["not on another country's", "2026-07-14", "{country: BE}", false],
    ["not on days that are only observed, such as Mother's Day", "2026-05-10", "{country: US}", false],
    ["on those of a part of it", "2026-12-26", "{country: FR, region: 57}", true],
    ["which are not those of the whole", "2026-12-26", "{country: FR}", false],
    ["on those of a town", "2026-08-08", "{country: DE, region: BY-A}", true],
    ["on those that begin at sunset, the day after", "2026-09-21", "{country: IL}", true],
    ["and not the day before", "2026-09-20", "{country: IL}", false],
    ["on each day of those that last", "2026-03-22", "{country: TR}", true],
    ["not for an afternoon off", "2026-12-24", "{country: IS}", false],
    ["not on one that is worked there", "2027-05-17", "{country: FR, except: [2027-05-17]}", false],
    ["but on the others", "2027-07-14", "{country: FR, except: [2027-05-17]}", true],
    ["not on one that is worked every year", "2031-11-11", "{country: FR, except: [11-11, 05-08]}", false],
    ["which is worked once only", "2028-06-05", "{country: FR, except: [2027-05-17]}", true],
    ["nor when it stands alone", "2027-05-17", "{country: FR, except: 2027-05-17}", false],
    [
      "not on one that moves and is worked every year",
      "2028-06-05",
      "{country: FR, except: Lundi de Pentecôte}",
      false,
    ],
    ["whatever its accents and its language", "2027-05-17", "{country: FR, except: [lundi de pentecote]}", false],
    ["and in English", "2031-06-02", "{country: FR, except: [whit monday, 11-11]}", false],
    ["nor on the day that stands for it", "2027-07-05", "{country: US, except: Independence Day}", false],
    ["but on the rest of the year", "2027-05-06", "{country: FR, except: Lundi de Pentecôte}", true],
    ["on those of overseas", "2026-12-20", "{country: FR, region: RE}", true],
    ["on the abolition of slavery, in Martinique", "2026-05-22", "{country: FR, region: MQ}", true],
    ["on Good Friday in Alsace", "2027-03-26", "{country: FR, region: 68}", true],
    ["on Saint-Jean in Quebec", "2027-06-24", "{country: CA, region: QC}", true],
    ["not on the Family Day of the other provinces", "2027-02-15", "{country: CA, region: QC}", false],
    ["on the Jeûne of Geneva", "2026-09-10", "{country: CH, region: GE}", true],
    ["on the last day of the year there", "2026-12-31", "{country: CH, region: GE}", true],
    ["on the Monday of that of Vaud", "2026-09-21", "{country: CH, region: VD}", true],
    ["not on Good Friday in Valais", "2026-04-03", "{country: CH, region: VS}", false],
    ["on Saint Joseph in Ticino", "2026-03-19", "{country: CH, region: TI}", true],
    ["on the national day of Belgium", "2026-07-21", "{country: BE}", true],
    ["not on the feast of Flanders", "2026-07-11", "{country: BE, region: VLG}", false],
    ["on the Monday after a Boxing Day on Saturday", "2026-12-28", "{country: GB, region: ENG}", true],
    ["on the Monday after a Saint Andrew on Sunday", "2025-12-01", "{country: GB, region: SCT}", true],
    ["on the Friday before a fourth of July on Saturday", "2026-07-03", "{country: US}", true],
    ["on the national day of Luxembourg", "2026-06-23", "{country: LU}", true],
    ["on Buß- und Bettag in Saxony", "2026-11-18", "{country: DE, region: SN}", true],
    ["on the second national day of the Emirates", "2026-12-03", "{country: AE}", true],
    ["on the day of Arafat there", "2026-05-26", "{country: AE}", true],
    ["but not where it is worked", "2026-12-03", '{country: AE, except: "National Day, the second day"}', false],
    ["on the Amazigh new year in Morocco", "2027-01-14", "{country: MA}", true],
    ["on the day of the revolution in Tunisia", "2026-12-17", "{country: TN}", true],
    ["in Norway, which YAML of old took for a no", "2026-05-17", "{country: NO}", true],
  ])("%s: %s, %s", async (_, date, holiday, closed) => {
    expect(await isHoliday(date, holiday)).toBe(closed);
  });

  test("on all that are listed", async () => {
    const list = ["2026-06-01", "12-24", "{country: FR}", "{country: US}"];
    for (const date of ["2026-06-01", "2026-12-24", "2026-07-14", "2026-11-26"]) {
      expect(await isHoliday(date, ...list)).toBe(true);
    }
    expect(await isHoliday("2026-06-02", ...list)).toBe(false);
  });
});

test.each([
  ["{country: ZZ}", /^helpdesk\.yaml:1:30 hours\.holidays\[0\]\.country: "ZZ" is not known$/],
  ["{country: FR, region: 75}", /^helpdesk\.yaml:1:42 hours\.holidays\[0\]\.region: "75" is not known; known: 57, 67/],
  ["{country: DE, region: Bayern}", /"BAYERN" is not known; known: .*\bBY\b/],
  ["{country: FR, state: 57}", /holidays\[0\]\.state: is not known here; known are country, region/],
  [
    "{country: FR, except: [17 May]}",
    /holidays\[0\]\.except\[0\]: "17 May" is not a holiday that is worked; write Whit Monday/,
  ],
  ["{country: FR, except: Lundi}", /holidays\[0\]\.except: "Lundi" is no public holiday there; they are Nouvel An, /],
  ["{country: France}", /holidays\[0\]\.country: "France" is not a country; write FR/],
])("%s is told with its line", async (holiday, problem) => {
  const read = await readPolicy(`hours: {holidays: [${holiday}]}`, { zone: "Europe/Paris" });
  expect(read).toEqual({ ok: false, problems: [expect.stringMatching(problem)] });
});

test("policies that promise the same have the same fingerprint, whatever way they are written", async () => {
  const now = new Date("2026-11-21T09:00:00Z");
  const of = async (...holidays: readonly string[]): Promise<string> =>
    fingerprintOf(await policyWith(...holidays), now);
  expect(await of("12-24")).toBe(await of("2026-12-24", "2027-12-24", "2028-12-24"));
  expect(await of("12-24")).not.toBe(await of("2026-12-24", "2027-12-24"));
  expect(await of("12-24")).not.toBe(await of("12-23"));
  expect(await of("{country: FR}")).not.toBe(await of("{country: FR, region: 57}"));
});

test("what is added to a national calendar is what date-holidays does not know: what it has learnt can go", () => {
  for (const [country, holidays] of Object.entries(added)) {
    const rules = new Holidays(country).getHolidays(2_028).map(({ rule }) => rule);
    expect(rules.length).toBeGreaterThan(0);
    for (const { rule } of holidays) expect(rules).not.toContain(rule);
  }
});

test("a holiday west of Greenwich is that day and not the one before, from midnight to midnight there", async () => {
  const text = "hours: {zone: America/Santiago, week: {mon-sun: 00:00-24:00}, holidays: [{country: CL}]}";
  const read = await readPolicy(text, { zone: "UTC" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const isOpen = (at: string) => isOpenAt(read.policy.hours, new Date(at));
  // The 18th and 19th of September; summer time has begun.
  const around = ["2026-09-18T02:59Z", "2026-09-18T03:01Z", "2026-09-20T02:59Z", "2026-09-20T03:01Z"];
  expect(around.map(isOpen)).toEqual([true, false, false, true]);
});
