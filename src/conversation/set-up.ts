import { planBrief } from "../features/briefs/use-cases.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { once } from "./once.ts";
import { viewerOfUser, whisper } from "./replies.ts";
import type { AgentsChannel } from "../desk/reader.ts";
import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import { failed } from "../features/basics/messages.ts";
import { setUpDone, setUpMissing, setUpNotAllowed } from "../features/queues/messages.ts";

/** An administrator may; who owns a team, only as long as nobody has set the queue up, or when it is theirs to lead. */
const maySetUp = ({ store }: DeskDeps, by: ChatUser, queue: string): Promise<boolean> =>
  store.transaction(async (tx) => {
    const { id } = await tx.recognise(by);
    const { administrator, lead } = await tx.actor(id, queue);
    if (administrator) return true;
    return by.ownsPlace === true && (lead || (await tx.channels(queue)).length === 0);
  });

/**
 * Makes the channel the agents' channel of a queue, once an administrator says so and the bot can work there. Who set it
 * up leads the queue at once; the worker makes the other members its agents.
 */
export async function setUp(deps: DeskDeps, intent: Extract<Intent, { kind: "asked" }>, queue: string): Promise<Reply> {
  const { by, in: channel } = intent;
  const viewer = viewerOfUser(deps, by);
  if (channel.scope !== "channel") return whisper(setUpMissing("not-a-channel", channel.platform, viewer));
  if (!(await maySetUp(deps, by, queue))) return whisper(setUpNotAllowed(viewer));
  const access = await deps.platforms[channel.platform]?.access(channel);
  if (access === undefined || access.result === "retry") return whisper(failed(viewer));
  if (access.result === "missing") return whisper(setUpMissing(access.missing, channel.platform, viewer));

  return once(deps, intent, async (tx, person) => {
    const { platform, tenant, address } = channel;
    const made: AgentsChannel = { queue, platform, tenant, address };
    const before = (await tx.channels(queue)).find((each) => each.platform === platform);
    await tx.setChannel(made);
    await tx.addLead(queue, person.id);
    // A lead who is no agent yet could do nothing; whoever is in another channel than this is no agent from now on.
    if (before?.address === address) await tx.addMembers(queue, platform, [person.id]);
    else await tx.setMembers(queue, platform, [person.id]);
    await planBrief(tx, deps, queue);
    if (before?.address !== address) await tx.deliver([{ kind: "welcome", queue, platform }]);
    await tx.deliver([
      { kind: "adopt", queue, platform },
      { kind: "sync-members", queue, platform }, // the other members: a channel may have thousands
    ]);
    const moved = before !== undefined && before.address !== address;
    return { reply: whisper(setUpDone(queue, moved, viewer)), changed: true };
  });
}
