import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { doAll, percentile, wallClock } from "./measure.ts";

/** A request that only needs to be sent: it was signed before. */
export interface Prepared {
  /** What tells it from the others. */
  readonly key: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answered {
  readonly key: string;
  /** Wall clock, milliseconds. */
  readonly sentAt: number;
  readonly tookMs: number;
  /** 0: the connection failed. */
  readonly status: number;
  readonly body: string;
}

export interface Load {
  readonly answers: readonly Answered[];
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Not taken. */
  readonly refused: number;
}

/** Whether it was answered well. A form that is refused stays open, with a word at a field. */
export const isTaken = ({ status, body }: Answered): boolean => status === 200 && !body.includes("errors");

/** Sends the next one when one of those under way is answered. */
export async function sendAtATime(url: string, all: readonly Prepared[], atATime: number): Promise<Load> {
  const answers: Answered[] = [];
  const send = sender(url);
  const seconds = await doAll(all, atATime, async (one) => void answers.push(await send(one)));
  return summary(answers, seconds);
}

/** Sends at an even pace, however long the answers take. */
export async function sendAtPace(url: string, all: readonly Prepared[], perSecond: number): Promise<Load> {
  const send = sender(url);
  const began = performance.now();
  const answers = await Promise.all(
    all.map(async (one, index) => {
      await pause((index * 1_000) / perSecond);
      return send(one);
    }),
  );
  return summary(answers, (performance.now() - began) / 1_000);
}

function summary(answers: readonly Answered[], seconds: number): Load {
  const took = answers.map(({ tookMs }) => tookMs);
  return {
    answers,
    perSecond: answers.length / seconds,
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
    refused: answers.filter((answer) => !isTaken(answer)).length,
  };
}

/** Over connections that are kept. */
function sender(url: string): (one: Prepared) => Promise<Answered> {
  const agent = new Agent({ keepAlive: true });
  return ({ key, path, headers, body }) =>
    new Promise((resolve) => {
      const sentAt = wallClock();
      const end = (status: number, answer: string): void =>
        resolve({ key, sentAt, tookMs: wallClock() - sentAt, status, body: answer });
      const length = { "content-length": String(Buffer.byteLength(body)) };
      const outgoing = request(new URL(path, url), { agent, method: "POST", headers: { ...headers, ...length } });
      outgoing.on("response", (response) => {
        let answer = "";
        response.setEncoding("utf8").on("data", (text: string) => (answer += text));
        response.on("end", () => end(response.statusCode ?? 0, answer));
      });
      outgoing.on("error", (error) => end(0, error.message));
      outgoing.end(body);
    });
}
