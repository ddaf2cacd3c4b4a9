import { Client, type ClientBase, type PoolConfig } from "pg";
import type { Fault, Task } from "./checkpoint.ts";
import { currentTask, inTurn, type Stage } from "./scheduler.ts";
import { seal } from "./sealed.ts";
import { short } from "./told.ts";
import { verbOf, type StatementReader } from "./touches.ts";

export interface SimConnections {
  /** What a pool is made with, so that each statement of its connections waits for its turn. */
  readonly pool: PoolConfig;
  /** Whether one was cut since this was last asked. */
  wasCut(): boolean;
  /** Cuts all of them, as the end of their process does. */
  cutAll(): Promise<void>;
}

interface SimConnectionsDeps {
  readonly stage: Stage;
  readonly statements: StatementReader;
  /** Beside the desk: what it asks is no step. */
  readonly control: Client;
}

/** Opening a connection takes as long as it takes, and draws by chance: there are always enough, and none is opened in a run. */
export const connections = 16;

export function simConnections({ stage, statements, control }: SimConnectionsDeps): SimConnections {
  const open = new Set<Client>();
  let wasCut = false;

  async function cut(client: Client): Promise<void> {
    open.delete(client);
    wasCut = true;
    client.connection.stream.destroy();
    await untilGone(pidOf(client));
  }

  async function untilGone(pid: number): Promise<void> {
    for (;;) {
      const { rows } = await control.query("select pid from pg_stat_activity where pid = $1", [pid]);
      if (rows.length === 0) return;
    }
  }

  /** Has each statement of a connection wait for its turn. */
  function slowDown(client: Client): void {
    const transaction = statements.transaction();
    let owner: Task | null = null;
    const send = Reflect.get(client, "query");
    const raw = (...asked: readonly unknown[]): Promise<unknown> => Reflect.apply(send, client, asked);
    const query = (asked: string | Asked, ...more: readonly unknown[]): unknown => {
      const then = more.find(isCallback);
      const config = typeof asked === "string" ? { text: asked, values: more.find(isValues) ?? [] } : asked;
      const answer = queryInTurn({ ...config, values: config.values ?? more.find(isValues) ?? [] });
      if (then === undefined) return answer;
      answer.then((result) => then(null, result), then);
      return undefined;
    };
    const queryInTurn = (config: Asked & { readonly values: readonly unknown[] }): Promise<unknown> => {
      const { text, values } = config;
      const verb = verbOf(text);
      const ends = verb === "commit" || verb === "rollback";
      if (verb === "begin") owner = currentTask();
      const task = owner;
      if (ends) owner = null;
      const run = async (): Promise<unknown> => {
        if (asksTime.test(text)) await control.query("select setval('sim.clock', $1)", [seal.now()]);
        return raw(config);
      };
      const broken = async (fault: Fault): Promise<unknown> => {
        if (fault === "refused") return ends ? refuseEnd() : raw(refusal);
        if (fault !== "dropped") await run();
        await cut(client);
        throw new Error("Connection terminated unexpectedly");
      };
      return inTurn(
        stage,
        {
          kind: "sql",
          label: `${statements.label(text)} ${short(values)}`,
          touches: transaction.touches(text, values),
          yields: verb !== "begin",
          pid: pidOf(client),
          run,
          broken,
        },
        task,
      );
    };
    const refuseEnd = async (): Promise<never> => {
      await raw("rollback"); // a commit that PostgreSQL refuses has rolled back
      throw Object.assign(new Error("could not extend file: No space left on device"), { code: "53100" });
    };
    Object.defineProperty(client, "query", { value: query });
  }

  class SimConnection extends Client {
    constructor(config?: PoolConfig) {
      super(config);
      open.add(this);
      this.on("end", () => open.delete(this));
      this.on("error", () => undefined);
      slowDown(this);
    }
  }

  return {
    pool: {
      Client: SimConnection,
      max: connections,
      idleTimeoutMillis: 0,
      options: "-c search_path=sim,public,pg_catalog",
    },
    wasCut() {
      const was = wasCut;
      wasCut = false;
      return was;
    },
    async cutAll() {
      for (const client of open) client.connection.stream.destroy();
      open.clear();
      await control.query(`select pg_terminate_backend(pid) ${others}`);
      for (let left = 1; left > 0;) left = (await control.query(`select pid ${others}`)).rows.length;
    },
  };
}

interface Asked {
  readonly text: string;
  readonly values?: readonly unknown[];
}
type Callback = (error: Error | null, result?: unknown) => void;

const asksTime = /\b(now|clock_timestamp)\(\)/;

const isCallback = (value: unknown): value is Callback => typeof value === "function";
const isValues = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Whoever else is connected to this database. */
const others = `
  from pg_stat_activity
 where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;

/** What PostgreSQL answers when it has no memory left. */
const refusal = "do $$ begin raise exception 'out of memory' using errcode = '53200'; end $$";

const pidOf = (client: ClientBase): number => Number(Reflect.get(client, "processID"));
