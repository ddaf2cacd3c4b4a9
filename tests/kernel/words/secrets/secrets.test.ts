import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSecrets, holdsSecrets, maskSecrets, secretPassages } from "../../../../src/kernel/words/secrets.ts";
import { heldOut, tuned, type LabelledCase } from "./cases.ts";
import { measure } from "./measure.ts";

const all = [...tuned, ...heldOut];
const innocent = all.filter(({ secrets }) => secrets.length === 0).map(({ words }) => words);

describe("what people write to help desks", () => {
  test("is labelled in a long list", () => {
    expect(all.flatMap(({ secrets }) => secrets).length).toBeGreaterThanOrEqual(150);
    expect(innocent.length).toBeGreaterThanOrEqual(150);
  });

  test("is read without a mistake where the finder learnt from it", () => {
    expect(measure(tuned)).toEqual({ precision: 1, recall: 1, wrong: [] });
  });

  test("is read well where the finder never saw it", () => {
    const { precision, recall } = measure(heldOut);
    expect(precision).toBeGreaterThanOrEqual(0.94);
    expect(recall).toBeGreaterThanOrEqual(0.88);
  });

  test("keeps its shape when it is masked", () => {
    expect(maskSecrets("password: hunter2")).toBe("password: ••••••••");
    expect(maskSecrets("Mon mot de passe est Chaton2018, merci.")).toBe("Mon mot de passe est ••••••••, merci.");
    expect(maskSecrets("https://jdoe:hunter2@files.example.com/share")).toBe(
      "https://jdoe:••••••••@files.example.com/share",
    );
    expect(maskSecrets("Visa 4111 1111 1111 1111 exp 12/27")).toBe("Visa •••••••• exp 12/27");
  });

  test("is left as it is when nothing in it is secret", () => {
    fc.assert(
      fc.property(fc.constantFrom(...innocent.filter((words) => !holdsSecrets(words))), (words) => {
        expect(maskSecrets(words)).toBe(words);
      }),
    );
  });
});

describe("a secret", () => {
  const known = tuned.filter(({ secrets }) => secrets.length > 0);
  const secretsOf = ({ words, secrets }: LabelledCase): readonly string[] =>
    secrets.map(({ from, to }) => words.slice(from, to)).filter(({ length }) => length > 6);
  // The same characters may be a check sum on one line and a token on the next: then they rightly stay on the first.
  const quiet = tuned.filter(
    ({ words, secrets }) => secrets.length === 0 && !known.flatMap(secretsOf).some((secret) => words.includes(secret)),
  );

  test("is masked whatever stands on the lines around it", () => {
    const lines = (from: readonly LabelledCase[]) => fc.array(fc.constantFrom(...from), { maxLength: 4 });
    fc.assert(
      fc.property(lines(quiet), fc.constantFrom(...known), lines(quiet), (above, holding, below) => {
        const masked = maskSecrets([...above, holding, ...below].map(({ words }) => words).join(".\n\n"));
        expect(secretsOf(holding).filter((secret) => masked.includes(secret))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("is not found again once it is masked", () => {
    for (const { words } of tuned) expect(findSecrets(maskSecrets(words))).toEqual([]);
  });
});

describe("any text at all", () => {
  const pieces = [...all.flatMap(({ words }) => words.split(/(?<=\s)/)), "•", "\n", ": ", " = ", '"', "://", "@"];
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((chosen) => chosen.join("")),
  );

  test("has its secrets in order, apart from each other and inside it", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const places = findSecrets(text).flatMap(({ from, to }) => [from, to]);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(places.every((place) => place >= 0 && place <= text.length)).toBe(true);
        expect(findSecrets(text).every(({ from, to }) => from < to)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  // Were any of these read in the square of its length, this would not end in the time a test has.
  test.each([
    "password: ",
    "password is ",
    "mot de passe de ",
    "password•",
    "token",
    "a_secret_",
    "1 ",
    "1",
    "4111 ",
    "eyJ-",
    "eyJeyJaaaaaaaa.",
    "://a:",
    "-----BEGIN PRIVATE KEY-----",
    "mysql ",
    "curl -u a",
    "passphrase: a b c ",
    "wifi ",
    "a",
    " ",
    "\n",
  ])("is read once, even a hundred thousand characters of %j", (unit) => {
    expect(findSecrets(unit.repeat(100_000 / unit.length)).length).toBeLessThanOrEqual(100_000);
  });
});

describe("where a secret stands", () => {
  test("is told by its line, and by what is about it where the line is long", () => {
    const long = `${"before ".repeat(60)}password: hunter22 ${"after ".repeat(60)}`;
    expect(secretPassages("Hello\nmy pw is hunter22, see?\nBye")).toEqual(["my pw is hunter22, see?"]);
    expect(secretPassages(long).map(({ length }) => length < 300)).toEqual([true]);
    expect(secretPassages(long).join()).toContain("password: hunter22");
    expect(secretPassages("My printer is on fire")).toEqual([]);
  });

  test("is told once, however many stand together", () => {
    expect(secretPassages("login jdoe pw: hunter22, old pw: hunter21\nmdp : Soleil75")).toEqual([
      "login jdoe pw: hunter22, old pw: hunter21",
      "mdp : Soleil75",
    ]);
  });
});
