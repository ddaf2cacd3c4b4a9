import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as read from "../../src/desk/read.ts";
import * as readFound from "../../src/desk/read-found.ts";
import * as readLate from "../../src/desk/read-late.ts";
import * as readLists from "../../src/desk/read-lists.ts";
import * as readNamed from "../../src/desk/read-named.ts";
import { findArticles, readArticle, readFormer } from "../../src/desk/read-articles.ts";
import { record } from "../../src/desk/tickets.ts";
import { ticketForms, type Action } from "../../src/features/actions.ts";
import { queuesRuled } from "../../src/features/exports/use-cases.ts";
import { lookAtSetUp } from "../../src/features/queues/use-cases.ts";
import { followWhole } from "../../src/features/parts/use-cases.ts";
import { tellsAgents } from "../../src/features/rules/events.ts";
import { saveArticle } from "../../src/features/articles/use-cases.ts";
import { closeOff } from "../../src/features/privacy/use-cases.ts";
import { makeDivisions } from "../../src/features/reports/use-cases.ts";
import { anything } from "../../src/features/search/rules.ts";
import { inEachLanguage } from "../../src/kernel/locale.ts";
import { policyIn, type DeskPolicy, type QueuePolicy } from "../../src/kernel/policy.ts";
import type { Answered, InLanguages, Service } from "../../src/kernel/service.ts";
import { approvedService } from "../support/approved-service.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { administrator, someone } from "../support/test-store.ts";

/** Who reads a private ticket, asked of everything that shows any: what is new there does not compile without an answer. */

const secret = "xyzzy";
/** Stands beside it, and is looked for: what somebody looks for is said back to them. */
const beside = "zorglub";
const openly: QueuePolicy = { hours: null, nextLevel: null };
const called = (name: string): InLanguages => inEachLanguage(() => name);
const asks = (name: string): Service["fields"][number] => ({
  name,
  label: called(`${name}?`),
  hint: null,
  required: true,
  says: null,
  when: [],
  kind: "text",
  max: 100,
  initial: "",
  like: [],
});
const service = (key: string, more: Partial<Service>): Service => ({
  ...approvedService(),
  key,
  name: called(key),
  fields: ["who", "pay"].map(asks),
  ...more,
});
const opens = ["account", "contract"].map((key) => ({ service: key, when: [] }));
const withHr: DeskPolicy = {
  ...policyIn("Europe/Paris"),
  queues: { hr: { ...openly, isPrivate: true as const } },
  services: [
    service("colleague", { opens }),
    service("guest", { opens, approval: approvedService({ who: ["boss@example.com"] }).approval }),
    service("account", { fields: [asks("who")] }),
    service("contract", { queue: "hr" }),
  ],
};
const wordy = {
  title: `About ${secret}`,
  description: `${secret} and ${beside}, said at length`,
  service: secret,
  device: secret,
  stepsToReproduce: secret,
};

let desk: DeskInATest;
const names = ["mona", "ben", "hana", "lea", "claire", "paul", "boss", "ada", "passer"] as const;
type Name = (typeof names)[number];
const more = (name: Name) =>
  name === "ada" ? { email: administrator } : name === "boss" ? { email: "boss@example.com" } : {};
const person: Record<Name, string> = {
  mona: "",
  ben: "",
  hana: "",
  lea: "",
  claire: "",
  paul: "",
  boss: "",
  ada: "",
  passer: "",
};
/** Begun in a queue that is not private, worked on, followed, and moved to one that is. */
let moved: Ticket;
/** The same, made private where it is. */
let closedOff: Ticket;
let file: string;

async function worked(): Promise<Ticket> {
  const ticket = await desk.opens(person.mona, { ...wordy, beneficiary: person.ben });
  const { reference } = ticket;
  await desk.changes(reference, person.claire, { type: "claim" });
  await desk.changes(reference, person.paul, { type: "follow" });
  await desk.changes(reference, person.claire, { type: "note", text: secret, files: [] });
  await desk.changes(reference, person.mona, {
    type: "answer",
    text: secret,
    files: [{ name: "x.png", url: "", id: file }],
  });
  await desk.changes(reference, person.claire, { type: "resolve", text: secret, cause: "other" });
  await desk.changes(reference, person.mona, { type: "rate", attempt: 1, stars: 1, comment: secret });
  await desk.changes(reference, person.mona, { type: "reopen", reason: secret });
  await desk.tx(async (tx) => {
    const locked = await tx.lock(reference);
    const asked = { type: "alerted", step: 0, to: "person", people: [person.boss] } as const;
    if (locked !== null) await record(tx, desk.deps, locked, asked);
  });
  return ticket;
}

const now = async (reference: string): Promise<Ticket> => {
  const ticket = await desk.store.ticket(reference);
  if (ticket === null) throw new Error("it is not there");
  return ticket;
};

beforeAll(async () => {
  desk = await openDeskInATest();
  for (const name of names) person[name] = await desk.person(`U-${name}`, more(name));
  await desk.queue("support", [person.claire, person.paul]);
  await desk.queue("hr", [person.hana, person.lea]);
  await desk.tx((tx) => tx.addLead("hr", person.lea));
  await desk.tx((tx) => tx.addLead("support", person.paul));
  desk.configure(withHr);
  const sent = { key: "f1", name: "x.png", type: "image/png", bytes: 3, source: {}, link: "" };
  const on = { platform: "slack", tenant: "T1", address: "D-mona" } as const;
  const [taken] = await desk.tx((tx) => tx.takeFiles([sent], { by: person.mona, at: desk.deps.now(), on }));
  file = taken?.link.id ?? "";
  moved = await worked();
  closedOff = await worked();
  await desk.changes(moved.reference, person.claire, { type: "move", queue: "hr", reason: secret });
  await desk.changes(closedOff.reference, person.claire, { type: "make-private" });
  while ((await desk.store.indexListed(50)) > 0);
});
afterAll(() => desk.close());

const seen = (ticket: Ticket) => ({ ticket: ticket.reference, mark: ticket.mark ?? "", seen: 1 });
const none = (): readonly Action[] => [];

/** Everything that somebody can press, as far as it is about a ticket or shows any. */
const pressed: Readonly<Record<Action["do"], (ticket: Ticket) => readonly Action[]>> = {
  show: ({ reference, mark }) => [
    { do: "show", ticket: reference, mark: mark ?? "" },
    { do: "show", ticket: reference },
  ],
  similar: ({ reference, mark }) => [{ do: "similar", ticket: reference, mark: mark ?? "" }],
  where: ({ reference, mark }) => [{ do: "where", ticket: reference, mark: mark ?? "" }],
  why: ({ reference, mark }) => [{ do: "why", ticket: reference, mark: mark ?? "" }],
  remind: ({ reference, mark }) => [{ do: "remind", ticket: reference, mark: mark ?? "" }],
  list: () =>
    (["mine", "waiting", "claimed", "late", "free", "queue", "home", "approvals", "grants"] as const).flatMap(
      (list): readonly Action[] => [
        { do: "list", list, after: null },
        { do: "list", list, after: null, queue: "hr", shown: true },
        { do: "list", list: "found", after: null, sought: beside },
      ],
    ),
  late: () => [
    { do: "late", queue: "hr", own: false, after: null },
    { do: "late", queue: "hr", own: true, after: null },
    { do: "late", queue: "support", own: false, after: null },
  ],
  report: () =>
    (["low-ratings", "by-priority", "by-kind", "by-service", "tickets"] as const).map((part) => ({
      do: "report",
      period: "this-month",
      queue: null,
      part,
    })),
  search: () => [{ do: "search" }],
  fill: (ticket) => ticketForms.map((form) => ({ do: "fill", form, attempt: 1, ...seen(ticket) })),
  answers: (ticket) => [{ do: "answers", ...seen(ticket) }],
  "write-article": ({ reference, mark }) => [{ do: "write-article", ticket: reference, mark: mark ?? "" }],
  articles: () => [{ do: "articles", sought: beside }],
  "not-this-one": ({ reference, mark }) => [
    { do: "not-this-one", words: "0", ticket: reference, mark: mark ?? "" },
    { do: "not-this-one", words: "0", ticket: reference },
  ],
  download: () => [{ do: "download", file }],
  "all-files": () => [{ do: "all-files", file }],
  "write-known-issue": ({ reference, mark }) => [{ do: "write-known-issue", ticket: reference, mark: mark ?? "" }],
  "write-ready-answer": ({ reference, mark }) =>
    [1, 2, 3, 4, 5, 6].map((said) => ({ do: "write-ready-answer", ticket: reference, mark: mark ?? "", said })),
  "known-issues": () => [{ do: "known-issues" }],
  "keep-search": () => [{ do: "keep-search", sought: beside }],
  "saved-searches": () => [{ do: "saved-searches" }],
  "article-figures": none,
  gaps: () => [{ do: "gaps" }],
  "gap-not-needed": none,
  "needs-article": ({ reference, mark }) => [{ do: "needs-article", ticket: reference, mark: mark ?? "" }],
  "change-several": () => [
    { do: "change-several", way: "reject", sought: beside, after: null },
    { do: "change-several", way: "assign", sought: beside, after: null },
  ],
  "forget-search": none,
  "ready-answers": () => [{ do: "ready-answers" }],
  page: () => [{ do: "page", page: "report" }],
  timesheet: () => [{ do: "timesheet", week: "this-week" }],
  "new-ticket": ({ reference }) => [{ do: "new-ticket", followUpOf: reference }],
  "queue-service": () => [{ do: "queue-service", queue: "hr" }],
  "edit-queue": () => [{ do: "edit-queue", queue: "hr", part: "hours" }],
  unsend: ({ reference }) => [{ do: "unsend", words: "0", ticket: reference }],
  place: ({ reference }) => [{ do: "place", words: "0", ticket: reference, as: "note" }],
  withdraw: (ticket) => [{ do: "withdraw", reason: "no-longer-needed", ...seen(ticket) }],
  assign: (ticket) => [{ do: "assign", to: person.lea, ...seen(ticket) }],
  rate: (ticket) => [{ do: "rate", attempt: 1, stars: 5, ...seen(ticket) }],
  judge: (ticket) => [{ do: "judge", attempt: 1, of: "speed", good: true, ...seen(ticket) }],
  set: (ticket) => [{ do: "set", to: null, ...seen(ticket) }],
  "refuse-as-said": (ticket) => [{ do: "refuse-as-said", ...seen(ticket) }],
  acknowledge: (ticket) => [{ do: "acknowledge", ...seen(ticket) }],
  called: (ticket) => [{ do: "called", ...seen(ticket) }],
  chase: (ticket) => [{ do: "chase", ...seen(ticket) }],
  approve: (ticket) => [{ do: "approve", ...seen(ticket) }],
  "approve-all": (ticket) => [{ do: "approve-all", all: [seen(ticket)] }],
  claim: (ticket) => [{ do: "claim", ...seen(ticket) }],
  confirm: (ticket) => [{ do: "confirm", ...seen(ticket) }],
  follow: (ticket) => [{ do: "follow", ...seen(ticket) }],
  unfollow: (ticket) => [{ do: "unfollow", ...seen(ticket) }],
  "make-private": (ticket) => [{ do: "make-private", ...seen(ticket) }],
  release: (ticket) => [{ do: "release", ...seen(ticket) }],
  resume: (ticket) => [{ do: "resume", ...seen(ticket) }],
  "give-back": (ticket) => [{ do: "give-back", ...seen(ticket) }],
  returned: (ticket) => [{ do: "returned", ...seen(ticket) }],
  "ask-back": (ticket) => [{ do: "ask-back", ...seen(ticket) }],
  "send-again": (ticket) => [{ do: "send-again", ...seen(ticket) }],
  "take-over": (ticket) => [{ do: "take-over", ...seen(ticket), shown: true }],
  pass: (ticket) => [{ do: "pass", ...seen(ticket) }],
  undo: (ticket) => [{ do: "undo", ...seen(ticket) }],
  // These are about people, queues, articles and words of whoever presses.
  article: none,
  away: none,
  delegate: none,
  "end-delegation": none,
  catalogue: none,
  "choose-notifications": none,
  "close-queue": none,
  command: none,
  discard: none,
  "end-known-issue": none,
  "end-pages": none,
  export: none,
  helped: none,
  "keep-queues": none,
  "me-too": none,
  "name-lead": none,
  "name-queue": none,
  "not-helped": none,
  offer: none,
  "ready-answer": none,
  "remove-ready-answer": none,
  "rename-queue": none,
  "reset-queue": none,
  "save-queue": none,
  "see-late": none,
  send: none,
  "set-up": none,
};

const typed = ({ reference }: Ticket): readonly string[] => [
  reference,
  `search ${beside}`,
  `search ${reference}`,
  "search assignee:nobody",
  "search queue:hr",
  "search from:mona",
  "report this month",
  "",
  "my tickets",
];

/** All that somebody is answered who tries everything. */
async function told(who: Name, ticket: Ticket): Promise<string> {
  const acts = desk.as(someone(`U-${who}`, more(who)));
  const answers: unknown[] = [];
  for (const actions of Object.values(pressed))
    for (const action of actions(ticket)) answers.push(await acts.presses(action));
  const at = { platform: "slack", tenant: "T1", address: "C-all", scope: "channel" } as const;
  for (const words of typed(ticket)) answers.push(await acts.does({ kind: "asked", words, in: at }));
  for (const words of ["", beside, ticket.reference])
    answers.push(await acts.does({ kind: "searched", words, most: 25 }));
  answers.push(await acts.does({ kind: "visited" }));
  return JSON.stringify(answers);
}

type Reads =
  | keyof typeof read
  | keyof typeof readFound
  | keyof typeof readLate
  | keyof typeof readLists
  | keyof typeof readNamed;
const part = { after: null, most: 50 };

/** Everything through which the desk reads tickets for somebody. */
const gate: Readonly<Record<Reads, (who: string, ticket: Ticket) => Promise<unknown>>> = {
  readTicket: (who, { reference }) => read.readTicket(desk.store, reference, who),
  readerOf: async (who, ticket) => {
    const as = await read.readerOf(desk.store, ticket, await desk.store.actor(who, ticket.queue));
    return as.some((each) => each !== "bystander") ? secret : as;
  },
  isStillRead: async (who, { reference }) =>
    (await read.isStillRead(desk.store, await surfaceOf(reference, who))) ? secret : "",
  isReadThere: async (who, { reference }) =>
    (await read.isReadThere(desk.store, await surfaceOf(reference, who))) ? secret : "",
  isShownTo: async (who, ticket) =>
    (await read.isShownTo(desk.store, ticket, await desk.store.actor(who, ticket.queue))) ? secret : "",
  isFarewell: async () => "",
  readFile: async (who) => ((await read.readFile(desk.store, file, who)) === null ? "" : secret),
  readFilesBeside: async (who) => ((await read.readFilesBeside(desk.store, file, who)).length === 0 ? "" : secret),
  // What was read goes into these.
  readEvent: async () => "",
  readHistory: async () => "",
  readMaskedWords: async () => "",
  readLastSaid: async () => "",
  placeInLine: async () => "",
  readWhoWorked: async () => "",
  readAnswersAt: async () => "",
  // For nobody: by these the desk itself takes away, and brings back, what stands on its surfaces.
  readSentWith: async () => "",
  isTakenBackNow: async () => "",
  readLastAct: (who) => read.readLastAct(desk.store, who, new Date(0)),
  readLastVote: (who) => read.readLastVote(desk.store, who, new Date(0)),
  queuesRead: async () => "",
  readFound: async (who) => {
    const queues = await readFound.queuesRead(desk.store, who);
    const sought: readonly Partial<typeof anything>[] = [
      { words: [beside] },
      { references: [moved.reference, closedOff.reference] },
      { statuses: ["new", "in-progress"] },
      {},
    ];
    const found = await Promise.all(
      sought.map((wanted) =>
        readFound.readFound(desk.store, { person: who, wanted: { ...anything, ...wanted }, queues }, part),
      ),
    );
    return found.map(({ tickets, total }) => [tickets, tickets.length === total ? [] : secret]);
  },
  readSolvedLike: async (who) => {
    const queues = await readFound.queuesRead(desk.store, who);
    return readFound.readSolvedLike(desk.store, { words: [beside], queues, person: who }, 50);
  },
  oldestLate: (who) => readLate.oldestLate(desk.store, { queue: "hr", person: who }, { most: 50 }),
  readLate: (who) =>
    Promise.all(
      ["hr", "support"].map((queue) => readLate.readLate(desk.store, { queue, own: false, person: who }, part)),
    ),
  readOwnTickets: (who) => readLists.readOwnTickets(desk.store, who, 50),
  readOffered: (who) => readLists.readOffered(desk.store, who, desk.deps.now()),
  readToApprove: (who) => readLists.readToApprove(desk.store, who, (all) => all),
  readHeld: (who) => readLists.readHeld(desk.store, who, { from: 1, most: 50 }),
  readList: (who) =>
    readLists.readList(desk.store, { name: "queue", person: who, queue: "hr" }, { ...part, now: desk.deps.now() }),
  readLists: (who) =>
    readLists.readLists(desk.store, who, ["mine", "claimed", "waiting", "late", "free"], {
      most: 50,
      now: desk.deps.now(),
    }),
  readStartBefore: async () => "",
  countLists: async () => "",
  // Whoever rules over a queue learns from it how many due dates would move.
  readOpen: async () => "",
  readNamed: async (who) =>
    readNamed.readNamed(desk.store, [moved.reference, closedOff.reference], await queuesRuled(desk.store, who)),
};

async function surfaceOf(reference: string, who: string) {
  const [surface] = await desk.store.surfaces(reference);
  if (surface === undefined) throw new Error("it is shown nowhere");
  return { ...surface, audience: { kind: "person", person: who } as const };
}

const readGate = async (who: Name, ticket: Ticket): Promise<readonly string[]> => {
  const open: string[] = [];
  for (const [name, reads] of Object.entries(gate)) {
    // Another ticket may be theirs: this one is meant.
    const got = JSON.stringify(await reads(person[who], await now(ticket.reference)));
    if (got.includes(secret)) open.push(name);
  }
  return open;
};

describe("a ticket that went to a private queue", () => {
  test.each(["boss", "ada", "passer"] as const)("tells %s nothing, whatever they try", async (who) => {
    expect(await told(who, moved)).not.toContain(secret);
    expect(await readGate(who, moved)).toEqual([]);
  });

  test("tells nothing to the agent who had it, nor to who followed it, who lead and serve the queue it came from", async () => {
    for (const who of ["claire", "paul"] as const) {
      const { reference } = moved;
      expect(await read.readTicket(desk.store, reference, person[who])).toEqual({ result: "not-found" });
      expect(await desk.changes(reference, person[who], { type: "note", text: "", files: [] })).toEqual({
        result: "not-found",
      });
      const queues = await readFound.queuesRead(desk.store, person[who]);
      const found = await readFound.readFound(
        desk.store,
        { person: person[who], wanted: { ...anything, words: [beside] }, queues },
        part,
      );
      expect(found.tickets.map(({ ticket }) => ticket.reference)).toEqual([closedOff.reference]);
    }
    expect((await now(moved.reference)).followers).toEqual([]);
  });

  test("is read by its own people and by the agents of that queue", async () => {
    for (const who of ["mona", "ben", "hana", "lea"] as const) {
      const shown = await desk
        .as(someone(`U-${who}`))
        .presses({ do: "show", ticket: moved.reference, mark: moved.mark ?? "" });
      expect(JSON.stringify(shown)).toContain(secret);
      expect(await readGate(who, moved)).toContain("readFound");
    }
  });

  test("does not go back where others read it, and is not opened up where all is private", async () => {
    const { reference } = moved;
    const asked = { type: "move", queue: "support", reason: "" } as const;
    expect(await desk.changes(reference, person.hana, asked)).toMatchObject({ refusal: { type: "not-private-there" } });
    const opened = await desk.changes(reference, person.lea, { type: "open-up", reason: "why not" });
    expect(opened).toMatchObject({ refusal: { type: "private-queue" } });
  });
});

describe("a ticket that was made private where it is", () => {
  test.each(["boss", "ada", "passer"] as const)("tells %s nothing, whatever they try", async (who) => {
    expect(await told(who, closedOff)).not.toContain(secret);
  });

  test("is opened up by a lead of its queue alone, who says why", async () => {
    const { reference } = await desk.opens(person.mona);
    await desk.changes(reference, person.claire, { type: "make-private" });
    const asked = { type: "open-up", reason: "not so secret" } as const;
    expect(await desk.changes(reference, person.claire, asked)).toMatchObject({ refusal: { type: "not-allowed" } });
    expect(await desk.changes(reference, person.ada, asked)).toEqual({ result: "not-found" });
    expect(await desk.changes(reference, person.paul, asked)).toMatchObject({ ticket: { isPrivate: false } });
    expect(await read.readTicket(desk.store, reference, person.ada)).toMatchObject({ result: "read" });
  });
});

describe("what only a private part of a ticket asks", () => {
  const answer = (field: string, text: string): Answered => ({ field, label: called(field), kind: "text", text });
  const apart = "quokka";
  const asked = (key: string): Promise<Ticket> =>
    desk.opens(person.mona, {
      kind: "request",
      title: `${key} · narwhal`,
      description: beside,
      beneficiary: person.ben,
      asked: { service: key, name: called(key), form: "1" },
      answers: [answer("who", "narwhal"), answer("pay", apart)],
    });
  const partOf = async (whole: Ticket, key: string): Promise<Ticket> => {
    const stands = (await desk.store.partsOf(whole.reference)).find(({ service }) => service === key);
    return now(stands?.ticket ?? "");
  };
  const correct = (who: Name, { reference }: Ticket, ...answers: readonly Answered[]) =>
    desk.changes(reference, person[who], { type: "correct-answers", fields: ["who", "pay"], answers });

  test.each(["colleague", "guest"])("is told to nobody else on a %s, whatever they try", async (key) => {
    const whole = await asked(key);
    await desk.changes(whole.reference, person.claire, { type: "claim" });
    await desk.changes(whole.reference, person.paul, { type: "follow" });
    await correct("mona", whole, answer("who", "narwhal"), answer("pay", `${apart} it is`));
    while ((await desk.store.indexListed(50)) > 0);
    for (const who of ["claire", "paul", "boss", "ada", "passer"] as const) {
      expect(await told(who, whole)).not.toContain(apart);
      const { store } = desk;
      const queues = await readFound.queuesRead(store, person[who]);
      const wanted = { ...anything, words: [apart] };
      expect((await readFound.readFound(store, { person: person[who], wanted, queues }, part)).tickets).toEqual([]);
      expect(JSON.stringify(await read.readTicket(store, whole.reference, person[who]))).not.toContain(apart);
    }
    expect(await told("claire", whole)).toContain("narwhal");
    for (const who of ["mona", "ben"] as const) {
      const { reference, mark } = whole;
      const shown = await desk.as(someone(`U-${who}`)).presses({ do: "show", ticket: reference, mark: mark ?? "" });
      expect(JSON.stringify(shown)).toContain(`${apart} it is`);
    }
  });

  test("is read on that part alone, before and after it is answered otherwise; what others ask too is read on both", async () => {
    const whole = await asked("colleague");
    const [account, contract] = [await partOf(whole, "account"), await partOf(whole, "contract")];
    const both = [answer("who", "narwhal"), answer("pay", apart)].map((each) => ({
      ...each,
      label: called(`${each.field}?`),
    }));
    expect(account).toMatchObject({ answers: both.slice(0, 1), privateAnswers: [] });
    expect(contract).toMatchObject({ answers: both, privateAnswers: [], isPrivate: true });
    await correct("mona", whole, answer("who", "narwhal"), answer("pay", "numbat"));
    await followWhole(desk.store, desk.deps, whole.reference);
    expect((await now(contract.reference)).answers[1]).toMatchObject({ text: "numbat" });
    const hana = await desk
      .as(someone("U-hana"))
      .presses({ do: "show", ticket: contract.reference, mark: contract.mark ?? "" });
    expect(JSON.stringify(hana)).toContain("numbat");
  });

  test("stays as it is where an agent changes other answers, whose form does not ask it", async () => {
    const whole = await asked("colleague");
    await desk.changes(whole.reference, person.claire, { type: "claim" });
    const form = await desk.as(someone("U-claire")).presses({ do: "answers", ...seen(whole) });
    expect(JSON.stringify(form)).toContain("who?");
    expect(JSON.stringify(form)).not.toContain("pay?");
    await correct("claire", whole, answer("who", "walrus"), answer("pay", "nothing"));
    expect(await now(whole.reference)).toMatchObject({
      title: "colleague · walrus",
      answers: [answer("who", "walrus")],
      privateAnswers: [answer("pay", apart)],
    });
  });

  test("is no news for the agents of the whole, nor for who approves it", async () => {
    const whole = await asked("guest");
    await correct("mona", whole, answer("who", "narwhal"), answer("pay", "numbat"));
    const [last] = (await desk.history(whole.reference)).slice(-1);
    if (last?.event.type !== "answers-changed") throw new Error("it asked somebody anew");
    expect(tellsAgents(last.event)).toBe("nowhere");
    expect(last.event).toMatchObject({ from: [], to: [], privateTo: [answer("pay", "numbat")] });
  });
});

test("what was made of a ticket before it was private is not published, and read and listed by nobody else", async () => {
  const { reference, mark } = await desk.opens(person.mona, { title: "Kumquat" });
  await desk.changes(reference, person.claire, { type: "claim" });
  await desk.changes(reference, person.claire, { type: "reply", text: "Peel it", files: [] });
  const said = (await desk.history(reference)).findLast(({ event }) => event.type === "replied")?.number;
  const text = {
    title: "Kumquat",
    body: "Peel it",
    locale: "en",
    state: "draft",
    audience: "everybody",
    queue: null,
  } as const;
  const saving = { id: null, version: null, text, ticket: reference, by: person.claire, at: desk.deps.now() };
  const made = await desk.tx((tx) => saveArticle(tx, saving));
  if (made.result !== "saved") throw new Error("it is not saved");
  const { id, version } = made.article;
  const general = {
    ...text,
    body: "Peel what is round",
    state: "published",
    audience: "agents",
    queue: "support",
  } as const;
  const ofTicket = await desk.tx((tx) => saveArticle(tx, { ...saving, text: { ...text, title: "Before" } }));
  if (ofTicket.result !== "saved") throw new Error("it is not saved");
  const now = { id: ofTicket.article.id, version: ofTicket.article.version };
  const publishedNow = await desk.tx((tx) => saveArticle(tx, { ...saving, ...now, text: general }));
  if (publishedNow.result !== "saved") throw new Error("it is not published");
  const listed = async () => {
    const queues = await readFound.queuesRead(desk.store, person.ada);
    const found = await findArticles(desk.store, { wanted: null, queues, locale: "en" }, { from: 0, most: 50 });
    return found.articles.some(({ article }) => article.id === id);
  };
  expect([await listed(), (await readArticle(desk.store, id, person.ada)) !== null]).toEqual([true, true]);
  await desk.changes(reference, person.claire, { type: "move", queue: "hr", reason: "theirs" });
  expect([await listed(), await readArticle(desk.store, id, person.ada)]).toEqual([false, null]);
  for (const who of ["claire", "hana"] as const)
    expect(await readArticle(desk.store, id, person[who])).toMatchObject({ article: { id } });
  const published = { ...saving, id, version, text: { ...text, state: "published" as const } };
  expect(await desk.tx((tx) => saveArticle(tx, published))).toEqual({ result: "of-private" });

  // What was published stays with who read it, in its words; what it said before that is nobody else's.
  const of = { ...saving, id: publishedNow.article.id, version: publishedNow.article.version };
  const former = async (who: Name) => {
    const found = await readArticle(desk.store, of.id, person[who]);
    return found && readFormer(desk.store, found, 1, person[who]);
  };
  expect([await former("paul"), (await former("claire"))?.title]).toEqual([null, "Before"]);
  for (const more of [
    { queue: null },
    { audience: "everybody" },
    { body: "Peel it" },
    { title: "Kumquat, again" },
  ] as const)
    expect(await desk.tx((tx) => saveArticle(tx, { ...of, text: { ...general, ...more } }))).toEqual({
      result: "of-private",
    });
  expect(await desk.tx((tx) => saveArticle(tx, { ...of, text: { ...general, state: "retired" } }))).toMatchObject({
    result: "saved",
  });

  const opener = { do: "write-ready-answer", ticket: reference, mark: mark ?? "", said: said ?? 0 } as const;
  const kept = { title: "Kumquat", of: "#own", "words-en": "Peel it" };
  const refused = await desk.as(someone("U-claire")).sends("a ready answer", opener, kept);
  expect(refused).toMatchObject({ kind: "form-errors", errors: { title: expect.stringContaining("no longer read") } });
});

describe("an administrator sets up", () => {
  const there = { platform: "slack", tenant: "T1", address: "C-all", name: "#all" } as const;
  const closed = async (queue: string, who: Name) => {
    const by = await desk.tx((tx) => tx.recognise(someone(`U-${who}`, more(who))));
    const asked = { queue, channel: there, by, ownsPlace: false };
    return (await lookAtSetUp(desk.store, desk.deps.policy, asked)).at.closed;
  };

  test("no queue of others that holds what is private, open or ended, and no private one that the policy gives to somebody", async () => {
    await desk.queue("net", [person.claire]);
    expect(await closed("net", "ada")).toBe(false);
    const { reference } = await desk.opens(person.mona, { queue: "net" });
    await desk.changes(reference, person.claire, { type: "make-private" });
    expect(await closed("net", "ada")).toBe(true);
    await desk.changes(reference, person.mona, { type: "withdraw", reason: "no-longer-needed" });
    expect(await closed("net", "ada")).toBe(true);
    expect(await closed("net", "claire")).toBe(false);
    await desk.tx((tx) => tx.addQueue("payslips"));
    desk.configure({ ...withHr, queues: { ...withHr.queues, payslips: { ...openly, isPrivate: true } } });
    expect(await closed("payslips", "ada")).toBe(false);
    await desk.tx((tx) => tx.setNamedLeads([{ queue: "payslips", email: "nobody.yet@example.com" }]));
    expect(await closed("payslips", "ada")).toBe(true);
    desk.configure(withHr);
  });
});

test("a report counts private tickets, and names none of their services", async () => {
  const at = { policy: desk.deps.policy, now: desk.deps.now() };
  const divided = await makeDivisions(desk.store, at, { queues: ["hr", "support"], name: "this-month", by: "service" });
  expect(divided.map(({ value }) => value).toSorted()).toEqual(["", "account", "printing"]);
});

test("a queue becomes private with all that ever came to it", async () => {
  await desk.queue("payroll", [person.hana]);
  const { reference: ended } = await desk.opens(person.mona, { queue: "payroll" });
  await desk.changes(ended, person.mona, { type: "withdraw", reason: "no-longer-needed" });
  const { reference: open } = await desk.opens(person.mona, { queue: "payroll" });
  desk.configure({ ...withHr, queues: { ...withHr.queues, payroll: { ...openly, isPrivate: true } } });
  await desk.tx((tx) => closeOff(tx, desk.deps, "payroll"));
  for (const reference of [ended, open]) expect(await now(reference)).toMatchObject({ isPrivate: true });
  expect(await desk.store.notPrivateIn("payroll", 10)).toEqual([]);
  desk.configure(withHr);
});

describe("in the form of a new ticket", () => {
  const opener = { do: "new-ticket" } as const;
  const filled = { title: "My payslip", kind: "question", urgency: "low", impact: "one" };
  const sends = (readBy: string | null) =>
    desk.as(someone("U-mona")).sends(`a form for ${readBy}`, opener, { ...filled, ...(readBy !== null && { readBy }) });
  const last = async () =>
    (await readLists.readOwnTickets(desk.store, person.mona, 50)).find(({ title }) => title === "My payslip");

  test("somebody chooses who reads it; a queue that is not private, or that nobody serves, is none of the answers", async () => {
    expect(await sends("support-of-others")).toMatchObject({
      kind: "form-errors",
      errors: { readBy: expect.any(String) },
    });
    expect(await sends("hr")).toMatchObject({ kind: "whisper" });
    expect(await last()).toMatchObject({ queue: "hr", isPrivate: true });
  });

  test("what continues a private ticket is private too", async () => {
    const followed = await last();
    if (followed === undefined) throw new Error("it is not there");
    const again = { ...opener, followUpOf: followed.reference };
    await desk.as(someone("U-mona")).sends("a follow-up", again, { ...filled, title: "It goes on" });
    const own = await readLists.readOwnTickets(desk.store, person.mona, 50);
    expect(own.find(({ title }) => title === "It goes on")).toMatchObject({ queue: "hr", isPrivate: true });
  });
});
