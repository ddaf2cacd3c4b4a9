import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { acknowledged } from "./acknowledged.ts";
import type { Section } from "./bench.ts";
import { startChild } from "./child.ts";
import type { Figure } from "./figure.ts";
import { sendAtATime, type Load, type Prepared } from "./load.ts";
import { teamsForms, teamsMessages } from "./requests.ts";
import { openWorld } from "./world.ts";

const atATime = 16;

export const acknowledgeTeams: Section = {
  name: "acknowledge-teams",
  title: `Teams: request with its token → answer, ${atATime} at a time, beside a botbuilder bot that does nothing`,
  async measure(bench) {
    const world = await openWorld(bench, "acknowledgeteams");
    const log = join(bench.server.folder, "no-op-bot.log");
    const noOp = startChild({ program: "programs/no-op-bot.ts", env: world.environment, log });
    try {
      const noOpUrl = await noOp.ask({ do: "url" }, z.string());
      const { teams } = world.recorded;
      const both = async (make: (howMany: number) => Prepared[], howMany: number): Promise<readonly [Load, Load]> => {
        await sendAtATime(noOpUrl, make(howMany), atATime);
        const beside = await sendAtATime(noOpUrl, make(howMany), atATime);
        await sendAtATime(world.desk.url, make(100), atATime);
        await pause(2_000);
        return [await sendAtATime(world.desk.url, make(howMany), atATime), beside];
      };
      bench.tell("messages");
      const messages = await both((howMany) => teamsMessages(teams, howMany), bench.quick ? 200 : 1_000);
      bench.tell("dialog submits");
      const forms = await both((howMany) => teamsForms(teams, howMany), bench.quick ? 100 : 500);
      return [...acknowledged("message", ...messages), ...acknowledged("dialog submit", ...forms)] satisfies Figure[];
    } finally {
      await noOp.stop();
      await world.close();
    }
  },
};
