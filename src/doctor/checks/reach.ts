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
    `${remedyOf(platform, audience, reason)} With the next news it is tried again, or with --repair at once.`,
    mend,
  );
}

const unknown = { platform: "", audience: "person", reason: "" };

/** What is to be done about it, for whoever has these pages of the platform open. */
function remedyOf(platform: string, audience: string, reason: string): string {
  const here = platform === "slack" ? onSlack : onTeams;
  const { [audience === "agents" ? "channel" : "person"]: ofPlace } = here;
  return ofPlace.get(reason) ?? anywhere.get(reason) ?? "See the thread among the agents.";
}

const anywhere: ReadonlyMap<string, string> = new Map([
  ["channel-archived", "Unarchive the channel, or set up another."],
  ["no-answer", "The platform was away for a day."],
  ["too-long", "What was to be said there is longer than it takes."],
  ["desk-fault", "The desk's log says why (“job failed”)."],
]);

interface Remedies {
  readonly channel: ReadonlyMap<string, string>;
  readonly person: ReadonlyMap<string, string>;
}

const allowedOnSlack =
  "(slack.com/admin → Apps, and Settings → Permissions; in an organisation, its own), and its Messages Tab on (App Home).";

const onSlack: Remedies = {
  channel: new Map([
    ["bot-not-in-channel", "Type /invite @Guichet there."],
    [
      "conversation-not-found",
      "The channel is gone, or private and without the bot: /invite @Guichet, or set up another.",
    ],
    ["blocked", "Let the bot write there, or set up another channel."],
    [
      "not-allowed",
      "Let the app post there (the channel's settings → Posting permissions; slack.com/admin → Apps), or set up another.",
    ],
  ]),
  person: new Map([
    ["app-not-installed", "Install the app to their workspace (api.slack.com/apps → your app → Install App)."],
    ["conversation-not-found", "Their account may be gone: ask them to write to the bot."],
    ["blocked", "Their account is deactivated, or takes no messages of apps."],
    ["not-allowed", `No fault of theirs: have the app allowed ${allowedOnSlack}`],
  ]),
};

const onTeams: Remedies = {
  channel: new Map([
    ["bot-not-in-channel", "Add the app to the channel's team."],
    ["conversation-not-found", "The channel or its team is gone: set up another."],
    ["app-not-installed", "Allow the app (Teams admin centre → Manage apps), and add it to the channel's team."],
    ["blocked", "Let apps write there (Manage channel → Settings), or set up another channel."],
  ]),
  person: new Map([
    ["app-not-installed", "Install the app for them, or for everybody (Teams admin centre → Setup policies)."],
    ["conversation-not-found", "Their account may be gone: ask them to write to the bot."],
    ["blocked", "They have blocked the bot: ask them to allow it again."],
  ]),
};
