import type { PoolClient } from "pg";
import { askOn, sqlOf, statementOf, type Answer, type Ask, type NameOf, type Statement } from "./statement.ts";
import type { Sql } from "./sql.ts";

/** A transaction that is open. */
export interface Transaction {
  /** Waits until the transaction has begun: else it might write outside of it. */
  readonly sql: Sql;
  /** Goes with what begins the transaction. For what reads or locks, and changes nothing if it should stand alone. */
  readonly early: Sql;
  /** Sends what is written, and counts no rows: its answer comes with the end. What is asked after it sees it. */
  readonly behind: Pick<Sql, "$executeRaw">;
}

/** What came of the work, and what is still to be written. */
export interface Done<Result> {
  readonly result: Result;
  readonly last: readonly Statement[];
}

/** What came of the work, and what was answered to what was written last. */
export interface Committed<Result> {
  readonly result: Result;
  readonly answers: readonly Answer[];
}

export type Transact = <Result>(
  work: (transaction: Transaction) => Promise<Done<Result>>,
) => Promise<Committed<Result>>;

// Whoever waits longer for what somebody else holds gives up, rather than keep a connection from everybody else.
const begin = {
  text: "begin; set local lock_timeout = '10s'",
  // It waits for nobody: where it has no answer, the connection has died without a word.
  query_timeout: 5_000,
};

/** Gives connections. */
interface Connections {
  connect(): Promise<PoolClient>;
}

/** All or nothing, on a connection of its own. What is written last, and the end, are sent together. */
export const transactOn =
  (pool: Connections, nameOf: NameOf): Transact =>
  async (work) => {
    const client = await pool.connect();
    const askHere = askOn(client, nameOf);
    const sent: Promise<unknown>[] = [];
    let isOver = false;
    // Of several things that were asked at once, one may have failed: the others must not go on outside of the transaction.
    const ask: Ask = (statement) => {
      if (isOver) return Promise.reject(new Error("the transaction is over"));
      sendTogether(client);
      return askHere(statement);
    };
    sendTogether(client);
    const begun = client.query(begin);
    begun.catch(() => client.connection.stream.destroy()); // so what was sent with it ends too; it is waited for below
    try {
      const { result, last } = await work(handles(ask, begun, sent));
      await begun;
      const writing = last.map(ask);
      isOver = true;
      const [{ command }, answers] = await Promise.all([client.query("commit"), Promise.all(writing), ...sent]);
      // So PostgreSQL ends what has failed.
      if (command !== "COMMIT") throw new Error("the transaction was rolled back");
      client.release();
      return { result, answers };
    } catch (error) {
      isOver = true;
      await rollBack(client);
      const failed = (await Promise.allSettled([begun, ...sent])).find(({ status }) => status === "rejected");
      throw failed?.status === "rejected" ? failed.reason : error; // the first, for which all others failed
    }
  };

/** What is asked before the process turns to something else is sent by one write, and wakes the server once. */
function sendTogether({ connection: { stream } }: PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

function handles(ask: Ask, begun: Promise<unknown>, sent: Promise<unknown>[]): Transaction {
  return {
    early: sqlOf(ask),
    sql: sqlOf(async (statement) => {
      await begun;
      return ask(statement);
    }),
    behind: {
      async $executeRaw(query, ...values) {
        await begun;
        const answer = ask(statementOf(query, values));
        answer.catch(() => undefined); // it is waited for at the end
        sent.push(answer);
        return 0;
      },
    },
  };
}

const rollBack = (client: PoolClient): Promise<void> =>
  client.query("rollback").then(
    () => client.release(),
    () => client.release(true),
  );
