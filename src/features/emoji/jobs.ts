import type { ChatPlatform, Conversation } from "../../channels/platform.ts";
import { peopleIn, viewerOf } from "../../desk/viewers.ts";
import { isOpen } from "../../kernel/status.ts";
import type { PersonId } from "../../kernel/person.ts";
import { nearestLocale } from "../../kernel/locale.ts";
import { namesIn } from "../../kernel/words/names.ts";
import { isVisible } from "../../kernel/words/visible.ts";
import type { Message } from "../../screen/message.ts";
import { fitWords } from "../../screen/plain-text.ts";
import { fieldLimits } from "../../screen/question.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobOf, JobRules } from "../../worker/job-rule.ts";
import { isJustSent } from "../cancellation/rules.ts";
import { blanked } from "../articles/rules/blanked.ts";
import { draftOf } from "../drafts/use-cases.ts";
import { titled } from "../opening/use-cases.ts";
import { noTicketYet } from "../privacy/messages.ts";
import { phrases } from "../words.ts";
import type { EmojiDelivery } from "./deliveries.ts";
import { noThread, offerArticle, unread, wordsShown, wordsUnder } from "./messages.ts";
import { namesAtMost, signOf, threadAtMost } from "./rules.ts";
import { openOfMessage } from "./use-cases.ts";

const placeOf = ({ on }: Pick<JobOf<"ticket-of-message">, "on">): string =>
  `${on.platform} ${on.tenant} ${on.address} ${on.message}`;

export const jobs: JobRules<EmojiDelivery> = {
  "ticket-of-message": {
    key: (job) => `${job.kind} ${placeOf(job)} ${job.by}`,
    givenUp: async (deps, { on, to, by }) => {
      await tell(deps, deps.platforms[on.platform], { to, by }, (viewer) => unread("tooOften", viewer));
    },
    speaks: "on-platform",
    platform: ({ on }) => on.platform,
    run: makeTicket,
  },
  "follow-message": {
    key: ({ kind, ticket }) => `${kind} ${ticket}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: followMessage,
  },
  "article-of-thread": {
    key: (job) => `${job.kind} ${placeOf(job)} ${job.by}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ on }) => on.platform,
    run: beginArticle,
  },
};

interface Reader {
  readonly to: Conversation;
  readonly by: PersonId;
}

async function tell(
  { store, desk, log }: WorkerDeps,
  platform: ChatPlatform | undefined,
  { to, by }: Reader,
  say: (viewer: Viewer) => Message,
): Promise<Tried> {
  const people = await store.people([by]);
  const outcome = await platform?.post(to, say(viewerOf(people.get(by) ?? null, people, to, desk)), null);
  if (outcome?.result === "retry") return outcome;
  if (outcome?.result !== "delivered") log.warn("what came of an emoji could not be told");
  return done;
}

/** Whoever has taken their emoji away since wants none. */
async function makeTicket(deps: WorkerDeps, platform: ChatPlatform, job: JobOf<"ticket-of-message">): Promise<Tried> {
  const { store, rules } = deps;
  const { on, by } = job;
  if ((await store.ticketOfMessage(on)) !== null) return done;
  const read = (await platform.readMessage?.(on, job.emoji)) ?? { result: "not-allowed" };
  if (read.result === "retry") return read;
  if (read.result !== "found")
    return tell(deps, platform, job, (viewer) => unread(read.result === "gone" ? "gone" : "notAllowed", viewer));
  if (!read.by.includes(job.account)) return done;
  if (!isVisible(read.text) && read.files.length === 0)
    return tell(deps, platform, job, (viewer) => unread("empty", viewer));
  const wrote = job.author === null ? null : platform.chosen(job.author, { ...on, ...nobody });
  const found = wrote === null ? null : await platform.lookUp([wrote]);
  if (found?.result === "retry") return found;
  // Of another organisation, or an app: it is for whoever asks.
  const author = found?.users.find(({ outsider }) => outsider !== true) ?? null;
  const opened = await store.transaction(async (tx) => {
    const [person = null] = author === null ? [] : await tx.recogniseAll([author]);
    const asking = (await tx.people([by])).get(by);
    if (asking === undefined) return null;
    const { verb, queue, language } = job;
    const { text, files, link, thread } = read;
    return openOfMessage(tx, rules, {
      platform: on.platform,
      on,
      text,
      files,
      link,
      thread,
      verb,
      queue,
      by: asking,
      author: person,
      language,
    });
  });
  if (opened?.result !== "nobody-reads") return done;
  return tell(deps, platform, job, (viewer) => noTicketYet(opened.queue, viewer));
}

const nobody = {
  user: "",
  directAddress: "",
  name: null,
  email: null,
  locale: null,
  zone: null,
  administrator: null,
} as const;

/** The words once, and changed whenever they are others; the sign with them. Where nothing can be said, nothing is. */
async function followMessage(
  { store, desk, now }: WorkerDeps,
  platform: ChatPlatform,
  { ticket: reference }: JobOf<"follow-message">,
): Promise<Tried> {
  const ticket = await store.ticket(reference);
  const under = ticket?.origin.under;
  if (ticket === null || under === undefined) return done;
  const { thread, ...at } = under;
  const message = { platform: platform.name, ...at };
  const undo = isOpen(ticket.status) && isJustSent(ticket, now());
  const before = await store.wordsUnder(reference);
  const shown = wordsShown(ticket, undo);
  if (before?.shown === shown) return done;
  const signed = await platform.sign?.(message, signOf(ticket));
  if (signed?.result === "retry") return signed;
  const viewer = viewerOf(null, await store.people(peopleIn(ticket, null)), message, desk);
  const says = wordsUnder(ticket, { undo, viewer });
  const kept = before?.message ?? null;
  const outcome =
    before === null
      ? await platform.post(message, says, thread ?? message.message)
      : kept === null
        ? null
        : await platform.update({ ...message, message: kept }, says);
  if (outcome?.result === "retry") return outcome;
  const stands = outcome?.result === "delivered" ? outcome.posted.message : null;
  await store.transaction((tx) => tx.keepWordsUnder(reference, { message: stands, shown }));
  return done;
}

/** Of what looks like a first name and a name, whom the desk knows. */
async function knownIn(store: WorkerDeps["store"], said: readonly string[]): Promise<readonly string[]> {
  const known = namesIn(said, namesAtMost).map((name) => store.peopleCalled(name, 1, "whole"));
  return (await Promise.all(known)).flat().map(({ name }) => name);
}

/** It is kept as if they had begun to write it, without whom it was about: others may read it. */
async function beginArticle(deps: WorkerDeps, platform: ChatPlatform, job: JobOf<"article-of-thread">): Promise<Tried> {
  const { store, now } = deps;
  const read = (await platform.readThread?.(job.on, threadAtMost)) ?? { result: "not-allowed" };
  if (read.result === "retry") return read;
  const said = read.result === "found" ? read.said.filter(isVisible) : [];
  const [first] = said;
  if (read.result !== "found" || first === undefined) return tell(deps, platform, job, noThread);
  const users = read.people.flatMap((user) => platform.chosen(user, { ...job.on, ...nobody }) ?? []);
  const found = await platform.lookUp(users);
  if (found.result === "retry") return found;
  const names = [...found.users.flatMap(({ name }) => name ?? []), ...(await knownIn(store, said))];
  const reader = (await store.people([job.by])).get(job.by);
  const { blanks } = phrases(nearestLocale(reader?.locale ?? null, deps.desk.locale)).articles;
  const plain = (words: string): string => blanked(words, names, blanks);
  const opener = { do: "write-article" } as const;
  const draft = draftOf({ form: `${job.kind} ${placeOf(job)}`, opener, by: job.by });
  const { title = "" } = titled(plain(first));
  const values = { title, body: fitWords(plain(said.join("\n\n")), fieldLimits.long) };
  await store.transaction((tx) => tx.keepDraft({ id: draft, opener, values }, job.by, now()));
  return tell(deps, platform, job, (viewer) => offerArticle(null, { ...opener, draft }, viewer));
}
