import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChatUser, Intent, Reply } from "../../src/channels/platform.ts";
import { createDesk } from "../../src/conversation/listen.ts";
import type { Action } from "../../src/features/actions.ts";
import { defaultQueue } from "../../src/features/queues/rules.ts";
import { policyInForce } from "../../src/desk/policy-in-force.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import { openJobDatabase } from "../../src/store/engine/job-database.ts";
import { openStore, type OpenedStore } from "../../src/store/store.ts";
import { openQueue, type JobQueue } from "../../src/worker/queue/open-queue.ts";
import { createTestDatabase, query, type TestDatabase } from "../support/database.ts";
import { countRoundTrips } from "../support/round-trips.ts";
import { someone, staff } from "../support/test-store.ts";

/** How often somebody who does something in chat waits for the database: 5 ms each where it stands on another machine. */

const log = pino({ level: "silent" });
const counting = countRoundTrips();
let database: TestDatabase;
let queue: JobQueue;
let opened: OpenedStore;
let configure: (policy: DeskPolicy) => void;
let handle: (intent: Intent) => Promise<Reply>;

const renee = someone("U1", { name: "Renée", locale: "fr-FR", zone: "Europe/Paris" });
const mona = someone("U2", { name: "Mona", locale: "en-US", zone: "Europe/Paris" });
const ada = someone("U3", { name: "Ada", locale: "en-US", zone: "Europe/Paris" });

beforeAll(async () => {
  database = await createTestDatabase();
  opened = await openStore({
    url: database.url,
    administrators: [],
    log,
    outbox: (sql, deliveries) => queue.outbox(sql, deliveries),
    pool: counting.pool,
  });
  queue = await openQueue({ database: openJobDatabase({ url: database.url, log }), log });
  const { store } = opened;
  const voice = { name: "Help desk", locale: "en", zone: "Europe/Paris" } as const;
  const inForce = policyInForce(store, { ...policyIn("Europe/Paris"), undoSend: 0 });
  configure = (policy) => inForce.configure(policy);
  const desk = createDesk({
    store,
    platforms: {},
    get policy() {
      return inForce.policy;
    },
    inForce,
    ...voice,
    now: () => new Date(),
  });
  handle = (intent) => desk.handle(intent);
  const people = await store.transaction((tx) => tx.recogniseAll([renee, mona, ada]));
  await staff(
    store,
    defaultQueue,
    people.slice(1).map(({ id }) => id),
  );
});
afterAll(async () => {
  await queue.stop(1_000);
  await opened.close();
  await database.drop();
});

type Act = Intent extends infer Each ? (Each extends Intent ? Omit<Each, "once" | "by"> : never) : never;
let acts = 0;
const does = (by: ChatUser, act: Act): Promise<Reply> => handle({ ...act, by, once: `act ${(acts += 1)}` });
const trips = async (by: ChatUser, act: Act): Promise<number> => (await counting.of(() => does(by, act))).trips;

const values = { title: "Fire", kind: "incident", urgency: "medium", impact: "one", description: "Smoke" };
const opens = (more: Readonly<Record<string, string>> = {}): Act => ({
  kind: "submitted",
  opener: { do: "new-ticket" },
  values: { ...values, ...more },
  in: null,
});
/** As the buttons on the cards of the newest ticket name it. */
const newest = async () => {
  const [row] = await query<{ ticket: string; mark: string }>(
    database.url,
    "select reference as ticket, mark from ticket order by opened_at desc limit 1",
  );
  if (row === undefined) throw new Error("no ticket was opened");
  return { ...row, seen: 1 };
};
const presses = (action: Action): Act => ({ kind: "pressed", action });
const fills = (opener: Extract<Action, { do: "fill" }>, filled: Readonly<Record<string, string>>): Act => ({
  kind: "submitted",
  opener,
  values: filled,
  in: null,
});
test("a ticket is opened in two", async () => {
  expect(await trips(renee, opens())).toBe(2);
});

test("a ticket is opened in two with words that were kept", async () => {
  const words = await opened.store.transaction(async (tx) => {
    const { id } = await tx.recognise(renee);
    return tx.keepWords(id, "Smoke", [], new Date());
  });
  const opener = { do: "new-ticket", words } as const;
  expect(await trips(renee, { kind: "submitted", opener, values, in: null })).toBe(2);
  expect(await query(database.url, "select from pending_words")).toEqual([]);
});

test("somebody new is made known first", async () => {
  const nina = someone("U9", { name: "Nina", locale: "en-US", zone: "Europe/Paris" });
  expect(await trips(nina, opens())).toBe(11);
  expect(await trips(nina, opens())).toBe(2);
});

test("a ticket is claimed in two", async () => {
  await does(renee, opens());
  const ticket = await newest();
  expect(await trips(ada, presses({ do: "claim", ...ticket }))).toBe(2);
});

test("forms and buttons need two, words in a thread one more to find their ticket, and an agent's one more for who may not know who reads them", async () => {
  await does(renee, opens());
  const ticket = await newest();
  await does(ada, presses({ do: "claim", ...ticket }));
  const surfaces = await query<{ message: string; address: string; shared: boolean }>(
    database.url,
    `update surface set message = 'm' || id, pushed_at = now() where ticket = '${ticket.ticket}'
     returning message, address, person_id is null as shared`,
  );
  const agents = surfaces.find(({ shared }) => shared);
  const person = surfaces.find(({ shared }) => !shared);
  const replied = (at: typeof agents): Act => ({
    kind: "replied",
    thread: { platform: "slack", tenant: "T1", address: at?.address ?? "", message: at?.message ?? "" },
    root: { by: "desk", at: null },
    personal: at === person,
    text: "It burns",
    files: [],
  });
  const counted = {
    firstNote: await trips(ada, replied(agents)), // they are told that it stays among agents, and the words are kept
    note: await trips(ada, replied(agents)),
    words: await trips(renee, replied(person)),
    reply: await trips(ada, fills({ do: "fill", form: "reply", ...ticket }, { text: "We come" })),
    ask: await trips(ada, fills({ do: "fill", form: "ask", ...ticket }, { text: "Which floor?" })),
    answer: await trips(renee, replied(person)),
    resolve: await trips(
      ada,
      fills({ do: "fill", form: "resolve", ...ticket, seen: 9 }, { text: "Put out", cause: "hardware" }),
    ),
    confirm: await trips(renee, presses({ do: "confirm", ...ticket })),
    rate: await trips(renee, presses({ do: "rate", ...ticket, attempt: 1, stars: 5 })),
  };
  expect(counted).toEqual({
    firstNote: 6,
    note: 4,
    words: 3,
    reply: 2,
    ask: 2,
    answer: 3,
    resolve: 2,
    confirm: 2,
    rate: 3, // one more for who has worked on it
  });
});

test("a reply that waits before it leaves needs two as well, and one for remembering what its author was told", async () => {
  configure(policyIn("Europe/Paris"));
  await does(renee, opens());
  const ticket = await newest();
  await does(ada, presses({ do: "claim", ...ticket }));
  expect(await trips(ada, fills({ do: "fill", form: "reply", ...ticket }, { text: "We come" }))).toBe(3);
  configure({ ...policyIn("Europe/Paris"), undoSend: 0 });
});

test("what an agent looks at first is read in six, by eight statements, however many lists it has", async () => {
  const looks = () => does(ada, presses({ do: "list", list: "home", after: null }));
  for (let time = 0; time < 5; time += 1) await looks(); // connections are opened by need
  expect(await counting.of(looks)).toEqual({ trips: 6, statements: 8 });
});
