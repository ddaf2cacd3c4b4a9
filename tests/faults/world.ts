import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import pino from "pino";
import { readConfig } from "../../src/process/config.ts";
import { startDesk } from "../../src/process/start.ts";
import type { Rules } from "../../src/desk/tickets.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import type { DeskVoice } from "../../src/desk/viewers.ts";
import { query } from "../support/database.ts";
import { withDatabase } from "../support/postgres-server.ts";
import { openPlatforms, type Platforms } from "./platforms.ts";
import type { Plan } from "./plan.ts";

/** A desk of its own behind the platforms of a journey. */
export interface World {
  readonly platforms: Platforms;
  readonly databaseUrl: string;
  readonly deskUrl: string;
  readonly desk: DeskVoice;
  readonly rules: Rules;
  /** Moves the desk's clock by so many milliseconds. */
  waits(time: number): void;
  /** What the desk has logged. */
  readonly log: () => readonly LogLine[];
  close(): Promise<void>;
}

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly line: string;
}

/** `server` is the URL of a PostgreSQL that may be given databases. */
export async function openWorld(
  server: string,
  { platforms: names, language }: Pick<Plan, "platforms" | "language">,
): Promise<World> {
  const name = `journey_${randomUUID().replaceAll("-", "")}`;
  await query(server, `create database ${name}`);
  const databaseUrl = withDatabase(server, name);
  const platforms = await openPlatforms(names, language);
  const read = readConfig({ PORT: "0", DATABASE_URL: databaseUrl, ...platforms.environment });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const lines: LogLine[] = [];
  let later = 0;
  const now = (): Date => new Date(Date.now() + later);
  const desk = await startDesk(read.config, { log: logInto(lines), now });
  platforms.pointTo(desk.url);
  return {
    platforms,
    databaseUrl,
    deskUrl: desk.url,
    desk: read.config,
    rules: { policy: policyIn(read.config.zone), zone: read.config.zone, now },
    waits: (time) => void (later += time),
    log: () => lines,
    async close() {
      await desk.stop();
      await platforms.close();
      await query(server, `drop database ${name} with (force)`);
    },
  };
}

function logInto(lines: LogLine[]): pino.Logger {
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      const line = chunk.toString();
      const { level = 0, msg = "" }: { level?: number; msg?: string } = JSON.parse(line);
      lines.push({ level, msg, line });
      done();
    },
  });
  return pino({ level: "info" }, stream);
}
