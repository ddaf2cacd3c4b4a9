import { fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** A program in a process of its own, so that what is measured shares no event loop with who measures. */
export interface Child {
  /** Rejects when the program ends instead of answering. */
  ask<Answer>(order: object, answer: z.ZodType<Answer>): Promise<Answer>;
  vitals(): Promise<Vitals>;
  /** Ends it in good order. */
  stop(): Promise<void>;
}

export interface Vitals {
  /** Megabytes of memory that it occupies. */
  readonly memory: number;
  /** Seconds of processor time since it began. */
  readonly cpu: number;
}

export interface ChildOptions {
  /** From this folder. */
  readonly program: string;
  /** What Node is told besides. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A file for all it writes. */
  readonly log: string;
}

/** With BENCH_PROFILE, a folder, every program leaves its CPU profile there when it ends. */
const profiles = process.env["BENCH_PROFILE"];
const profiling = profiles === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profiles}`];

const reply = z.object({ number: z.int(), answer: z.unknown(), failure: z.string().optional() });
const vitals = z.object({ memory: z.number(), cpu: z.number() });
/** The folder that the log lies in is gone when the bench has ended. */
const lastWords = (log: string): string => readFileSync(log, "utf8").slice(-2_000);
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export function startChild({ program, flags = [], env = {}, log }: ChildOptions): Child {
  const file = openSync(log, "a");
  const child = fork(here(program), [], {
    execArgv: [
      ...profiling,
      ...flags,
      "--disable-warning=ExperimentalWarning",
      "--import",
      new URL("programs/vitals.ts", import.meta.url).href,
    ],
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", file, file, "ipc"],
  });
  closeSync(file);
  const ended = once(child, "exit");
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let asked = 0;
  child.on("message", (message) => {
    const { number, answer, failure } = reply.parse(message);
    const asking = waiting.get(number);
    waiting.delete(number);
    if (failure === undefined) asking?.resolve(answer);
    else asking?.reject(new Error(`${program}: ${failure}`));
  });
  child.once("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error(`${program} ended:\n${lastWords(log)}`));
  });
  const ask: Child["ask"] = async (order, answer) => {
    const asking = Promise.withResolvers<unknown>();
    asked += 1;
    waiting.set(asked, asking);
    child.send({ number: asked, order });
    return answer.parse(await asking.promise);
  };
  return {
    ask,
    vitals: () => ask({ do: "vitals" }, vitals),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await ended;
    },
  };
}
