import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatUser, Reply } from "../../src/channels/platform.ts";
import type { TypedCommand } from "../../src/conversation/typed-command.ts";
import { readTypedCommand } from "../../src/conversation/typed-command.ts";
import { ticketForms, type Action, type TicketForm } from "../../src/features/actions.ts";
import { openDeskInATest, type Act, type DeskInATest } from "../support/desk-in-a-test.ts";
import { eventually } from "../support/eventually.ts";
import { hasRoom, takesWrites } from "../support/read-only.ts";
import { someone } from "../support/test-store.ts";

/** Whatever only reads answers while the database takes no writes, or its disk is full, as it does where it takes them. */

const ways = {
  "the database takes no writes": { writable: takesWrites, code: "25006" },
  "its disk is full": { writable: hasRoom, code: "53100" },
} as const;
const cases = (["slack", "teams"] as const).flatMap((platform) =>
  (["the database takes no writes", "its disk is full"] as const).map((way) => ({ platform, way, ...ways[way] })),
);

const changes = "changes";

/** What can be typed, by what it asks for. */
const typed: Readonly<Record<TypedCommand["command"], typeof changes | readonly [string, ...string[]]>> = {
  new: ["", "new"],
  help: ["help", "aide"],
  greeting: ["hello"],
  goodbye: ["bye"],
  list: ["list", "liste"],
  search: ["search", "search printer", "cherche assignee:me"],
  queues: ["queues"],
  articles: ["articles", "article printer"],
  "known-issues": ["issues", "incidents connus"],
  "ready-answers": ["answers", "réponses"],
  "saved-searches": ["searches", "recherches"],
  gaps: ["gaps", "articles manquants"],
  approvals: ["approvals", "tout approuver"],
  grants: ["grants", "attributions"],
  services: changes, // of a desk that has none it keeps the words
  notify: ["notify"],
  ticket: ["{ticket}"],
  why: ["why {ticket}?", "pourquoi {ticket} ?", "why me?"],
  verb: ["claim {ticket}"],
  report: ["report", "rapport", "report month"],
  timesheet: ["report timesheet", "rapport temps"],
  "away-on": ["away on Friday"],
  wish: ["cancel my ticket", "any news?"],
  undo: ["undo"],
  unclear: ["lisst"],
  about: changes, // keeps the words
  "set-up": changes,
  away: changes,
  back: changes,
  delegate: changes, // on a desk where nobody approves anything it keeps the words
  "delegate-no-more": ["stop delegating"],
};

/** What is pressed, by what it does. A form is read, and what is sent from it is written. */
const pressed: Readonly<Record<Action["do"], typeof changes | ((ticket: string) => readonly [Action, ...Action[]])>> = {
  list: () => [
    { do: "list", list: "home", after: null },
    { do: "list", list: "mine", after: null, shown: true },
    { do: "list", list: "free", after: null },
    { do: "list", list: "approvals", after: null },
    { do: "list", list: "grants", after: null },
    { do: "list", list: "found", after: null, sought: "printer" },
  ],
  catalogue: () => [{ do: "catalogue" }],
  show: (ticket) => [{ do: "show", ticket }],
  similar: (ticket) => [{ do: "similar", ticket }],
  why: (ticket) => [{ do: "why", ticket }],
  where: (ticket) => [{ do: "where", ticket }],
  late: () => [{ do: "late", queue: "support", own: false, after: null }],
  timesheet: () => [{ do: "timesheet", week: "this-week" }],
  report: () => [
    { do: "report", period: "this-week", queue: null },
    { do: "report", period: "last-month", queue: "support", part: "low-ratings", shown: true },
    { do: "report", period: "last-month", queue: "support", part: "meanings" },
  ],
  command: () => [{ do: "command", verb: "queues" }],
  "queue-service": () => [{ do: "queue-service", queue: "support" }],
  "close-queue": () => [{ do: "close-queue", queue: "support" }],
  "keep-queues": () => [{ do: "keep-queues" }],
  "new-ticket": () => [{ do: "new-ticket" }],
  answers: (ticket) => [{ do: "answers", ticket, seen: 1 }],
  "name-lead": () => [{ do: "name-lead", queue: "support" }],
  "choose-notifications": () => [{ do: "choose-notifications" }],
  "edit-queue": () => [
    { do: "edit-queue", part: "hours", queue: "support" },
    { do: "edit-queue", part: "targets", queue: "support" },
  ],
  "rename-queue": () => [{ do: "rename-queue", queue: "support" }],
  search: () => [{ do: "search" }],
  articles: () => [{ do: "articles" }, { do: "articles", sought: "printer" }],
  "known-issues": () => [{ do: "known-issues" }],
  "me-too": changes,
  "approve-all": changes,
  "end-known-issue": changes,
  "write-known-issue": () => [{ do: "write-known-issue" }],
  "write-article": () => [{ do: "write-article" }],
  "ready-answers": () => [{ do: "ready-answers" }],
  "keep-search": () => [{ do: "keep-search", sought: "printer" }],
  "saved-searches": () => [{ do: "saved-searches" }],
  "article-figures": () => [{ do: "article-figures" }],
  gaps: () => [{ do: "gaps" }],
  "gap-not-needed": changes,
  "needs-article": changes,
  "change-several": () => [{ do: "change-several", way: "assign", sought: "printer", after: null }],
  "forget-search": changes,
  "ready-answer": () => [{ do: "ready-answer", answer: "0197f0c2-0000-7000-8000-000000000001" }],
  "write-ready-answer": () => [{ do: "write-ready-answer" }],
  "remove-ready-answer": changes,
  article: changes, // counts who opens it, where it can: see suggestions.test.ts
  helped: changes,
  "not-helped": changes,
  "all-files": () => [{ do: "all-files", file: "0197" }],
  "not-this-one": changes,
  download: changes, // writes down the right to it
  export: changes,
  page: changes,
  "end-pages": changes,
  fill: (ticket) => {
    const [first, ...others] = ticketForms.filter((form) => form !== "reveal"); // which is written down
    if (first === undefined) throw new Error("no form is left");
    const of = (form: TicketForm): Action => ({ do: "fill", form, ticket, seen: 1 });
    return [of(first), ...others.map(of)];
  },
  "name-queue": changes,
  acknowledge: changes,
  pass: changes,
  away: changes,
  delegate: () => [{ do: "delegate" }],
  "end-delegation": changes,
  called: changes,
  chase: changes,
  approve: changes,
  claim: changes,
  confirm: changes,
  discard: changes,
  follow: changes,
  "make-private": changes,
  offer: changes,
  place: changes,
  unsend: changes,
  assign: changes,
  rate: changes,
  judge: changes,
  set: changes,
  "refuse-as-said": changes,
  release: changes,
  remind: changes,
  "reset-queue": changes,
  resume: changes,
  "save-queue": changes,
  "see-late": changes,
  send: changes,
  "give-back": changes,
  returned: changes,
  "ask-back": changes,
  "send-again": changes,
  "set-up": changes,
  "take-over": changes,
  undo: changes,
  unfollow: changes,
  withdraw: changes,
};

/** Each form has an id of its own, and each question. */
const alike = (replies: readonly unknown[]): unknown =>
  JSON.parse(JSON.stringify(replies).replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|told:[^"]+/gu, "an id"));

const reading = <Of>(all: Readonly<Record<string, typeof changes | Of>>): readonly Of[] =>
  Object.values(all).flatMap((each) => (each === changes ? [] : [each]));

describe.each(cases)("on $platform, while $way,", ({ platform, writable, code }) => {
  let desk: DeskInATest;
  let claire: ChatUser;
  let stranger: ChatUser;
  let reference: string;
  let acts = 0;
  const act = (by: ChatUser, does: Act): Promise<Reply> =>
    desk.listener.handle({ ...does, by, once: `act ${(acts += 1)}` });
  beforeAll(async () => {
    desk = await openDeskInATest();
    const account = { platform, tenant: platform === "slack" ? "T1" : "tenant-1" };
    const id = await desk.person("U-claire", { ...account, name: "Claire Dubois" });
    // Their address is newly told, and is to be remembered.
    claire = someone("U-claire", {
      ...account,
      name: "Claire Dubois",
      email: "claire@example.org",
      zone: "Europe/Paris",
    });
    stranger = someone("U-noor", { ...account, name: "Noor Bakker", email: "noor@example.org" });
    await desk.queue("support", [id]);
    await desk.tx((tx) => tx.addLead("support", id));
    ({ reference } = await desk.opens(id));
    desk.passes(10);
  });
  afterAll(() => desk.close());

  /** Its connections are ended by that: the desk goes on once it has others. */
  async function takes(does: boolean): Promise<void> {
    await writable(desk.url, does);
    await eventually(() => Promise.all(Array.from({ length: 6 }, () => desk.store.queues())));
  }

  /** What is answered then, and afterwards. */
  async function answers(by: ChatUser, all: readonly Act[]) {
    await takes(false);
    const meanwhile: unknown[] = [];
    for (const each of all) meanwhile.push(await act(by, each).catch((error: unknown) => ({ failed: each, error })));
    await takes(true);
    const afterwards: unknown[] = [];
    for (const each of all) afterwards.push(await act(by, each));
    return { meanwhile, afterwards };
  }

  const asked = reading(typed)
    .flat()
    .map((words) => words.replace("{ticket}", "TICKET"));
  const inTheirChat = (words: string): readonly Act[] => {
    const place = { platform, tenant: claire.tenant, address: claire.directAddress, scope: "personal" } as const;
    const text = words.replace("TICKET", reference);
    const said: Act = { kind: "asked", words: text, in: place };
    const { command } = readTypedCommand(text);
    // Written in their own chat, it may be meant otherwise: then it is kept.
    return command === "new" || command === "unclear" ? [said] : [said, { kind: "wrote", text, files: [] }];
  };

  test("whatever is typed and only read is answered as ever", async () => {
    const { meanwhile, afterwards } = await answers(claire, asked.flatMap(inTheirChat));
    expect(alike(meanwhile)).toEqual(alike(afterwards));
  });

  test("so is whatever is pressed", async () => {
    const actions = reading(pressed).flatMap((each) => each(reference));
    const { meanwhile, afterwards } = await answers(
      claire,
      actions.map((action) => ({ kind: "pressed", action })),
    );
    expect(alike(meanwhile)).toEqual(alike(afterwards));
  });

  test("so are the home, and the list that is drawn while somebody types", async () => {
    const { meanwhile, afterwards } = await answers(claire, [
      { kind: "visited" },
      { kind: "searched", words: "printer", most: 5 },
      { kind: "searched", words: "", most: 5 },
    ]);
    expect(alike(meanwhile)).toEqual(alike(afterwards));
  });

  test("whoever the desk has never met is answered too, and is met later", async () => {
    const { meanwhile, afterwards } = await answers(stranger, ["help", "list", "search printer"].flatMap(inTheirChat));
    expect(alike(meanwhile)).toEqual(alike(afterwards));
    expect(await desk.store.personOf(stranger)).toMatchObject({ name: "Noor Bakker" });
  });

  test("what is to be written is refused, and nothing is said to be done", async () => {
    await takes(false);
    const words: Act = { kind: "wrote", text: "My laptop is dead", files: [] };
    for (const each of [words, { ...words, text: "away" }])
      await expect(act(claire, each)).rejects.toMatchObject({ code });
    const change = desk.store
      .ticket(reference)
      .then((ticket) => desk.changes(reference, ticket?.requester ?? "", { type: "chase" }));
    await expect(change).rejects.toMatchObject({ code });
    await takes(true);
    expect(await desk.store.ticket(reference)).toMatchObject({ status: "new" });
  });

  test("each example asks for what it stands for", () => {
    const asksFor = Object.entries(typed).map(([command, examples]) => [
      command,
      examples === changes
        ? []
        : examples.map((words) => readTypedCommand(words.replace("{ticket}", reference)).command),
    ]);
    expect(asksFor).toEqual(
      Object.entries(typed).map(([command, examples]) => [
        command,
        examples === changes ? [] : examples.map(() => command),
      ]),
    );
  });
});
