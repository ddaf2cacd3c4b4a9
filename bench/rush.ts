import { setTimeout as pause } from "node:timers/promises";
import type { Section } from "./bench.ts";
import type { Figure } from "./figure.ts";
import { sendAtATime } from "./load.ts";
import { until } from "./measure.ts";
import type { Post } from "./platforms.ts";
import { slackForms } from "./requests.ts";
import { openWorld } from "./world.ts";

const bulk = 90;

/** A colleague sends ninety forms; then somebody says that nothing works for anybody. */
export const rush: Section = {
  name: "rush",
  title: `A P1 behind ${bulk} tickets of one colleague, at the pace that the platforms take`,
  async measure({ tell, ...bench }) {
    const world = await openWorld({ tell, ...bench }, "rush");
    try {
      const { slack } = world.recorded;
      const critical = await world.recordCritical();
      await world.allSaid(30_000);
      await pause(10_000); // until the platforms take as much as of an idle desk
      tell(`${bulk} tickets, then a P1`);
      await sendAtATime(world.desk.url, slackForms({ ...slack, requesters: slack.requesters.slice(0, 1) }, bulk), 16);
      await pause(1_000);
      const [form] = slackForms({ ...slack, form: critical, requesters: slack.requesters.slice(1) }, 1);
      if (form === undefined) throw new Error("no form to send");
      await world.newPosts();
      const { answers } = await sendAtATime(world.desk.url, [form], 1);
      const posts: Post[] = [];
      const seen = (platform: Post["platform"]): Post | undefined =>
        posts.find((post) => post.platform === platform && post.ok && post.title === form.key && isForAgents(post));
      await until(async () => {
        posts.push(...(await world.newPosts()));
        return seen("slack") !== undefined && seen("teams") !== undefined;
      }, 60_000);
      const sentAt = answers[0]?.sentAt ?? Number.NaN;
      return (["slack", "teams"] as const).map((platform): Figure => ({
        what: `sent → in the agents' channel on ${platform === "slack" ? "Slack" : "Teams"}`,
        value: ((seen(platform)?.at ?? Number.NaN) - sentAt) / 1_000,
        unit: "s",
        goal: { atMost: 5 },
      }));
    } finally {
      await world.close();
    }
  },
};

/** The requester is on Slack, and has a chat of their own there. */
const isForAgents = ({ platform, to }: Post): boolean => platform === "teams" || to.startsWith("C");
