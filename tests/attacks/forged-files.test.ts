import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { phrases } from "../../src/features/words.ts";
import type { Person } from "../journeys/stage/cast.ts";
import { eventually } from "../support/eventually.ts";
import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { deskForATest } from "./stage/for-a-test.ts";
import { sendsOnSlack } from "./stage/forger.ts";
import { quiet } from "./stage/quiet.ts";
import { begins } from "./stage/story.ts";

/** A form on Slack names files by their ids, and whoever sends it may have changed these. */

const { toSender } = phrases("en").files;
let desk: AttackedDesk;
let mona: Person;
let monas: { readonly ticket: string; readonly mark: string };

beforeAll(async () => {
  vi.spyOn(console, "error").mockReturnValue();
  desk = await deskForATest();
  ({ mona } = await begins(desk.slack, "The printer is on fire"));
  await desk.slack.employee("Noor Bakker").commands("help");
  await quiet(desk);
  const [row] = await desk.rows("select reference, mark from ticket");
  monas = { ticket: String(row?.["reference"]), mark: String(row?.["mark"]) };
}, 60_000);
afterAll(() => desk.close());

const idOf = (name: string): string =>
  [...desk.workspace.state.users.values()].find(({ realName }) => realName === name)?.id ?? "";

/** Somebody puts a file into a channel where the desk is not asked for anything; gives its id. */
async function sharesElsewhere(name: string, file: string, content: string): Promise<string> {
  const person = desk.workspace.person({ name });
  const channel = desk.workspace.channel({ name: `hr-${file.split(".")[0]}`, private: true, members: [person] });
  await person.writes("for us alone", channel, { files: [{ name: file, mimetype: "text/plain", content }] });
  return [...desk.workspace.state.files.keys()].at(-1) ?? "";
}

const keptAs = (name: string) => desk.rows(`select state, reason, person_id from file where name = '${name}'`);

test.each([
  ["for a new ticket", () => ({ do: "new-ticket" })],
  ["for a reply", () => ({ do: "fill", form: "answer", ticket: monas.ticket, mark: monas.mark, seen: 2 })],
])("a form %s brings nobody the file of somebody else, and says so", async (where, opener) => {
  const name = `${where.split(" ").at(-1)}.txt`;
  const id = await sharesElsewhere("Henri Blanc", `henri-${name}`, "fire tom");
  const by = { id: idOf("Mona Petit"), home: desk.workspace.team };
  const values = { title: "Steal", kind: "question", urgency: "low", impact: "one", text: "Steal" };
  await sendsOnSlack(desk, by, opener(), values, [{ id, name, user: by.id }]);
  await eventually(async () => expect(await keptAs(name)).toMatchObject([{ state: "refused", reason: "not-theirs" }]));
  await eventually(() => expect(mona.reads()).toContain(toSender.refused["not-theirs"](name)));
  expect(await desk.rows("select from file_chunk")).toEqual([]);
});

test("nor a copy that the desk has kept of it already", async () => {
  const { slack } = mona;
  if (slack === null) throw new Error("nobody is on Slack");
  await slack.writes("/", slack.dm, { files: [{ name: "payslip.txt", mimetype: "text/plain", content: "3,100" }] });
  const id = [...desk.workspace.state.files.keys()].at(-1) ?? "";
  await eventually(async () => expect(await keptAs("payslip.txt")).toMatchObject([{ state: "kept" }]));
  const by = { id: idOf("Noor Bakker"), home: desk.workspace.team };
  const values = { title: "Steal", kind: "question", urgency: "low", impact: "one" };
  await sendsOnSlack(desk, by, { do: "new-ticket" }, values, [{ id, name: "mine.txt", user: by.id }]);
  await eventually(async () =>
    expect(await keptAs("mine.txt")).toMatchObject([{ state: "refused", reason: "not-theirs" }]),
  );
  expect(await desk.rows("select from file join ticket_file on file_id = file.id where name = 'payslip.txt'")).toEqual(
    [],
  );
});

test("and where Slack tells whose it is, its name is told to nobody", async () => {
  const id = await sharesElsewhere("Henri Blanc", "dismissals.txt", "fire tom");
  const by = { id: idOf("Noor Bakker"), home: desk.workspace.team };
  const values = { title: "Whose", kind: "question", urgency: "low", impact: "one" };
  const asSlackTells = { id, name: "henri-dismissals.txt", user: idOf("Henri Blanc") };
  await sendsOnSlack(desk, by, { do: "new-ticket" }, values, [asSlackTells]);
  await eventually(async () =>
    expect(await keptAs("file")).toMatchObject([{ state: "refused", reason: "not-theirs" }]),
  );
  expect(await desk.rows("select from file where name like '%dismissals%'")).toEqual([]);
});
