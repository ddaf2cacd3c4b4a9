import { createServer } from "node:http";
import { pino } from "pino";
import { afterAll, beforeEach } from "vitest";
import type {
  ChatListener,
  ChatUser,
  Conversation,
  Intent,
  PostedMessage,
  Reply,
} from "../../src/channels/platform.ts";
import { createTeams, type Teams } from "../../src/channels/teams/teams.ts";
import type { Action } from "../../src/features/actions.ts";
import type { Form } from "../../src/screen/form.ts";
import type { Block, Message } from "../../src/screen/message.ts";
import { text } from "../../src/kernel/text.ts";
import { listen, shut } from "../../src/playground/teams/http.ts";
import { createTeamsTenant, type TeamsTenant } from "../../src/playground/teams/tenant.ts";

export const say = (...blocks: Block[]): Message => ({
  summary: "Guichet speaks",
  blocks,
  locale: "en",
  zone: "Europe/Paris",
  urgent: false,
});
export const saying = (words: string): Message => say({ kind: "paragraph", text: text`${words}` });
export const button = (label: string, action: Action): Block => ({
  kind: "buttons",
  buttons: [{ label, action }],
  overflow: [],
});
export const claim: Action = { do: "claim", ticket: "I261121_0001", seen: 3 };
export const resolve: Action = { do: "fill", form: "resolve", ticket: "I261121_0001", seen: 3 };
export const form: Form = {
  opener: resolve,
  title: "Resolve",
  submit: "Resolve",
  close: "Cancel",
  choose: "Choose…",
  intro: [],
  fields: [{ kind: "long-text", name: "text", label: "What was done", optional: false, initial: "", maxLength: 3000 }],
  folded: null,
  locale: "en",
};

/** The real adapter, between a Teams tenant and a desk that says what it is told to say and remembers what it heard. */
export interface TeamsDesk {
  readonly tenant: TeamsTenant;
  readonly teams: Teams;
  readonly url: string;
  readonly heard: Intent[];
  readonly met: ChatUser[];
  readonly changed: Conversation[];
  answer: (intent: Intent) => Reply;
  /** The conversation with this id, of Teams. */
  readonly at: (id: string) => Conversation;
  readonly post: (to: Conversation, message: Message, thread?: string) => Promise<PostedMessage>;
}

export const others = {
  locale: "en",
  zone: "Europe/Paris",
  log: pino({ level: "silent" }),
  now: () => new Date(),
} as const;

/** One for a file; what the desk was told and heard is forgotten before each test. */
export async function startTeamsDesk(): Promise<TeamsDesk> {
  const listener: ChatListener = {
    handle: async (intent) => {
      desk.heard.push(intent);
      return desk.answer(intent);
    },
    callsPlatform: (intent) => intent.kind === "asked" && intent.words.startsWith("setup"),
    askedAt: () => Promise.resolve(),
    lookUpLater: () => Promise.resolve(),
    hears: () => Promise.resolve(false),
    isUnknownUser: () => Promise.resolve(false),
    membersChanged: async (where) => void desk.changed.push(where),
    met: async (user) => void desk.met.push(user),
  };
  const tenant = await createTeamsTenant();
  const teams = createTeams({ settings: tenant.environment, listener, ...others });
  const server = createServer(teams.http);
  const url = `http://127.0.0.1:${await listen(server)}`;
  tenant.connectTo(url);
  await teams.start();

  const desk: TeamsDesk = {
    tenant,
    teams,
    url,
    heard: [],
    met: [],
    changed: [],
    answer: () => ({ kind: "done" }),
    at: (id) => ({
      platform: "teams",
      tenant: tenant.environment["MicrosoftAppTenantId"] ?? "",
      address: `${tenant.serviceUrl}|${id}`,
    }),
    post: async (to, message, thread) => {
      const outcome = await teams.platform.post(to, message, thread ?? null);
      if (outcome.result !== "delivered") throw new Error(JSON.stringify(outcome));
      return outcome.posted;
    },
  };
  beforeEach(() => {
    desk.heard.length = 0;
    desk.met.length = 0;
    desk.changed.length = 0;
    desk.answer = () => ({ kind: "done" });
    tenant.faults.clear();
  });
  afterAll(async () => {
    await teams.stop();
    await shut(server);
    await tenant.close();
  });
  return desk;
}
