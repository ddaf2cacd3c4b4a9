import { setTimeout as pause } from "node:timers/promises";
import { App } from "@slack/bolt";
import type { Logger } from "pino";
import { cannotStart } from "../../kernel/errors.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { ChatListener, ChatPlatform, Reply } from "../platform.ts";
import { createAnswers } from "./answers.ts";
import { createClient } from "./client.ts";
import { diagnose, type SlackDiagnosis } from "./diagnose.ts";
import { createFiles } from "./files.ts";
import type { WorkspaceContext } from "./inbound-event.ts";
import { createIdentity } from "./identity.ts";
import { listen } from "./listen.ts";
import { createManagerField } from "./manager-field.ts";
import { mentionedIn } from "./plain-words.ts";
import { messageEvent } from "./payloads.ts";
import { slackPlatform } from "./platform.ts";
import { createProfiles } from "./profiles.ts";
import type { HttpHandler } from "./http-receiver.ts";
import { withReceipts } from "./receipt.ts";
import { createInbound, type SlackSettings } from "./receiver.ts";
import { respondAt } from "./respond.ts";
import { createOwnChats } from "./own-chats.ts";
import { sdkLog } from "./sdk-log.ts";
import { createReactions } from "./reactions.ts";
import { createRedraws } from "./redraws.ts";
import { createTyping } from "./typing.ts";
import { createTurns, type Turns } from "./turns.ts";
import { untilDone } from "./until-done.ts";
import { isFor } from "./workspace.ts";

export type { SlackSettings } from "./receiver.ts";

export interface SlackDeps {
  readonly settings: SlackSettings;
  readonly listener: ChatListener;
  /** The desk's, for those whose own is not known. */
  readonly locale: Locale;
  /** IANA. */
  readonly zone: string;
  readonly log: Logger;
  readonly now: () => Date;
}

export interface Slack {
  readonly platform: ChatPlatform;
  /** Null over Socket Mode. */
  readonly http: HttpHandler | null;
  /**
   * Resolves after the first attempt to reach Slack; goes on trying when that failed. Rejects when Slack says at once that the
   * token is of a whole organisation.
   */
  start(): Promise<void>;
  /** Resolves when what was under way is finished. */
  stop(): Promise<void>;
  /** What Slack says of the tokens; needs no `start`. */
  diagnose(): Promise<SlackDiagnosis>;
}

export function createSlack(deps: SlackDeps): Slack {
  const { settings, locale, zone, log, now } = deps;
  const logger = sdkLog(log);
  const client = createClient(settings.botToken, { apiUrl: settings.apiUrl, logger });
  const identity = createIdentity(client);
  const listener: ChatListener = {
    ...deps.listener,
    async handle(intent) {
      const reply = await deps.listener.handle(intent);
      return identity.known()?.readsFiles === false ? withoutFiles(reply) : reply;
    },
  };
  const profiles = createProfiles({ client, now, company: () => identity.find() });
  const chats = createOwnChats();
  const files = createFiles({ client, token: settings.botToken, apiUrl: settings.apiUrl });
  const managerOf = createManagerField({ client, profiles, now });
  const answers = createAnswers({ client, respond: respondAt(settings.apiUrl), chats, zone, log });
  const isOurs = (body: unknown): boolean => isFor(identity.known()?.team ?? null, body);
  const inbound = createInbound({ settings, log, logger, isOurs });
  const { turns, settled } = counted(createTurns({ listener, profiles, answers, chats, locale, zone, log }));

  const app = new App({
    receiver: withReceipts(inbound.receiver),
    authorize: () => Promise.resolve({ botToken: settings.botToken }), // known: no call for each request
    ignoreSelf: false, // events.ts leaves out all that bots say
    convoStore: false, // would keep something of every conversation for ever
    extendedErrorHandler: true,
    logger,
  });
  app.use(async ({ body, next }) => {
    if (isOurs(body)) await next(); // over Socket Mode nobody has looked yet
  });
  app.error(({ error, body }: { error: Error; body: unknown }) => turns.fail(error, body));

  const workspaceContext = (): WorkspaceContext => ({
    team: identity.known()?.team ?? null,
    enterprise: identity.known()?.enterprise ?? null,
    bot: identity.known()?.bot ?? null,
    url: identity.known()?.url ?? null,
    nameOf: (user) => profiles.remembered(user)?.name ?? null,
  });
  const meetMentioned = async (body: unknown): Promise<void> => {
    await meetIn(messageEvent.parse(body).event.text);
  };
  const meetIn = async (text: string): Promise<void> => {
    const mentioned = mentionedIn(text).slice(0, mostMentioned);
    const names = Promise.all(mentioned.map((user) => profiles.find(user).catch(() => null)));
    await Promise.race([names, pause(longestWaitForNames, null, { ref: false })]);
  };
  const reactions = createReactions({ client, workspaceContext, meetIn });
  const typing = createTyping((typed) => turns.keep(typed));
  const redraws = createRedraws((...told) => turns.redraw(...told));
  listen(app, { turns, typing, redraws, listener, workspaceContext, meetMentioned });

  const stopping = new AbortController();
  const introduceItself = async (): Promise<void> => {
    const how = { what: "auth.test on Slack", log, signal: stopping.signal };
    const found = await untilDone(() => identity.find(), how);
    if (found === null) return;
    if (found.isOrgWide) log.error(orgWide);
    else log.info({ workspace: found.teamName, team: found.team }, "Slack accepted the bot token");
  };

  return {
    platform: slackPlatform({ client, identity, profiles, chats, files, reactions, managerOf }),
    http: inbound.kind === "http" ? inbound.receiver.http : null,
    async start() {
      await Promise.race([introduceItself(), pause(longestIntroduction, null, { ref: false })]);
      if (identity.known()?.isOrgWide === true) {
        stopping.abort();
        throw cannotStart(orgWide, null);
      }
      if (inbound.kind === "socket") await inbound.connection.open();
    },
    async stop() {
      stopping.abort();
      await typing.settle();
      await Promise.race([settled(), pause(longestStop, null, { ref: false })]);
      if (inbound.kind === "socket") await inbound.connection.close();
    },
    diagnose: () => diagnose({ settings, logger, now }),
  };
}

const orgWide =
  "SLACK_BOT_TOKEN is of a whole organisation, and this desk serves one workspace. " +
  "Install the app in one workspace (api.slack.com/apps → your app → Install App) and copy the token it has there.";
const longestIntroduction = 2_000; // milliseconds; a Slack that is out of reach must not keep the desk from starting
const longestStop = 5_000; // milliseconds; the whole desk has ten seconds, and a look-up may take as long
const mostMentioned = 10; // profiles asked for one message
const longestWaitForNames = 1_000; // milliseconds; a message has no answer that somebody waits for, and Slack waits three

/** Turns that know when none is under way. */
function counted(turns: Turns): { readonly turns: Turns; readonly settled: () => Promise<void> } {
  const running = new Set<Promise<unknown>>();
  const count = <Done>(turn: Promise<Done>): Promise<Done> => {
    running.add(turn);
    return turn.finally(() => running.delete(turn));
  };
  return {
    turns: {
      take: (inbound, receipt) => count(turns.take(inbound, receipt)),
      keep: (typed) => count(turns.keep(typed)),
      redraw: (...told) => count(turns.redraw(...told)),
      submit: (submission, ack) => count(turns.submit(submission, ack)),
      refuseUnknownForm: (form, ack) => count(turns.refuseUnknownForm(form, ack)),
      fail: (error, body) => count(turns.fail(error, body)),
    },
    settled: async () => {
      await Promise.allSettled(running);
    },
  };
}

function withoutFiles(reply: Reply): Reply {
  if (reply.kind !== "open-form") return reply;
  const { files: _, ...form } = reply.form;
  return { ...reply, form };
}
