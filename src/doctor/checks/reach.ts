import { some, count, named } from "../say.ts";
import { warning, well, type Check, type Found } from "../finding.ts";
import type { Records } from "../given.ts";
import type { Unreachable } from "../../store/diagnosis/cards.ts";

const most = 500;
const recent = 7 * 86_400_000;

/** Whether everybody whom an open ticket concerns can be written to. */
export const reach: Check<Records> = {
  name: "reach",
  look: async ({ diagnosis, store, now }) => {
    const places = await diagnosis.unreachable(most);
    const byReason = Map.groupBy(places, ({ platform, audience, reason }) => `${platform} ${audience} ${reason}`);
    const found = [...byReason.values()].map((group) =>
      unreached(group, () =>
        store.transaction((tx) => tx.deliver(group.map(({ surface }) => ({ kind: "note", surface, event: 1 })))),
      ),
    );
    const since = new Date(now().getTime() - recent);
    const told = new Set(places.map(({ ticket }) => ticket));
    const missed = (await diagnosis.undeliveredSince(since, most)).filter((ticket) => !told.has(ticket));
    if (missed.length > 0) {
      found.push(
        warning(
          `Something said about ${count(missed.length, "open ticket")} in the last seven days did not arrive: ${some(missed)}.`,
          "Its thread among the agents says what, and why.",
        ),
      );
    }
    return found.length > 0 ? found : [well("Everybody whom an open ticket concerns can be written to.")];
  },
};

function unreached(group: readonly Unreachable[], mend: () => Promise<void>): Found {
  const [{ platform, audience, reason } = unknown] = group;
  const tickets = some(group.map(({ ticket }) => ticket));
  const who = audience === "agents" ? "The agents' channel" : count(group.length, "person", "people");
  return warning(
    `${who} cannot be reached on ${named(platform)} (${reason}): ${tickets}.`,
    `${remedies.get(reason) ?? "See the thread among the agents."} With the next news it is tried again, or with --repair at once.`,
    mend,
  );
}

const unknown = { platform: "", audience: "person", reason: "" };

const remedies: ReadonlyMap<string, string> = new Map([
  ["app-not-installed", "Install the app for them, or for everybody (Teams admin centre → Setup policies)."],
  ["bot-not-in-channel", "Invite the bot to the channel."],
  ["channel-archived", "Unarchive the channel, or set up another."],
  ["conversation-not-found", "They, or the channel, may be gone: ask them to write to the bot."],
  ["blocked", "They have blocked the bot, or their account is deactivated."],
  ["no-answer", "The platform was away for a day."],
]);
