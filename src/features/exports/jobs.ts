import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { ChatPlatform, Conversation, FileToSend, PostedMessage } from "../../channels/platform.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import type { PersonId } from "../../kernel/person.ts";
import { dateOf } from "../../kernel/time/calendar.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobOf, JobRules } from "../../worker/job-rule.ts";
import { phrases } from "../words.ts";
import type { ExportDelivery } from "./deliveries.ts";
import { spreadsheet } from "./jobs/spreadsheet.ts";
import { timesheetCells, timesheetColumns } from "../timesheets/messages.ts";
import { mostLines } from "../timesheets/rules.ts";
import { workSeenBy } from "../timesheets/use-cases.ts";
import { cellsOf, columnsOf, exportFailed, exportHere, exportOffered, type ExportMade } from "./messages.ts";
import type { Cell, Export, TicketsExported } from "./rules.ts";
import { exportedTickets, queuesRuled } from "./use-cases.ts";

export const jobs: JobRules<ExportDelivery> = {
  "make-export": {
    key: ({ kind, id }) => `${kind} ${id}`,
    givenUp: haveAskerTold,
    speaks: "at-length",
    platform: ({ to }) => to.platform,
    run: bring,
  },
  "hand-over-export": {
    key: ({ kind, id }) => `${kind} ${id}`,
    givenUp: haveAskerTold,
    speaks: "at-length",
    platform: ({ to }) => to.platform,
    run: handOver,
  },
  "export-not-sent": {
    key: ({ kind, id }) => `${kind} ${id}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: tellAsker,
  },
};

/** Into the person's own chat, and nowhere else; or they are asked there whether they take it. */
async function bring(deps: WorkerDeps, platform: ChatPlatform, job: JobOf<"make-export">): Promise<Tried> {
  const { id, to } = job;
  const asked = await deps.store.exportOf(id);
  // One that is ready and stands nowhere was not told that it was posted.
  if (asked === null || (asked.state !== "asked" && (asked.state !== "ready" || asked.posted !== null))) return done;
  const made = await make(deps, asked, to);
  if ("why" in made) return fail(deps, platform, job, made);
  return platform.offerFile === undefined
    ? send(deps, platform, { ...job, asked, made })
    : offer(deps, platform, { ...job, made });
}

interface Made extends ExportMade {
  readonly name: string;
  readonly content: Uint8Array;
  readonly viewer: Viewer;
}

interface NotMade extends Pick<ExportMade, "of"> {
  readonly why: "empty" | "not-allowed";
  readonly viewer: Viewer;
}

/** As of now, of what its reader may have now. */
const make = (deps: WorkerDeps, made: Export, to: Conversation): Promise<Made | NotMade> =>
  made.asked.of === "timesheet"
    ? makeTimesheet(deps, { ...made, asked: made.asked }, to)
    : makeTickets(deps, { ...made, asked: made.asked }, to);

type MadeOf<Asked extends Export["asked"]> = Export & { readonly asked: Asked };

async function makeTimesheet(
  { store, desk, now }: WorkerDeps,
  { person, format, asked }: MadeOf<Extract<Export["asked"], { of: "timesheet" }>>,
  to: Conversation,
): Promise<Made | NotMade> {
  const seen = await workSeenBy(store, person);
  const period = { from: new Date(asked.from), to: new Date(asked.to) };
  const work = seen === null ? [] : await store.workLogged(seen, period, mostLines);
  const people = await store.people([...new Set([person, ...work.map((each) => each.person)])]);
  const viewer = await knowingQueues(viewerOf(people.get(person) ?? null, people, to, desk), store);
  const of = "timesheet";
  if (seen === null) return { why: "not-allowed", viewer, of };
  if (work.length === 0) return { why: "empty", viewer, of };
  const { locale, zone } = viewer;
  const { title: name } = phrases(locale).timesheets;
  const rows = Readable.from(work.map((each) => timesheetCells(each, viewer)));
  const content = await buffer(spreadsheet(format, { name, columns: timesheetColumns(viewer), rows, locale, zone }));
  const called = `${name.toLowerCase().replaceAll(" ", "-")}-${dateOf(now(), zone)}.${format}`;
  return { name: called, content, lines: work.length, isWhole: work.length < mostLines, viewer, of };
}

async function makeTickets(
  { store, desk, now, rules: { policy } }: WorkerDeps,
  asked: MadeOf<TicketsExported>,
  to: Conversation,
): Promise<Made | NotMade> {
  const { person, format } = asked;
  const queues = await queuesRuled(store, person);
  const people = new Map(await store.people([person]));
  const reader = people.get(person) ?? null;
  const viewer = await knowingQueues(viewerOf(reader, people, to, desk), store);
  const of = "tickets";
  if (queues.size === 0) return { why: "not-allowed", viewer, of };
  const { locale, zone } = viewer;
  const by = { person, now: now(), zone, language: reader?.locale ?? null, policy, queues };
  let rows = 0;
  let isWhole = true;
  const lines = async function* (): AsyncIterable<readonly Cell[]> {
    for await (const { tickets, more } of exportedTickets(store, asked.asked, by)) {
      isWhole = !more;
      const named = tickets.flatMap(({ requester, beneficiary, assignee }) =>
        [requester, beneficiary, assignee ?? []].flat(),
      );
      for (const [each, known] of await store.people(named.filter((each) => !people.has(each))))
        people.set(each, known);
      const { names } = viewerOf(reader, people, to, desk);
      for (const ticket of tickets) yield cellsOf(ticket, { ...viewer, names });
      rows += tickets.length;
    }
  };
  const { exports } = phrases(locale);
  const table = { name: exports.sheet, columns: columnsOf(viewer), rows: lines(), locale, zone };
  const content = await buffer(spreadsheet(format, table));
  if (rows === 0) return { why: "empty", viewer, of };
  return { name: `${exports.fileName}-${dateOf(now(), zone)}.${format}`, content, lines: rows, isWhole, viewer, of };
}

interface Bringing {
  readonly id: string;
  readonly person: PersonId;
  readonly to: Conversation;
}

async function send(
  { store, log }: WorkerDeps,
  platform: ChatPlatform,
  { id, to, asked, made }: Bringing & { readonly asked: Export; readonly made: Made },
): Promise<Tried> {
  const { sendFile } = platform;
  if (sendFile === undefined) return done;
  let under: PostedMessage | null = asked.posted && { ...to, ...asked.posted };
  if (under === null) {
    const outcome = await platform.post(to, exportHere(made, made.viewer), null);
    if (outcome.result === "retry") return outcome;
    if (outcome.result !== "delivered") return unsent({ store, log }, id, outcome.reason);
    under = outcome.posted;
    const { address, message } = under;
    await store.transaction((tx) => tx.setExport(id, { rows: made.lines, posted: { address, message } }));
  }
  const begun = (copy: string) => store.transaction((tx) => tx.setExport(id, { copy }));
  const sent = await sendFile(under, { ...fileOf(made), copy: asked.copy, begun });
  if (sent.result === "retry") return sent;
  if (sent.result === "sent") {
    await store.transaction((tx) => tx.setExport(id, { state: "sent", rows: made.lines }));
    return done;
  }
  const told = await platform.update(under, exportFailed("notSent", made.viewer));
  return told.result === "retry" ? told : unsent({ store, log }, id, sent.reason);
}

async function offer(
  { store, log }: WorkerDeps,
  platform: ChatPlatform,
  { id, to, made }: Bringing & { readonly made: Made },
): Promise<Tried> {
  const { name, content, lines: rows } = made;
  const says = exportOffered(made, made.viewer);
  // Before it is there: they may answer at once.
  await store.transaction((tx) => tx.setExport(id, { state: "ready", rows }));
  const outcome = await platform.offerFile?.(to, { id, name, bytes: content.length, says });
  if (outcome?.result === "retry") return outcome;
  if (outcome?.result !== "delivered") return unsent({ store, log }, id, outcome?.reason ?? "no way to offer a file");
  const { address, message } = outcome.posted;
  await store.transaction((tx) => tx.setExport(id, { posted: { address, message } }));
  return done;
}

/** Made anew: of what they may have now. */
async function handOver(deps: WorkerDeps, platform: ChatPlatform, job: JobOf<"hand-over-export">): Promise<Tried> {
  const { store, log } = deps;
  const { id, to, taken } = job;
  const asked = await store.exportOf(id);
  if (asked === null || asked.state !== "ready") return done;
  if (asked.posted === null)
    return { result: "retry", after: 1_000, reason: "where it was posted is not written down yet" };
  const made = await make(deps, asked, to);
  if ("why" in made) return fail(deps, platform, job, made);
  const sent = await platform.handOver?.(taken, fileOf(made), { ...to, ...asked.posted });
  if (sent?.result === "retry") return sent;
  if (sent?.result === "sent") {
    await store.transaction((tx) => tx.setExport(id, { state: "sent", rows: made.lines }));
    return done;
  }
  const told = await platform.post(to, exportFailed("notSent", made.viewer), null);
  return told.result === "retry" ? told : unsent({ store, log }, id, sent?.reason ?? "no way to hand it over");
}

const fileOf = ({ name, content }: Made): Pick<FileToSend, "name" | "bytes" | "content"> => ({
  name,
  bytes: content.length,
  content: () => inParts(content),
});

const partLength = 64 * 1024; // bytes

async function* inParts(content: Uint8Array): AsyncIterable<Uint8Array> {
  for (let start = 0; start < content.length; start += partLength)
    yield Promise.resolve(content.subarray(start, start + partLength));
}

async function fail(
  { store }: WorkerDeps,
  platform: ChatPlatform,
  { id, to }: Bringing,
  { why, viewer, of }: NotMade,
): Promise<Tried> {
  const message = exportFailed(why === "empty" ? "empty" : "notAllowedAnyMore", viewer, of);
  const outcome = await platform.post(to, message, null);
  if (outcome.result === "retry") return outcome;
  await store.transaction((tx) => tx.setExport(id, { state: why }));
  return done;
}

async function haveAskerTold({ store }: WorkerDeps, { id, person, to }: Bringing): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.setExport(id, { state: "not-sent" });
    await tx.deliver([{ kind: "export-not-sent", id, person, to }]);
  });
}

async function tellAsker(
  { store, desk, log }: WorkerDeps,
  platform: ChatPlatform,
  { person, to }: JobOf<"export-not-sent">,
): Promise<Tried> {
  const viewer = viewerOf((await store.people([person])).get(person) ?? null, new Map(), to, desk);
  const outcome = await platform.post(to, exportFailed("notSent", viewer), null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "file not brought, and its asker not told");
  return done;
}

async function unsent({ store, log }: Pick<WorkerDeps, "store" | "log">, id: string, reason: string): Promise<Tried> {
  log.warn({ reason }, "file of tickets not brought to whoever asked for it");
  await store.transaction((tx) => tx.setExport(id, { state: "not-sent" }));
  return done;
}
