import type { ChatPlatform, PostedMessage } from "../../channels/platform.ts";
import { accountOf, type StoredFile } from "./desk.ts";
import { isAt } from "../../desk/places.ts";
import { isReadThere, isTakenBackNow, readTicket } from "../../desk/read.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Surface } from "../../desk/surface.ts";
import { viewerOf } from "../../desk/viewers.ts";
import { noteSaying } from "../../worker/delivery/refresh-note.ts";
import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobOf, JobRules } from "../../worker/job-rule.ts";
import type { FilesDelivery } from "./deliveries.ts";
import { fetchFile, giveUp } from "./jobs/fetch-file.ts";
import { fileNotKept, fileNotShown, fileNotShownThere } from "./messages.ts";
import { nameToSend } from "./rules.ts";
import { tellNotShown } from "./use-cases.ts";

export const jobs: JobRules<FilesDelivery> = {
  "fetch-file": {
    key: ({ kind, file }) => `${kind} ${file}`,
    givenUp: giveUp,
    speaks: "at-length",
    platform: ({ platform }) => platform,
    run: fetchFile,
  },
  "show-files": {
    key: ({ kind, surface, event }) => `${kind} ${surface} ${event}`,
    givenUp: null,
    speaks: "at-length",
    platform: ({ platform }) => platform,
    run: showFiles,
  },
  "file-not-shown": {
    key: ({ kind, file, surface, person }) => `${kind} ${file} ${surface} ${person ?? ""}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: tellNotShownTo,
  },
  "file-not-kept": {
    key: ({ kind, file }) => `${kind} ${file}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: tellSender,
  },
};

/**
 * Once each, under the card whose note names them; whoever reads where they were sent has them there. Those of a ticket that was
 * taken back are taken away.
 */
async function showFiles(deps: WorkerDeps, platform: ChatPlatform, job: JobOf<"show-files">): Promise<Tried> {
  const { surface: id, event } = job;
  const { deliveries, files } = deps.store;
  const surface = await deliveries.surface(id);
  if (surface === null || surface.message === null) return done;
  if (await isTakenBackNow(deps.store, surface.ticket, event)) return takeAway(deps, platform, surface, event);
  if (platform.sendFile === undefined) return done;
  if ((await noteSaying(deps, id, event)) === null || !(await isReadThere(deps.store, surface))) return done;
  const under: PostedMessage = { ...surface, message: surface.message };
  for (const file of await files.filesOf({ ticket: surface.ticket, number: event })) {
    if (file.standing.state !== "kept" || isAt(file, surface)) continue;
    const tried = await showFile(deps, platform.sendFile, file, surface, under);
    if (tried.result !== "done") return tried;
  }
  // It may have been taken back while they were on their way.
  return (await isTakenBackNow(deps.store, surface.ticket, event)) ? takeAway(deps, platform, surface, event) : done;
}

/** Its note may have been written before, and posted since: it is shown anew, without them. */
async function takeAway(
  { store, log }: WorkerDeps,
  { takeDownFile }: ChatPlatform,
  { id: surface, ticket }: Surface,
  event: number,
): Promise<Tried> {
  for (const { id } of await store.files.filesOf({ ticket, number: event })) {
    const copy = (await store.files.copyOn(id, surface))?.copy ?? null;
    if (copy === null || takeDownFile === undefined) continue;
    const taken = await takeDownFile(copy);
    if (taken.result === "retry") return taken;
    if (taken.result === "undeliverable") log.warn({ reason: taken.reason }, "file not taken away with its ticket");
    await store.files.keepCopy(id, surface, { copy: null, outcome: null });
  }
  await store.transaction((tx) => tx.deliver([{ kind: "refresh-note", surface, event, adds: true }]));
  return done;
}

async function showFile(
  { store, log }: WorkerDeps,
  sendFile: NonNullable<ChatPlatform["sendFile"]>,
  file: StoredFile,
  surface: Surface,
  under: PostedMessage,
): Promise<Tried> {
  const { files } = store;
  const { id, name, type, bytes } = file;
  const before = await files.copyOn(id, surface.id);
  if (before !== null && before.outcome !== null) return done;
  let copy = before?.copy ?? null;
  const sent = await sendFile(under, {
    name: nameToSend(name, type),
    bytes: bytes ?? 0,
    content: () => files.parts(id),
    copy,
    begun: async (called) => {
      copy = called;
      await files.keepCopy(id, surface.id, { copy, outcome: null });
    },
  });
  if (sent.result === "retry") return sent;
  if (sent.result === "refused") {
    log.warn({ reason: sent.reason }, "file not shown under its card");
    await tellNotShown(store, file, surface);
  }
  await files.keepCopy(id, surface.id, { copy, outcome: sent.result === "sent" ? "shown" : sent.reason });
  return done;
}

/** The readers of the card, under it; whoever sent the file, in their own chat. */
async function tellNotShownTo(
  { store, desk, log }: WorkerDeps,
  platform: ChatPlatform,
  { file: id, surface: on, person }: JobOf<"file-not-shown">,
): Promise<Tried> {
  const [file, surface] = await Promise.all([store.files.file(id), store.deliveries.surface(on)]);
  if (file === null || surface === null || !(await isReadThere(store, surface))) return done;
  const reader = person ?? (surface.audience.kind === "person" ? surface.audience.person : null);
  const known = reader === null ? null : ((await store.people([reader])).get(reader) ?? null);
  const to = person === null ? surface : known && accountOf(known, file);
  if (to === null) return done;
  const viewer = viewerOf(known, new Map(), to, desk);
  const message = person === null ? fileNotShown(file.name, viewer) : fileNotShownThere(file.name, viewer);
  const outcome = await platform.post(to, message, person === null ? surface.message : null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "file not shown, and nobody told");
  return done;
}

async function tellSender(
  { store, desk, log }: WorkerDeps,
  platform: ChatPlatform,
  { file: id, person, to }: JobOf<"file-not-kept">,
): Promise<Tried> {
  const [file, people] = await Promise.all([store.files.file(id), store.people([person])]);
  if (file === null || file.standing.state === "coming" || file.standing.state === "kept") return done;
  const viewer = viewerOf(people.get(person) ?? null, people, to, desk);
  const { ticket, card } = await sentWith(store, { file: id, person, to });
  const message = fileNotKept(file.name, file.standing, viewer, ticket);
  const outcome = await platform.post(card ?? to, message, card?.message ?? null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "file not kept, and its sender not told");
  return done;
}

/** The ticket that a file came with, where its sender may read it, and their card of it. */
async function sentWith(
  store: DeskStore,
  { file, person, to }: Pick<JobOf<"file-not-kept">, "file" | "person" | "to">,
): Promise<{ readonly ticket: Ticket | null; readonly card: Surface | null }> {
  const [first] = await store.files.filedAt(file);
  const read = first === undefined ? null : await readTicket(store, first.ticket, person);
  if (read?.result !== "read") return { ticket: null, card: null };
  const { ticket } = read;
  const theirs = (await store.surfaces(ticket.reference)).find(
    ({ audience, platform, message }) =>
      audience.kind === "person" && audience.person === person && platform === to.platform && message !== null,
  );
  return { ticket, card: theirs ?? null };
}
