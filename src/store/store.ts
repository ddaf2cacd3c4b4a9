import { Pool, type PoolConfig } from "pg";
import { z } from "zod";
import type { Logger } from "pino";
import type { DeskStore } from "../desk/store.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { TicketReader } from "../desk/reader.ts";
import { answers, answersUnkept, forgetIfPossible, rememberOnce } from "./engine/answers.ts";
import { lastWrites, type DeferredWrites, type WriteDeliveries } from "./engine/deferred-writes.ts";
import { cardLinks, deliveryRecord } from "./surfaces/delivery-record.ts";
import { readExports, writeExports } from "../features/exports/store.ts";
import { readGrants } from "../features/grants/store.ts";
import { readBusyness } from "../features/routing/store.ts";
import { readForecasts, writeForecasts } from "../features/forecasts/store.ts";
import { readTimesheets } from "../features/timesheets/store.ts";
import { readLate } from "../features/digests/store/read-late.ts";
import { writeDigests } from "../features/digests/store/hold-digests.ts";
import { readKnownIssues, writeKnownIssues } from "../features/known-issues/store.ts";
import { readReadyAnswers, writeReadyAnswers } from "../features/ready-answers/store.ts";
import { readParts } from "../features/parts/store.ts";
import { readSeveral, writeSeveral } from "../features/several/store.ts";
import { gapsUnasked, readGaps, writeGaps } from "../features/gaps/store.ts";
import { readSavedSearches, writeSavedSearches } from "../features/saved-searches/store.ts";
import { readArticles, readUses, usesUnkept, writeArticles, writeUses } from "../features/articles/store.ts";
import { readMessages, writeMessages } from "../features/emoji/store.ts";
import { readDelegations, writeDelegations } from "../features/delegation/store.ts";
import { readDrafts, writeDrafts } from "../features/drafts/store.ts";
import { fileRecord, forgetFilesOfNobody, readFiles, writeFiles } from "../features/files/store.ts";
import { readPages, writePages } from "../features/pages/store.ts";
import { readFigures } from "../features/reports/store.ts";
import { readWords, writeWords } from "../features/replies/store.ts";
import { readNear } from "../features/search/store/articles-near.ts";
import { findArticles, indexArticles } from "../features/search/store/articles.ts";
import { readFound } from "../features/search/store/find.ts";
import { privateWords } from "../features/search/store/private-words.ts";
import { listUnindexed, writeListed } from "../features/search/store/write-listed.ts";
import { writeNotes } from "./surfaces/notes.ts";
import { peopleMet, peopleUnmet, type Met, type PeopleRules } from "./people/people-cache.ts";
import { policyInUse } from "../features/service-levels/store.ts";
import { personAt, personOf } from "./people/person-row.ts";
import { readPeople } from "./people/read-people.ts";
import { isAsTold } from "./people/recognise.ts";
import { readPolicyVersions, writePolicyVersions } from "../features/policy-versions/store.ts";
import { readPolicyChanges, writePolicyChanges } from "../features/queue-policy/store.ts";
import { readQueues } from "../features/queues/store/read-queues.ts";
import { readLists } from "./tickets/read-lists.ts";
import { readTickets } from "./tickets/read-tickets.ts";
import { takesNoWrites } from "./engine/read-only.ts";
import { retryDeadlocks } from "./engine/retry-deadlocks.ts";
import { createProbe, takesWrites } from "./engine/probe.ts";
import { beforeEach, type Sql } from "./engine/sql.ts";
import { askOn, sqlOf } from "./engine/statement.ts";
import { statementNames } from "./engine/statement-names.ts";
import { transactOn, type Transaction } from "./engine/transact.ts";
import { poolDefaults } from "./connection/pool.ts";
import { waitingForConnection } from "./connection/when-full.ts";
import { reportOnce, type LeftOut, type Unreadable } from "./engine/readable.ts";
import { isTimerDue, takeDueTimers, timers } from "./engine/timers.ts";
import { lostChannels } from "./surfaces/undelivered.ts";
import { missingTime } from "./engine/missing-time.ts";
import { writeQueues } from "../features/queues/store/write-queues.ts";
import { heldTickets } from "./tickets/held-tickets.ts";
import { opening } from "./tickets/open-ticket.ts";
import { resultGiven } from "./engine/provisional.ts";

export interface OpenedStore {
  readonly store: DeskStore;
  /** Whether the database answers now, and takes writes; within two seconds. */
  readonly works: () => Promise<boolean>;
  /** How many milliseconds this machine's clock is ahead of the database's. */
  readonly clockAhead: (now: () => number) => Promise<number>;
  /** Waits for the changes under way. */
  readonly close: () => Promise<void>;
}

interface StoreDeps {
  /** Of a PostgreSQL database that is migrated. */
  readonly url: string;
  /** Left out: they are named. */
  readonly namesStatements?: boolean;
  readonly administrators: PeopleRules["administrators"];
  /** Left out: none can be asked. */
  readonly tellsClosed?: PeopleRules["tellsClosed"];
  readonly outbox: WriteDeliveries;
  readonly log: Pick<Logger, "error">;
  /** What else the pool of connections is made with. */
  readonly pool?: PoolConfig;
}

// On two cores more changes at once only wait for each other: with ten, 99 in 100 of the forms sent 16 at a time were
// answered within 230 to 280 ms, with six mostly within 110 to 170.
const connections = 6;
// People wait for the answer: past this it is better to fail than to queue up behind a database that does not keep up.
const connectionTimeout = 10_000; // milliseconds

const clocks = z.tuple([z.object({ clock: z.date() })]);

/** The desk's memory in PostgreSQL. Rejects when the database does not answer. */
export async function openStore({
  url,
  namesStatements = true,
  administrators,
  tellsClosed = () => false,
  outbox,
  log,
  pool: options = {},
}: StoreDeps): Promise<OpenedStore> {
  const pool = new Pool({
    ...poolDefaults,
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectionTimeout,
    application_name: "guichet",
    pipeline: true,
    ...options,
  });
  pool.on("error", () => undefined); // whatever is asked next has another connection
  pool.on("connect", (client) => client.on("error", () => undefined)); // what it was asked rejects
  const nameOf = statementNames(namesStatements ? undefined : 0);
  const withConnection = waitingForConnection(log);
  const ask = askOn(pool, nameOf);
  const sql = sqlOf((statement) => withConnection(() => ask(statement)));
  await sql.$queryRaw`select 1`;
  const how: Reading = {
    administrators,
    tellsClosed,
    unjoined: reportOnce("person", log, "two accounts stay two people: what they asked for cannot be joined"),
    unreadable: {
      ticket: reportOnce("ticket", log, "ticket left out of lists: its row cannot be read"),
      queue: reportOnce("queue", log, "last change of a queue's policy cannot be read: what cannot is as configured"),
      timer: reportOnce("timer", log, "timer not done: its row cannot be read"),
      readyAnswer: reportOnce("readyAnswer", log, "ready answer left out: its row cannot be read"),
      knownIssue: reportOnce("knownIssue", log, "known issue left out: its row cannot be read"),
      article: reportOnce("article", log, "article left out: its row cannot be read"),
      policy: reportOnce("policy", log, "row of an applied policy cannot be read whole"),
    },
  };
  const underWay = new Set<Promise<unknown>>();
  const transact = transactOn({ connect: () => withConnection(() => pool.connect()) }, nameOf);
  const change = async <Result>(
    work: (tx: DeskTransaction, sql: Sql) => Promise<Result>,
    made = deskTransaction,
  ): Promise<Result> => {
    const { result, answers } = await retryDeadlocks(() =>
      transact(async (transaction) => {
        const deferred: DeferredWrites = { opening: [], deliveries: [], timers: new Map(), answers: new Map() };
        const given = await work(made(transaction, how, deferred), transaction.sql);
        const { statements, committed } = await lastWrites(deferred, outbox);
        return { result: { given, committed, opening: deferred.opening }, last: statements };
      }),
    );
    const { given, committed, opening } = result;
    committed?.();
    return opening.reduce((came, each, index) => resultGiven(came, each, answers[index]), given);
  };
  // Whoever only asked for something is answered where nothing can be written.
  const changeOrRead = <Result>(work: (tx: DeskTransaction) => Promise<Result>): Promise<Result> =>
    change(work).catch((error: unknown) => {
      if (!takesNoWrites(error)) throw error;
      return change(work, readingTransaction).catch((second: unknown) => {
        throw takesNoWrites(second) ? error : second; // the first says what is wrong
      });
    });
  const tracked = <Result>(changing: Promise<Result>): Promise<Result> => {
    underWay.add(changing);
    return changing.finally(() => underWay.delete(changing));
  };
  return {
    store: {
      ...reader(sql, how),
      transaction: (work) => tracked(changeOrRead(work)),
      async recognise(user) {
        const seen = await personAt(sql, user);
        return seen !== null && isAsTold(seen, user)
          ? personOf(seen)
          : tracked(changeOrRead((tx) => tx.recognise(user)));
      },
      rememberOnce: (act, key, answer, at) =>
        tracked(
          rememberOnce(sql, act, key, answer, at).catch(async (error: unknown) => {
            if (!takesNoWrites(error)) throw error;
            await forgetIfPossible(sql, key);
          }),
        ),
      deliveries: deliveryRecord(sql),
      files: fileRecord(sql),
      async takeDueTimers(now, most, work) {
        if (!(await isTimerDue(sql, now))) return 0;
        return tracked(
          change(async (tx, sql) => {
            const due = await takeDueTimers(sql, now, most, how.unreadable.timer);
            if (due.length > 0) await work(tx, due);
            return due.length;
          }),
        );
      },
      missingTime: () => missingTime(sql),
      indexListed: (most) =>
        tracked(
          change((_, sql) =>
            writeListed(sql, most, (ticket, err) => {
              log.error({ ticket, err }, "search index: the words of a ticket cannot be written");
            }),
          ),
        ),
      listUnindexed: (since) => listUnindexed(sql, since),
      async purge(before) {
        await sql.$executeRaw`delete from inbound where at < ${before.answers}`;
        await sql.$executeRaw`delete from pending_words where at < ${before.words} and leaves_to is null`;
        await forgetFilesOfNobody(sql, before.words);
        await sql.$executeRaw`delete from file_pass where until < ${before.drafts}`;
        await sql.$executeRaw`delete from page_pass where until < ${before.drafts}`;
        await sql.$executeRaw`delete from draft where at < ${before.drafts}`;
      },
    },
    async clockAhead(now) {
      const asked = now();
      const [{ clock }] = clocks.parse(await sql.$queryRaw`select clock_timestamp() as clock`);
      return (asked + now()) / 2 - clock.getTime();
    },
    works: createProbe({
      answers: () => withConnection(() => pool.query(alive)),
      takesWrites: () => takesWrites(sql),
      clock: () => performance.now(),
    }),
    async close() {
      await Promise.allSettled(underWay);
      await pool.end();
    },
  };
}

/** It is answered at once, or by nobody: a connection that died without a word is given up. */
const alive = { text: "select 1", query_timeout: 5_000 };

interface Reading extends PeopleRules {
  readonly unreadable: Readonly<Record<Exclude<LeftOut, "surface" | "person">, Unreadable>>;
}

const reader = (sql: Sql, { administrators, unreadable }: Reading): TicketReader => ({
  ...readTickets(sql, unreadable.ticket),
  ...readLists(sql, unreadable.ticket),
  ...readPeople(sql, administrators),
  ...readQueues(sql),
  ...readPolicyChanges(sql, unreadable.queue),
  ...readPolicyVersions(sql, unreadable.policy),
  ...readWords(sql),
  ...readDrafts(sql),
  ...readMessages(sql),
  ...readFiles(sql),
  ...readFigures(sql),
  ...readForecasts(sql),
  ...readTimesheets(sql),
  ...readPages(sql),
  ...readLate(sql, unreadable.ticket),
  ...readGrants(sql),
  ...readBusyness(sql),
  ...readFound(sql, unreadable.ticket),
  ...readExports(sql, unreadable.ticket),
  ...readArticles(sql, unreadable.article),
  ...findArticles(sql),
  ...readNear(sql),
  ...readUses(sql),
  ...readKnownIssues(sql, unreadable.knownIssue),
  ...readReadyAnswers(sql, unreadable.readyAnswer),
  ...readSavedSearches(sql),
  ...readDelegations(sql),
  ...readParts(sql),
  ...readGaps(sql),
  ...readSeveral(sql),
});

function deskTransaction(given: Transaction, how: Reading, deferred: DeferredWrites): DeskTransaction {
  const met: Met = { people: new Map(), accounts: [] };
  const held = heldTickets({ transaction: given, ...how, unreadable: how.unreadable.ticket, met });
  const { early } = given;
  const sql = beforeEach(given.sql, held.forget);
  return {
    ...reader(early, how),
    ...writeQueues({ sql, early }),
    ...held,
    ...opening(deferred),
    ...lostChannels(sql),
    ...writeWords({ sql, behind: given.behind }),
    ...writeFiles(sql),
    ...writeDrafts({ sql, behind: given.behind }),
    ...writeMessages(sql),
    ...timers(sql, deferred.timers),
    ...writeNotes(sql),
    ...writeDigests(sql),
    ...policyInUse(sql),
    ...writePolicyChanges(sql),
    ...writePolicyVersions(sql),
    ...writeExports(sql),
    ...writeForecasts(sql),
    ...writePages(sql),
    ...writeArticles(sql),
    ...indexArticles(sql),
    ...writeUses(sql),
    ...writeKnownIssues(sql, how.unreadable.knownIssue),
    ...writeReadyAnswers({ sql, behind: given.behind }),
    ...writeSavedSearches(sql),
    ...writeGaps(sql),
    ...privateWords(sql),
    ...writeSeveral(sql),
    holdDelegations: writeDelegations(sql).holdDelegations,
    ...peopleMet({ sql, early }, how, met),
    ...answers({ sql: early, behind: given.behind }, deferred.answers),
    ...cardLinks(sql),
    deliver: (more) => {
      deferred.deliveries.push(...more);
      return Promise.resolve();
    },
  };
}

/**
 * The same where nothing can be written: what a request would keep beside its answer, such as a profile or the answer itself, is
 * left out. Whatever else is written fails.
 */
const readingTransaction = (given: Transaction, how: Reading, deferred: DeferredWrites): DeskTransaction => {
  // A disk that was full may take it by now: then something would be done of which no answer is kept.
  given.sql.$executeRaw`set transaction read only`.catch(() => undefined);
  return {
    ...deskTransaction(given, how, deferred),
    ...peopleUnmet(given.early),
    ...answersUnkept(given.early),
    ...usesUnkept,
    ...gapsUnasked,
  };
};
