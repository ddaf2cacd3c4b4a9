import { ill, warning, well, type Check, type Found } from "../finding.ts";
import type { Records } from "../given.ts";
import type { Staffing } from "../../store/diagnosis/queues.ts";
import { count } from "../say.ts";

/** Whether somebody stands behind each queue. */
export const queues: Check<Records> = {
  name: "queues",
  look: async ({ diagnosis }) => {
    const all = await diagnosis.staffing();
    const found = all.flatMap(judge);
    return found.length > 0 ? found : [well(`${count(all.length, "queue")}, each with a channel, agents and a lead.`)];
  },
};

function judge({ queue, channels, agents, leads, openTickets }: Staffing): readonly Found[] {
  const setUp = `Type /ticket setup ${queue} in the agents' channel (on Teams: @Guichet setup ${queue}).`;
  if (channels === 0) {
    const sentence = `The queue “${queue}” has no agents' channel`;
    return openTickets > 0
      ? [ill(`${sentence}: nobody sees its ${count(openTickets, "open ticket")}.`, setUp)]
      : [warning(`${sentence} yet.`, setUp)];
  }
  const found: Found[] = [];
  if (agents === 0) {
    found.push(
      ill(
        `The queue “${queue}” has no agents.`,
        "Invite them to its channel; when they are there already, see what is said of the channel here.",
      ),
    );
  }
  if (leads === 0) {
    found.push(warning(`The queue “${queue}” has no lead.`, `${setUp} Whoever types it leads the queue.`));
  }
  return found;
}
