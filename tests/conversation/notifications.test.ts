import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "../support/database.ts";
import {
  buttonsOf,
  formOf,
  openDeskInATest,
  said,
  type ActsInChat,
  type DeskInATest,
} from "../support/desk-in-a-test.ts";
import { linesOf } from "../features/reading.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
let mona: ActsInChat;
let who: string;
beforeAll(async () => {
  desk = await openDeskInATest();
  who = await desk.person("U-mona");
  mona = desk.as(someone("U-mona"));
});
afterAll(() => desk.close());

const opener = { do: "choose-notifications" } as const;
const wants = async () => (await desk.store.people([who])).get(who)?.wants;
const stored = () => query(desk.url, "select notify, night, quiet_from, quiet_to from person where notify is not null");
const typed = (words: string) => mona.does({ kind: "wrote", text: words, files: [] });

test.each(["notify", "Notifications !", "mes notifications", "quiet hours", "heures calmes"])(
  "“%s” shows how they are notified, in a form that changes it",
  async (words) => {
    const { opener: opened, values } = formOf(await typed(words));
    expect(opened).toEqual(opener);
    expect(values).toEqual({ what: "everything", night: "usual", daily: "morning", from: "1200", to: "420" });
  },
);

test("“notifcation” is asked about, and offers the form", async () => {
  const [button] = buttonsOf(await typed("notifcation"));
  expect(button?.action).toEqual(opener);
});

test("help leads there", async () => {
  expect(buttonsOf(await typed("help")).map(({ action }) => action)).toContainEqual(opener);
});

test("what was chosen is kept with the person, and stands in the form from then on", async () => {
  const chosen = { what: "digest", night: "wait", daily: "morning", from: "1080", to: "480" };
  const saved = await mona.sends("one", opener, chosen);
  expect(linesOf(said(saved)).join("\n")).toContain("6:00 PM – 8:00 AM");
  expect(await wants()).toEqual({
    what: "digest",
    night: "wait",
    quiet: { from: 1080, to: 480 },
    daily: null,
    weekly: true,
  });
  expect(await stored()).toEqual([{ notify: "digest", night: "wait", quiet_from: 1080, quiet_to: 480 }]);
  expect(formOf(await typed("notify")).values).toEqual(chosen);
  expect(formOf(await mona.presses(opener)).values).toEqual(chosen);
});

test("hours that are the desk’s stay the desk’s, and everything is as for everybody again", async () => {
  await mona.sends("two", opener, { what: "everything", night: "usual", daily: "morning", from: "1200", to: "420" });
  expect(await wants()).toEqual({ what: "everything", night: "usual", quiet: null, daily: null, weekly: true });
  expect(await stored()).toEqual([]);
});

test.each([
  { from: "-1", to: "420" },
  { from: "1200", to: "1440" },
  { from: "noon", to: "420" },
  { from: "1.5", to: "420" },
])("hours that there are none of are refused at their field: %o", async (hours) => {
  const before = await wants();
  const refused = await mona.sends("three", opener, { what: "digest", night: "usual", daily: "morning", ...hours });
  expect(refused).toMatchObject({ kind: "form-errors" });
  expect(await wants()).toEqual(before);
});

test("once a day has an hour of its own, outside of the quiet hours", async () => {
  const chosen = { what: "needs-me", night: "usual", daily: "1020", from: "1200", to: "420" };
  const saved = await mona.sends("hour", opener, chosen);
  expect(linesOf(said(saved)).join("\n")).toContain("once a day · 5:00 PM");
  expect((await wants())?.daily).toBe(1_020);
  expect(formOf(await typed("notify")).values).toEqual(chosen);
  for (const daily of ["1200", "1439", "0", "360"])
    expect(await mona.sends(`hour ${daily}`, opener, { ...chosen, daily })).toMatchObject({
      kind: "form-errors",
      errors: { daily: "That’s in your quiet hours (8:00 PM – 7:00 AM). Choose another hour, or change them." },
    });
  expect(await mona.sends("an hour", opener, { ...chosen, daily: "soon" })).toMatchObject({ kind: "form-errors" });
  expect((await wants())?.daily).toBe(1_020);
  // Whoever is told at any hour may choose any.
  await mona.sends("at night", opener, { ...chosen, night: "at-once", daily: "360" });
  expect((await wants())?.daily).toBe(360);
});

test("what was held back is looked at again once somebody wants to be notified otherwise", async () => {
  const person = await desk.person("U-mona");
  const { reference } = await desk.opens(person);
  const [hers] = (await desk.store.surfaces(reference)).filter(({ audience }) => audience.kind === "person");
  const others = (await desk.store.surfaces(reference)).find(({ audience }) => audience.kind === "agents");
  const at = new Date(desk.deps.now().getTime() + 60_000);
  await desk.tx(async (tx) => {
    for (const id of [hers?.id ?? "", others?.id ?? ""].filter((each) => each !== ""))
      await tx.setTimer({ key: `surface ${id}`, at, job: { kind: "catch-up", surface: id } });
  });
  await mona.sends("four", opener, { what: "everything", night: "at-once", daily: "morning", from: "1200", to: "420" });
  const looked = (await desk.sent()).flat().filter(({ kind }) => kind === "catch-up");
  expect(looked).toEqual([{ kind: "catch-up", surface: hers?.id }]);
});

test("one person of two keeps what either had chosen", async () => {
  const [old, newer] = [await desk.person("U-old"), await desk.person("U-newer")];
  const chosen = { what: "needs-me", night: "at-once", quiet: { from: 0, to: 0 }, daily: 570, weekly: false } as const;
  await desk.tx((tx) => tx.setPreference(newer, chosen));
  await desk.tx((tx) => tx.joinPeople(newer, old));
  expect((await desk.store.people([old])).get(old)?.wants).toEqual(chosen);
  const third = await desk.person("U-third");
  await desk.tx((tx) => tx.setPreference(third, { ...chosen, what: "digest" }));
  await desk.tx((tx) => tx.joinPeople(third, old));
  expect((await desk.store.people([old])).get(old)?.wants).toEqual(chosen);
});

test("who leads a queue is asked about its figures as well; to nobody else is that a question", async () => {
  const lead = await desk.person("U-lead");
  await desk.queue("support", [lead]);
  await desk.tx((tx) => tx.addLead("support", lead));
  const lea = desk.as(someone("U-lead"));
  const { values } = formOf(await lea.presses(opener));
  expect(values).toMatchObject({ weekly: "yes" });
  expect(formOf(await mona.presses(opener)).values).not.toHaveProperty("weekly");
  const off = { what: "everything", night: "usual", daily: "morning", from: "1200", to: "420", weekly: "no" };
  const saved = await lea.sends("four", opener, off);
  expect(linesOf(said(saved)).join("\n")).toContain("Don’t send them");
  expect(formOf(await lea.presses(opener)).values).toEqual(off);
  // Saved from a form that did not ask, it stays.
  const { weekly: _, ...others } = off;
  await lea.sends("five", opener, others);
  expect((await desk.store.people([lead])).get(lead)?.wants.weekly).toBe(false);
});
