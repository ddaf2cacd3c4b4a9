import { describe, expect, test } from "vitest";
import { fingerprintOf } from "../../src/policy-file/fingerprint.ts";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import type { DeskPolicy } from "../../src/kernel/policy.ts";

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
