import { createBroughtAgain } from "../brought-again.ts";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Locale } from "../../kernel/locale.ts";
import type { ChatListener, ChatPlatform } from "../platform.ts";
import { createBegunThreads } from "./begun-threads.ts";
import { createChats } from "./chats.ts";
import { createClient, createSigning, type TeamsSettings } from "./client.ts";
import { createConnector } from "./connector.ts";
import { createFetchFile } from "./files.ts";
import { createGraph, usualGraph } from "./graph.ts";
import { createHttp } from "./http.ts";
import type { TeamsActivity } from "./inbound.ts";
import { createPlatform } from "./posting.ts";
import { limits } from "./limits.ts";
import type { Login } from "./login.ts";
import { createProfiles } from "./profiles.ts";
import { createTeamsOfChannels } from "./teams-of-channels.ts";
import { takeTurn, type TurnAnswer } from "./turn.ts";
import { ownPlace } from "./where.ts";

export interface TeamsDeps {
  /** Under botbuilder's own names. */
  readonly settings: TeamsSettings;
  readonly listener: ChatListener;
  /** The desk's language and IANA zone, for people of whom Teams tells none. */
  readonly locale: Locale;
  readonly zone: string;
  readonly log: Logger;
  readonly now: () => Date;
}

export interface Teams {
  readonly platform: ChatPlatform;
  /** `POST /api/messages` */
  readonly http: (request: IncomingMessage, response: ServerResponse) => void;
  start(): Promise<void>;
  /** Waits, but not for long, for what is still to be said to people who were already answered. */
  stop(): Promise<void>;
  /** Whether Microsoft gives the bot a token; needs no `start`. */
  diagnose(): Promise<Login>;
}

/** @throws with a sentence when the settings do not suffice */
export function createTeams({ settings, listener, locale, zone, log, now }: TeamsDeps): Teams {
  const appId = settings["MicrosoftAppId"]?.trim() ?? "";
  // botbuilder takes an empty id as "no authentication": anybody could then speak for anybody
  if (appId === "")
    throw new Error("Teams needs MicrosoftAppId: the application (client) id of the bot's registration.");
  const tenant = settings["MicrosoftAppTenantId"]?.trim() ?? "";
  if (tenant === "") throw new Error("Teams needs MicrosoftAppTenantId: the tenant whose people this desk serves.");

  const client = createClient({ settings: { ...settings, MicrosoftAppId: appId }, appId, now });
  const connector = createConnector({ client, appId });
  const chats = createChats({ connector });
  const teams = createTeamsOfChannels(connector);
  const graphAt = settings["GRAPH_URL"] || usualGraph;
  const graph = createGraph({
    at: graphAt,
    sign: createSigning({ settings: { ...settings, MicrosoftAppId: appId }, appId, tenant, audience: graphAt }),
    now,
  });
  const platform = createPlatform({ connector, chats, teams, now, fetchFile: createFetchFile(client), graph });
  const profiles = createProfiles({ connector, chats, now });

  const underWay = new Set<Promise<void>>();
  const afterwards = (work: Promise<void>): void => {
    const guarded = work.catch((err: unknown) => log.error({ err }, "work after the answer to Teams failed"));
    const tracked: Promise<void> = guarded.finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };

  const threads = createBegunThreads();
  const brought = createBroughtAgain();
  const turnDeps = { brought, listener, platform, profiles, threads, locale, zone, log, nonce: randomUUID, afterwards };
  const turn = (activity: TeamsActivity): Promise<TurnAnswer> => {
    chats.rememberOf(ownPlace(activity));
    teams.learn(activity);
    return takeTurn(turnDeps, activity);
  };
  return {
    platform,
    http: createHttp({ client, log, tenant, turn }),
    start: () => Promise.resolve(),
    stop: async () => {
      await Promise.race([finished(underWay), wait(limits.lastWords, undefined, { ref: false })]);
    },
    diagnose: () => client.login(),
  };
}

/** Until nothing is under way, nor begun by what was. */
async function finished(underWay: ReadonlySet<Promise<void>>): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}
