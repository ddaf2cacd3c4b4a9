import { z } from "zod";
import { createSlackWorkspace } from "../../src/playground/slack/workspace.ts";
import { createTeamsTenant } from "../../src/playground/teams/tenant.ts";
import { slackScopes } from "../../tests/support/slack-manifest.ts";
import { administrator, secrets, type Recorded } from "../platforms.ts";
import { answerOrders } from "./answering.ts";
import { peopleOnSlack } from "./on-slack.ts";
import { peopleOnTeams } from "./on-teams.ts";
import { postsOf } from "./posts.ts";

/** Both counterparts, in a process of their own, with an agents' channel and people on each. */

const crowd = Number(process.env["BENCH_PEOPLE"] ?? "50");
const timeoutMs = 60_000; // what people do only once must succeed, however busy the machine is
const workspace = await createSlackWorkspace({ ...secrets, scopes: slackScopes, timeoutMs });
const tenant = await createTeamsTenant({ timeouts: { message: timeoutMs, invoke: timeoutMs } });
const onSlack = peopleOnSlack(workspace, crowd);
const onTeams = peopleOnTeams(tenant, crowd, administrator);
const posts = postsOf(workspace, tenant);

const filesToSend = z.object({
  howMany: z.int(),
  bytes: z.int(),
  picture: z.base64().transform((text) => Buffer.from(text, "base64")),
});

answerOrders((order) => {
  switch (order.do) {
    case "environment":
      return Promise.resolve({
        settings: { ...tenant.environment, SLACK_API_URL: workspace.url },
        child: tenant.childEnvironment,
      });
    case "connect":
      workspace.pointTo(String(order["url"]));
      tenant.connectTo(String(order["url"]));
      return Promise.all([onSlack.setsUp(), order["alsoOnTeams"] === true ? onTeams.setsUp() : null]);
    case "record":
      return record();
    case "record-critical":
      return onSlack.recordCritical();
    case "mint":
      return Promise.resolve(onSlack.mint(Number(order["count"])));
    case "send-files": {
      const { howMany, bytes, picture } = filesToSend.parse(order);
      return onSlack.sendFiles(howMany, { text: Buffer.alloc(bytes, "a line of a log\n"), picture });
    }
    case "posts":
      return Promise.resolve(posts.since(Number(order["from"])));
    default:
      return undefined;
  }
});

async function record(): Promise<Recorded> {
  return { slack: await onSlack.record(), teams: { ...(await onTeams.record()), token: await tenant.channelToken() } };
}
