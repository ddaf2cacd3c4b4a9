import { z } from "zod";
import type { BotClient } from "./client.ts";
import type { CallAnswer } from "./json-call.ts";
import { limits } from "./limits.ts";
import type { Place } from "./address.ts";
import type { Refused } from "./outcome.ts";

export type Answered<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refused: Refused };

const memberSchema = z.object({
  id: z.string(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  /** Another than the team's where a channel is shared with another company. */
  tenantId: z.string().nullish(),
});
/** Somebody in a roster. Source: Teams' "Get the roster or user profile". */
export type Member = z.infer<typeof memberSchema>;

const team = z.object({ name: z.string().nullish() });
const channels = z.object({
  conversations: z.array(z.object({ id: z.string(), name: z.string().nullish(), type: z.string().nullish() })),
});
export type TeamChannel = z.infer<typeof channels>["conversations"][number];

/** A team at the Bot Connector that serves it. */
export type Team = Pick<Place, "serviceUrl" | "id">;

const posted = z.object({ id: z.string().min(1) });
const started = z.object({ activityId: z.string().min(1) });
const page = z.object({ members: z.array(memberSchema), continuationToken: z.string().nullish() });

export interface MemberPage {
  readonly members: readonly Member[];
  readonly next: string | null;
}

/** The Bot Connector's calls that the desk needs, each answered with a value or with why not. */
export interface Connector {
  /** Begins a thread in a channel. @returns the id of its first message */
  startThread(channel: Place, tenant: string, activity: object): Promise<Answered<string>>;
  /** Into a personal chat, or a thread. @returns the new message's id */
  send(to: Place, activity: object): Promise<Answered<string>>;
  replace(at: Place, message: string, activity: object): Promise<Answered<null>>;
  remove(at: Place, message: string): Promise<Answered<null>>;
  /** Finds or makes the personal chat with somebody. @returns its conversation id */
  openChat(person: Place, tenant: string): Promise<Answered<string>>;
  /** A page of a roster; `after` is what the page before named as `next`, null for the first. `next` is null on the last. */
  members(of: Place, after: string | null): Promise<Answered<MemberPage>>;
  member(of: Place, person: string, timeout?: number): Promise<Answered<Member>>;
  /** What a team is called. */
  teamName(team: Team): Promise<Answered<string | null>>;
  /** The channels of a team; the one that it began with has its id, and no name. */
  channelsOf(team: Team): Promise<Answered<readonly TeamChannel[]>>;
}

const conversation = (id: string): string => `v3/conversations/${encodeURIComponent(id)}`;

export function createConnector({ client, appId }: { client: BotClient; appId: string }): Connector {
  return {
    startThread: async ({ serviceUrl, id }, tenant, activity) => {
      const channelData = { channel: { id }, tenant: { id: tenant } };
      const body = { isGroup: true, bot: { id: `28:${appId}` }, tenantId: tenant, channelData, activity };
      const answer = await client.call({ method: "POST", serviceUrl, path: "v3/conversations", body });
      return read(answer, started, ({ activityId }) => activityId);
    },
    send: async ({ serviceUrl, id }, activity) => {
      const body = { ...activity, conversation: { id }, from: { id: `28:${appId}` } };
      const answer = await client.call({ method: "POST", serviceUrl, path: `${conversation(id)}/activities`, body });
      return read(answer, posted, (value) => value.id);
    },
    replace: async ({ serviceUrl, id }, message, activity) => {
      const path = `${conversation(id)}/activities/${encodeURIComponent(message)}`;
      const answer = await client.call({ method: "PUT", serviceUrl, path, body: { ...activity, id: message } });
      return read(answer, z.unknown(), () => null);
    },
    remove: async ({ serviceUrl, id }, message) => {
      const path = `${conversation(id)}/activities/${encodeURIComponent(message)}`;
      return read(await client.call({ method: "DELETE", serviceUrl, path }), z.unknown(), () => null);
    },
    openChat: async ({ serviceUrl, id }, tenant) => {
      const body = {
        isGroup: false,
        bot: { id: `28:${appId}` },
        members: [{ id }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      };
      const answer = await client.call({ method: "POST", serviceUrl, path: "v3/conversations", body });
      return read(answer, posted, (value) => value.id);
    },
    members: async ({ serviceUrl, id }, after) => {
      const query = new URLSearchParams({ pageSize: String(limits.pageOfMembers) });
      if (after !== null) query.set("continuationToken", after);
      const path = `${conversation(id)}/pagedmembers?${query.toString()}`;
      const answer = await client.call({ method: "GET", serviceUrl, path });
      return read(answer, page, ({ members, continuationToken }) => ({ members, next: continuationToken || null }));
    },
    member: async ({ serviceUrl, id }, person, timeout) => {
      const path = `${conversation(id)}/members/${encodeURIComponent(person)}`;
      const answer = await client.call({ method: "GET", serviceUrl, path, ...(timeout ? { timeout } : {}) });
      return read(answer, memberSchema, (value) => value);
    },
    teamName: async ({ serviceUrl, id }) => {
      const answer = await client.call({ method: "GET", serviceUrl, path: `v3/teams/${encodeURIComponent(id)}` });
      return read(answer, team, ({ name }) => name || null);
    },
    channelsOf: async ({ serviceUrl, id }) => {
      const path = `v3/teams/${encodeURIComponent(id)}/conversations`;
      return read(await client.call({ method: "GET", serviceUrl, path }), channels, (value) => value.conversations);
    },
  };
}

function read<Body, Value>(answer: CallAnswer, schema: z.ZodType<Body>, take: (body: Body) => Value): Answered<Value> {
  if (!answer.ok) return answer;
  const parsed = schema.safeParse(answer.body);
  return parsed.success
    ? { ok: true, value: take(parsed.data) }
    : // done, but not as we read it: doing it again would do it twice
      { ok: false, refused: { status: 200, code: "UnexpectedAnswer", retryAfter: null } };
}
