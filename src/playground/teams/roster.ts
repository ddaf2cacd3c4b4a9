import { refusals, type Answer } from "./answers.ts";
import { everyone, type Account, type Conversation, type TeamRecord } from "./directory.ts";

const peopleIn = (conversation: Conversation): readonly Account[] =>
  conversation.kind === "chat" ? [conversation.account] : everyone(conversation.channel.team);

const asMember = (conversation: Conversation, tenantId: string) => (account: Account) => {
  const [givenName = account.name, ...rest] = account.name.split(" ");
  const owns = conversation.kind === "channel" && conversation.channel.team.owners.includes(account);
  return {
    id: account.id,
    aadObjectId: account.aadObjectId,
    objectId: account.aadObjectId,
    name: account.name,
    givenName,
    surname: rest.join(" "),
    email: account.email,
    userPrincipalName: account.email,
    tenantId,
    userRole: owns ? "owner" : "user",
  };
};

export const members = (conversation: Conversation, tenantId: string): Answer => ({
  status: 200,
  body: peopleIn(conversation).map(asMember(conversation, tenantId)),
});

/** @param id bot-scoped (29:…) or the directory's object id */
export function member(conversation: Conversation, id: string, tenantId: string): Answer {
  const account = peopleIn(conversation).find((each) => each.id === id || each.aadObjectId === id);
  return account ? { status: 200, body: asMember(conversation, tenantId)(account) } : refusals.noMember();
}

export function pagedMembers(conversation: Conversation, query: URLSearchParams, tenantId: string): Answer {
  const from = Number(query.get("continuationToken") ?? 0);
  // Teams gives 50 to 500 a page, whatever is asked
  const size = Math.min(500, Math.max(50, Number(query.get("pageSize") ?? 200)));
  const all = peopleIn(conversation);
  const page = all.slice(from, from + size).map(asMember(conversation, tenantId));
  const more = from + size < all.length ? { continuationToken: String(from + size) } : {};
  return { status: 200, body: { members: page, ...more } };
}

export const teamDetails = (team: TeamRecord, tenantId: string): Answer => ({
  status: 200,
  body: {
    id: team.id,
    name: team.name,
    aadGroupId: team.aadGroupId,
    channelCount: team.channels.length,
    memberCount: everyone(team).length,
    tenantId,
    type: "standard",
  },
});

/** The General channel has the team's own id and no name. */
export function channelsOf(team: TeamRecord): Answer {
  const open = team.channels.filter(({ deleted }) => !deleted);
  const conversations = open.map(({ id, name }) => ({ id, ...(id === team.id ? {} : { name }), type: "standard" }));
  return { status: 200, body: { conversations } };
}
