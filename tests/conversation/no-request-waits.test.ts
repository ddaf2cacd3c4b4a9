import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatListener, ChatPlatform, Intent } from "../../src/channels/platform.ts";
import { createDesk } from "../../src/conversation/listen.ts";
import type { TypedCommand } from "../../src/conversation/typed-command.ts";
import { readTypedCommand } from "../../src/conversation/typed-command.ts";
import {
  openerSchema,
  opensForm,
  pressCommands,
  ticketForms,
  type Action,
  type Opener,
} from "../../src/features/actions.ts";
import { messageVerbs } from "../../src/kernel/policy.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import type { FormValues } from "../../src/screen/form.ts";
import { openDeskInATest, type Act, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

/**
 * Everything that somebody can do, at a desk whose platforms answer no call at all: each is answered all the same. A request
 * that waited for a call would never be, and is named by the test that runs out of time.
 */

let desk: DeskInATest;
let listener: ChatListener;
let agent: PersonId;
let ticket: string;
let mark: string;
let called: string[] = [];

const never = (call: string) => (): Promise<never> => {
  called.push(call);
  return new Promise(() => undefined);
};

/** Every call hangs; what is no call is as on Slack. */
const hanging: ChatPlatform = {
  name: "slack",
  rates: [],
  tellsClosedAccounts: true,
  linkTo: () => null,
  chosen: (user, by) => ({ ...by, user, directAddress: user, name: null }),
  post: never("post"),
  update: never("update"),
  takeDown: never("takeDown"),
  markReceived: never("markReceived"),
  find: never("find"),
  access: never("access"),
  membersOf: never("membersOf"),
  nameOf: never("nameOf"),
  withEmail: never("withEmail"),
  lookUp: never("lookUp"),
  fetchFile: never("fetchFile"),
};

const claire = someone("U-claire", { name: "Claire Dubois", administrator: true });
const id = "0192d6a0-0000-7000-8000-000000000000";
const channel = { platform: "slack", tenant: "T1", address: "C-support", scope: "channel" } as const;
const message = { ...channel, message: "1.1" };

beforeAll(async () => {
  desk = await openDeskInATest();
  listener = createDesk({ ...desk.deps, policy: desk.deps.policy, platforms: { slack: hanging } });
  agent = await desk.person("U-claire", { name: "Claire Dubois" });
  await desk.queue("support", [agent]);
  await desk.queue("network", [agent]);
  await begins();
});

/** A ticket that she has. */
async function begins(): Promise<void> {
  const opened = await desk.opens(await desk.person("U-mona", { name: "Mona Petit" }));
  ticket = opened.reference;
  mark = opened.mark ?? "";
  await desk.changes(ticket, agent, { type: "claim" });
}
afterAll(() => desk.close());

const on = () => ({ ticket, mark, seen: 2 });

/** One of each, or more: an action that is left out does not compile. */
type Other = Exclude<Action["do"], (typeof pressCommands)[number]>;
const everyOther = (): Readonly<Record<Other, readonly Action[]>> => ({
  fill: ticketForms.map((form) => ({ do: "fill", form, attempt: 1, ...on() })),
  answers: [{ do: "answers", ...on() }],
  "new-ticket": [
    { do: "new-ticket" },
    { do: "new-ticket", followUpOf: ticket, author: { user: "U-mona", name: "Mona" } },
  ],
  "name-queue": [{ do: "name-queue", question: id }],
  "name-lead": [{ do: "name-lead", queue: "support" }],
  "rename-queue": [{ do: "rename-queue", queue: "support" }],
  "edit-queue": [
    { do: "edit-queue", queue: "support", part: "hours" },
    { do: "edit-queue", queue: "support", part: "targets" },
  ],
  "choose-notifications": [{ do: "choose-notifications" }],
  search: [{ do: "search" }],
  "refuse-as-said": [{ do: "refuse-as-said", ...on() }],
  withdraw: [{ do: "withdraw", reason: "no-longer-needed", ...on() }],
  assign: [{ do: "assign", to: id, ...on() }],
  rate: [{ do: "rate", attempt: 1, stars: 1, ...on() }],
  judge: [{ do: "judge", attempt: 1, of: "speed", good: true, ...on() }],
  set: [{ do: "set", to: null, ...on() }],
  discard: [{ do: "discard", draft: id }],
  away: [{ do: "away", until: "2026-12-03" }],
  delegate: [{ do: "delegate", until: "2026-12-03" }],
  "end-delegation": [{ do: "end-delegation" }],
  why: [{ do: "why", ticket, mark }],
  catalogue: [{ do: "catalogue" }, { do: "catalogue", from: 12, title: "laptop", shown: true }],
  show: [{ do: "show", ticket, mark }],
  similar: [{ do: "similar", ticket, mark }],
  where: [{ do: "where", ticket, mark }],
  remind: [{ do: "remind", ticket, mark }],
  list: [
    { do: "list", list: "home", after: null },
    { do: "list", list: "approvals", after: null },
  ],
  late: [{ do: "late", queue: "support", own: false, after: null }],
  "see-late": [{ do: "see-late", queue: "support", own: false, until: 1 }],
  report: [{ do: "report", period: "this-week", queue: null }],
  timesheet: [{ do: "timesheet", week: "this-week" }],
  page: [
    { do: "page", page: "report" },
    { do: "page", page: "wall" },
  ],
  "end-pages": [{ do: "end-pages" }],
  export: [
    { do: "export", what: { period: "this-week", queue: null } },
    { do: "export", what: { sought: "printer" }, format: "xlsx" },
  ],
  article: [{ do: "article", article: id }],
  articles: [{ do: "articles" }, { do: "articles", sought: "printer" }],
  "known-issues": [{ do: "known-issues" }],
  "me-too": [
    { do: "me-too", issue: id, words: id },
    { do: "me-too", issue: id, form: true },
  ],
  "end-known-issue": [{ do: "end-known-issue", issue: id }],
  "write-known-issue": [{ do: "write-known-issue" }, { do: "write-known-issue", ticket, mark }],
  "write-article": [{ do: "write-article" }, { do: "write-article", ticket, mark }],
  "ready-answers": [{ do: "ready-answers" }],
  "keep-search": [{ do: "keep-search", sought: "printer" }],
  "saved-searches": [{ do: "saved-searches" }],
  "article-figures": [{ do: "article-figures" }],
  gaps: [{ do: "gaps" }],
  "gap-not-needed": [{ do: "gap-not-needed", gap: id }],
  "needs-article": [{ do: "needs-article", sought: "printer" }],
  "change-several": [
    { do: "change-several", way: "assign", sought: "printer", after: null },
    { do: "change-several", way: "move", sought: "printer", after: null },
    { do: "change-several", way: "reject", sought: "printer", after: null },
  ],
  "forget-search": [{ do: "forget-search", search: id }],
  "ready-answer": [{ do: "ready-answer", answer: id }],
  "write-ready-answer": [{ do: "write-ready-answer" }, { do: "write-ready-answer", ticket, mark, said: 2 }],
  "remove-ready-answer": [{ do: "remove-ready-answer", answer: id }],
  helped: [{ do: "helped", article: id, words: id }],
  "not-helped": [{ do: "not-helped", article: id, words: id }],
  "not-this-one": [{ do: "not-this-one", words: id, ticket, mark }],
  download: [{ do: "download", file: id }],
  "all-files": [
    { do: "all-files", file: id },
    { do: "all-files", file: id, from: 15 },
  ],
  command: [{ do: "command", verb: "queues" }],
  "set-up": [{ do: "set-up", question: id }],
  "close-queue": [{ do: "close-queue", queue: "nowhere", agreed: true }],
  "queue-service": [{ do: "queue-service", queue: "support" }],
  "save-queue": [{ do: "save-queue", proposal: id }],
  "reset-queue": [{ do: "reset-queue", part: "hours", queue: "support" }],
  "keep-queues": [{ do: "keep-queues" }],
  "approve-all": [{ do: "approve-all", all: [on()] }],
  send: [
    { do: "send", words: id },
    { do: "send", words: id, forWhom: { user: "U-mona", name: "Mona Petit", called: "Mona" } },
  ],
  offer: [{ do: "offer", words: id, kind: "incident" }],
  place: [{ do: "place", words: id, ticket, mark }],
  unsend: [{ do: "unsend", words: id, ticket, mark }],
});
const everyAction = (): readonly Action[] => [
  ...pressCommands.map((each) => ({ do: each, ...on() })),
  ...Object.values(everyOther()).flat(),
];

/** A command that is left out does not compile. */
const typed: Readonly<Record<TypedCommand["command"], string>> = {
  new: "The window is open",
  help: "help",
  greeting: "hello",
  goodbye: "bye",
  list: "list",
  search: "search printer",
  queues: "queues",
  articles: "article printer",
  "known-issues": "issues",
  "ready-answers": "answers",
  "saved-searches": "searches",
  gaps: "gaps",
  approvals: "approvals",
  grants: "grants",
  services: "services",
  notify: "notify",
  ticket: "I261121_0001",
  why: "why I261121_0001",
  report: "report",
  timesheet: "report timesheet",
  "set-up": "setup support",
  away: "away until tomorrow",
  "away-on": "away tomorrow",
  back: "back",
  delegate: "delegate to Mona until tomorrow",
  "delegate-no-more": "stop delegating",
  undo: "undo",
  wish: "still not working",
  verb: "claim I261121_0001",
  about: "I261121_0001 what about it, I261121_0002 too",
  unclear: "lisst",
};

const written = { text: "Any news?", files: [] } as const;
const asks = (words: string): Act => ({ kind: "asked", words, in: channel });

/** What is done besides pressing and sending forms; a kind that is left out does not compile. */
const everyKind: Readonly<Record<Exclude<Intent["kind"], "pressed" | "submitted">, readonly Act[]>> = {
  typed: [{ kind: "typed", form: "form", opener: { do: "new-ticket" }, values: { title: "The window" } }],
  chose: [
    { kind: "chose", opener: { do: "new-ticket", service: "laptop" }, values: {} },
    { kind: "chose", opener: { do: "fill", form: "reply", ...on() }, values: { text: "It", ready: id } },
  ],
  reacted: ["ticket", "eyes", "white_check_mark", "brain"].flatMap((emoji): readonly Act[] =>
    [false, true].map((removed) => ({
      kind: "reacted",
      emoji,
      on: message,
      author: "U-mona",
      at: 1,
      ...(removed && { removed }),
    })),
  ),
  marked: messageVerbs.map((verb) => ({
    kind: "marked",
    verb,
    on: message,
    thread: null,
    text: "The window is open",
    link: null,
    author: { user: "U-mona", name: "Mona Petit" },
    own: false,
  })),
  "answered-file": [{ kind: "answered-file", file: id, taken: null }],
  closed: [{ kind: "closed", form: "form", opener: { do: "new-ticket" } }],
  replied: [
    { kind: "replied", thread: message, root: { by: "desk", at: null }, personal: false, ...written },
    {
      kind: "replied",
      thread: message,
      root: { by: "somebody", at: null },
      personal: false,
      asked: "list",
      ...written,
    },
  ],
  wrote: Object.values(typed).map((text) => ({ kind: "wrote", text, files: [] })),
  asked: Object.values(typed).map(asks),
  quoted: [{ kind: "quoted", text: "It is broken", link: null, author: { user: "U-noor", name: "Noor" } }],
  relayed: [{ kind: "relayed", thread: message, message: "m1", text: "It is mended", files: [] }],
  searched: [{ kind: "searched", words: "printer", most: 5 }],
  visited: [{ kind: "visited" }],
  entered: [{ kind: "entered" }, { kind: "entered", added: true }],
  outdated: [{ kind: "outdated", card: message }],
  added: [{ kind: "added", in: channel }],
};

let acts = 0;
const intentOf = (act: Act): Intent => ({ ...act, by: claire, once: `act ${(acts += 1)}` });

/** Does it, unless the desk says that it calls the platform for it: that is acknowledged before. Gives the calls made. */
async function does(act: Act): Promise<{ readonly acknowledgedBefore: boolean; readonly calls: readonly string[] }> {
  called = [];
  const intent = intentOf(act);
  if (listener.callsPlatform(intent)) return { acknowledgedBefore: true, calls: [] };
  await listener.handle(intent);
  return { acknowledgedBefore: false, calls: called };
}

const callsIt = (action: Action): boolean =>
  action.do === "set-up" || (action.do === "send" && action.forWhom !== undefined);
const atOnce = { acknowledgedBefore: false, calls: [] };
const patience = { timeout: 120_000 };

test("every command is read as what it stands here for", () => {
  const read = Object.values(typed).map((words) => readTypedCommand(words).command);
  expect(read).toEqual(Object.keys(typed));
});

describe("at a desk whose platform answers no call,", () => {
  test("every form is, and only who was picked in it is asked about, for a moment", patience, async () => {
    const openers = (): readonly Opener[] => everyAction().filter(opensForm);
    expect(new Set(openers().map((opener) => opener.do))).toEqual(
      new Set(openerSchema.options.map(({ shape }) => shape.do.value)),
    );
    const opened: string[] = [];
    const askedFor = new Set<string>();
    for (const index of openers().keys()) {
      await begins();
      const opener = openers()[index];
      if (opener === undefined) continue;
      const name = opener.do === "fill" ? opener.form : opener.do;
      const filled = await filledIn(opener);
      if (filled !== null) opened.push(name);
      const values = filled?.values ?? { text: "Words", reason: "Words" };
      const { calls } = await does({ kind: "submitted", opener, values, in: null });
      expect({ name, calls }).toEqual({ name, calls: filled?.picks === true ? ["lookUp"] : [] });
      if (filled?.picks === true) askedFor.add(name);
    }
    expect(opened).toEqual(
      expect.arrayContaining(["reply", "note", "ask", "hold", "resolve", "assign", "move", "search"]),
    );
    expect(askedFor).toEqual(new Set(["new-ticket", "change", "delegate"]));
  });

  test(
    "so is every press, and none calls it; setting up, and a ticket for somebody else, is acknowledged before",
    patience,
    async () => {
      const all = everyAction();
      expect(all.length).toBeGreaterThan(60);
      for (const action of all) {
        const done = { action, ...(await does({ kind: "pressed", action })) };
        expect(done).toEqual({ action, ...atOnce, acknowledgedBefore: callsIt(action) });
      }
    },
  );

  test("so is everything that is typed, written, quoted, looked for or opened", patience, async () => {
    for (const act of Object.values(everyKind).flat()) {
      const setsUp = act.kind === "asked" && act.words === typed["set-up"];
      const asksOfWhom = act.kind === "marked" && (act.verb === "ticket" || act.verb === "private-ticket");
      expect({ act, ...(await does(act)) }).toEqual({ act, ...atOnce, acknowledgedBefore: setsUp || asksOfWhom });
    }
  });
});

/** What somebody fills in who fills in all of it; null: the form does not open. */
async function filledIn(opener: Opener): Promise<{ readonly values: FormValues; readonly picks: boolean } | null> {
  const reply = await listener.handle(intentOf({ kind: "pressed", action: opener }));
  if (reply.kind !== "open-form") return null;
  const { fields, folded } = reply.form;
  const all = [...fields, ...(folded?.fields ?? [])];
  const values = Object.fromEntries(
    all.map((field) => {
      if (field.kind === "person") return [field.name, "U-stranger"];
      if (field.kind === "choice") return [field.name, field.initial ?? field.options[0]?.value ?? null];
      if (field.kind === "number") return [field.name, String(field.initial ?? field.min)];
      return [field.name, field.initial === "" ? "Words" : field.initial];
    }),
  );
  return { values, picks: all.some(({ kind }) => kind === "person") };
}
