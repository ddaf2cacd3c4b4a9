import type { OnTeams, TeamsSide } from "./furnish-teams.ts";
import type { Place, TeamsPost, TeamsScreen } from "./protocol.ts";
import { rootOf, type Channel } from "./teams/places.ts";
import type { DialogSeen, SeenPost } from "./teams/person.ts";
import type { Unread } from "./unread.ts";

/** A place of Teams by the id that the page knows it by. */
export interface TeamsPlace {
  readonly id: string;
  readonly name: string;
  readonly at: "chat" | Channel;
}

/** Somebody's chat with the bot, and the channels of the teams they are in. */
export function teamsPlaces({ teams, tenant }: TeamsSide, { person }: OnTeams): readonly TeamsPlace[] {
  const chat: TeamsPlace = { id: person.account.chatId, name: tenant.payloads.bot.name, at: "chat" };
  const joined = teams.filter(({ general: { record } }) =>
    [...record.team.owners, ...record.team.members].includes(person.account),
  );
  const channels = joined.flatMap(({ name, channels: ofTeam }) =>
    ofTeam().map((channel): TeamsPlace => ({ id: channel.id, name: `${name} / ${channel.name}`, at: channel })),
  );
  return [chat, ...channels];
}

/** What stands on somebody's Teams now. */
export function teamsScreen(side: TeamsSide, me: OnTeams, unread: Unread): TeamsScreen {
  const { role, person } = me;
  const botName = side.tenant.payloads.bot.name;
  const seen = teamsPlaces(side, me).map((place) => ({ place, posts: person.posts(place.at) }));
  return {
    me: role.id,
    places: seen.map(({ place: { id, name, at }, posts }): Place => {
      const arrived = posts.map(({ post }) => ({ at: post.at, own: post.author === person.account }));
      return { id, name, kind: at === "chat" ? "direct" : "channel", unread: unread.count(role.id, id, arrived) };
    }),
    posts: Object.fromEntries(
      seen.map(({ place, posts }) => [place.id, posts.map((post) => onScreen(post, place, botName))]),
    ),
    dialog: dialogOf(person.dialog()),
    toast: person.toast(),
    toasts: person.toasts(),
  };
}

function onScreen({ post, card }: SeenPost, { at }: TeamsPlace, botName: string): TeamsPost {
  return {
    id: post.id,
    by: post.author === "bot" ? botName : post.author.name,
    fromApp: post.author === "bot",
    at: post.at.toISOString(),
    text: post.text,
    card,
    root: at === "chat" ? null : rootOf(post),
  };
}

/** A dialog of words only is shown as a card that holds them. */
function dialogOf(dialog: DialogSeen | null): TeamsScreen["dialog"] {
  if (dialog === null) return null;
  const words = { type: "RichTextBlock", inlines: [{ type: "TextRun", text: dialog.text }] };
  return { title: dialog.title, card: dialog.card ?? { type: "AdaptiveCard", version: "1.5", body: [words] } };
}
