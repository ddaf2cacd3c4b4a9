import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterAll(() => desk.close());

const away = async (user: string) => (await desk.tx((tx) => tx.recognise(someone(user)))).away;
const typed = (user: string, words: string, locale: string) =>
  desk.as({ ...someone(user), locale }).does({
    kind: "asked",
    words,
    in: { platform: "slack", tenant: "T1", address: "D1", scope: "personal" },
  });

test.each([
  ["en", "I am away on 3 December", "Away until"],
  ["fr", "je suis absente le 3 décembre", "Retour le"],
])(
  "in %s, “%s” makes nobody away before they have said so, and once they press, it says until when",
  async (locale, words, label) => {
    const user = `U-${locale}`;
    const asked = await typed(user, words, locale);
    expect(await away(user)).toBeNull();
    const [agree, ...others] = buttonsOf(asked);
    expect(others).toEqual([]);
    expect(agree?.label).toContain(label);
    if (agree === undefined) return;
    const pressed = await desk.as({ ...someone(user), locale }).presses(agree.action);
    expect(pressed).toMatchObject({ kind: "done" });
    expect(pressed.kind === "done" && buttonsOf(pressed)).toEqual([]);
    expect(await away(user)).toMatchObject({ because: "said", until: new Date("2026-12-03T08:00:00Z") });
  },
);

test.each([
  ["en", "away until 2099-12-31", "away until 2026-12-31"],
  ["fr", "absent jusqu’au 2099-12-31", "absent jusqu’au 2026-12-31"],
])("in %s, a day years ahead is told with its year, and a nearer one without", async (locale, far, near) => {
  const told = async (words: string) => said(await typed(`U-far-${locale}`, words, locale)).summary;
  expect(await told(far)).toContain("2099");
  expect(await told(near)).toContain("31");
  expect(await told(near)).not.toContain("2026");
});
