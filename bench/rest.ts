import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Section } from "./bench.ts";
import { makeFolder } from "./database.ts";
import { startDeskProgram } from "./desk.ts";
import type { Figure } from "./figure.ts";
import { sendAtATime } from "./load.ts";
import { recorded, type Recorded } from "./platforms.ts";
import { slackForms, slashCommands } from "./requests.ts";
import { openPlatforms, type Platforms } from "./world.ts";

const hour = 3_600; // seconds

export const rest: Section = {
  name: "rest",
  title: "Start-up, memory and idleness of the program, with a PostgreSQL of its own, which is not counted",
  async measure({ server, quick, tell }) {
    const { platforms, env, slackAlone } = await openPlatforms(server.folder, "rest", 50);
    const log = join(server.folder, "rest-desk.log");
    const folder = await makeFolder();
    const own = { ...env, HELPDESK_DATA_DIR: folder };
    const settles = quick ? 5_000 : 30_000; // milliseconds
    tell("starting cold, then warm");
    const cold = await startDeskProgram(own, log);
    await cold.stop();
    const desk = await startDeskProgram(own, log);
    try {
      await platforms.ask({ do: "connect", url: desk.url, alsoOnTeams: true }, z.unknown());
      const { slack } = await platforms.ask({ do: "record" }, recorded);
      await pause(settles);
      const watched = quick ? 10 : 60; // seconds
      tell(`idle for ${watched} seconds`);
      const before = await desk.vitals();
      await pause(watched * 1_000);
      const after = await desk.vitals();
      const idle = (after.cpu - before.cpu) / watched;
      tell("under load");
      const { triggers } = await platforms.ask({ do: "mint", count: 500 }, z.object({ triggers: z.array(z.string()) }));
      await sendAtATime(desk.url, slashCommands(slack, triggers), 16);
      await sendAtATime(desk.url, slackForms(slack, quick ? 100 : 500), 16);
      const loaded = await desk.vitals();
      tell("Slack alone");
      const alone = await restsAlone({ platforms, settings: slackAlone, slack, log, settles });
      return [
        { what: "start in a new folder (initdb, migrations) → ready", value: cold.readyAfter / 1_000, unit: "s" },
        { what: "start in a folder it knows → ready", value: desk.readyAfter / 1_000, unit: "s" },
        { what: "memory at rest, both platforms connected", value: after.memory, unit: "MB", goal: { atMost: 170 } },
        { what: "memory at rest, Slack alone", value: alone, unit: "MB", goal: { atMost: 150 } },
        { what: "memory under load, 16 forms at a time", value: loaded.memory, unit: "MB" },
        { what: "an idle hour", value: idle * hour, unit: "CPU s", note: `${watched} s measured, multiplied` },
      ] satisfies Figure[];
    } finally {
      await desk.stop();
      await platforms.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Alone extends Pick<Platforms, "platforms"> {
  readonly settings: Platforms["slackAlone"];
  readonly slack: Recorded["slack"];
  readonly log: string;
  /** Milliseconds. */
  readonly settles: number;
}

/** Megabytes of a desk that serves Slack, after a ticket; it too knew its folder. */
async function restsAlone({ platforms, settings, slack, log, settles }: Alone): Promise<number> {
  const folder = await makeFolder();
  const own = { ...settings, HELPDESK_DATA_DIR: folder };
  await (await startDeskProgram(own, log)).stop();
  const desk = await startDeskProgram(own, log);
  try {
    await platforms.ask({ do: "connect", url: desk.url, alsoOnTeams: false }, z.unknown());
    await sendAtATime(desk.url, slackForms(slack, 1), 1);
    await pause(settles);
    return (await desk.vitals()).memory;
  } finally {
    await desk.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
