import { readFile } from "node:fs/promises";
import { z } from "zod";
import manifest from "../package.json" with { type: "json" };
import { startChild, type Child } from "./child.ts";
import { until } from "./measure.ts";

/** The program as `npm start` runs it. */
export interface Desk extends Pick<Child, "vitals" | "stop"> {
  readonly url: string;
  /** Milliseconds from its start to its being ready. */
  readonly readyAfter: number;
}

const startsWithin = 60_000; // milliseconds
const { scripts } = z.object({ scripts: z.object({ start: z.string() }) }).parse(manifest);
const flags = scripts.start.split(" ").filter((word) => word.startsWith("--"));

export async function startDeskProgram(env: Readonly<Record<string, string>>, log: string): Promise<Desk> {
  const began = performance.now();
  const before = (await readLog(log)).length;
  const child = startChild({
    program: "../src/main.ts",
    flags,
    env: { PORT: "0", HELPDESK_ZONE: "Europe/Paris", ...env },
    log,
  });
  let url: string | undefined;
  const isReady = async (): Promise<boolean> => {
    url = /"url":"([^"]+)".*"msg":"ready"/.exec((await readLog(log)).slice(before))?.[1];
    return url !== undefined;
  };
  await until(isReady, startsWithin);
  if (url === undefined) throw new Error(`the desk did not start; see ${log}`);
  return { url, readyAfter: performance.now() - began, vitals: () => child.vitals(), stop: () => child.stop() };
}

const readLog = (path: string): Promise<string> => readFile(path, "utf8").catch(() => "");
