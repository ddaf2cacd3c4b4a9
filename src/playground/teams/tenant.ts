import { randomUUID } from "node:crypto";
import { createConnector } from "./connector.ts";
import { createDelivery, teamsTimeouts, type Attempt, type Timeouts } from "./deliver.ts";
import { createDirectory, type Account, type Post } from "./directory.ts";
import { childEnvironment, deskEnvironment } from "./environment.ts";
import { createFaults, type Faults } from "./faults.ts";
import { answerGraph } from "./graph.ts";
import { redirectLogin } from "./login-redirect.ts";
import { createLogin, type ChannelClaims } from "./login.ts";
import { createPayloads, type File, type InboundActivity, type Payloads } from "./payloads.ts";
import { createPerson } from "./people.ts";
import type { Colleagues, Person, Upload } from "./person.ts";
import { createTeam, type Someone, type Team } from "./places.ts";
import { serve, type ServedFile } from "./server.ts";
import { createWireLog, type WireLog } from "./wire-log.ts";

export interface TenantOptions {
  /** Where the desk answers, like `http://127.0.0.1:3978`; may come later through `connectTo`. */
  readonly deskUrl?: string;
  readonly appId?: string;
  readonly appPassword?: string;
  readonly tenantId?: string;
  readonly botName?: string;
  /** The clock on messages. Tokens are always on the real one, as the SDK checks them against that. */
  readonly now?: () => Date;
  readonly timeouts?: Timeouts;
  /** Has the tenant consented that the bot reads channel messages without a mention? */
  readonly readsChannels?: boolean;
  /** The permissions in Graph to which it has consented for the bot; none unless said. */
  readonly consents?: readonly string[];
}

export interface PersonWanted {
  readonly name: string;
  readonly email: string;
  readonly locale?: string;
  readonly timezone?: string;
  readonly installed?: boolean;
}

export interface TeamsTenant {
  readonly serviceUrl: string;
  /** The settings of a desk that serves this tenant. */
  readonly environment: Readonly<Record<string, string>>;
  /** To be added to them when the desk is another process. */
  readonly childEnvironment: Readonly<Record<string, string>>;
  readonly connectTo: (deskUrl: string) => void;
  readonly person: (wanted: PersonWanted) => Person;
  /** An administrator of the organisation writes down who somebody's manager is. */
  readonly reportsTo: (person: Someone, manager: Someone | "contact" | null) => void;
  /** Another window of the same person: their phone beside their desktop. */
  readonly anotherWindow: (of: Someone) => Person;
  /** A chat of two people, which the bot is no member of; Teams gives such chats ids of several forms. */
  readonly colleagues: (id?: string) => Colleagues;
  readonly team: (wanted: {
    name: string;
    owners?: readonly Someone[];
    members?: readonly Someone[];
    installed?: boolean;
  }) => Team;
  readonly faults: Faults;
  readonly wire: WireLog;
  /** Everything on screen anywhere, oldest first. */
  readonly posts: () => readonly Post[];
  /** Deletes any post, as its team's owner can. */
  readonly remove: (post: Post) => void;
  /** What the bot has put into people's OneDrives, oldest first. */
  readonly uploaded: () => readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly payloads: Payloads;
  readonly channelToken: (bent?: Partial<ChannelClaims>) => Promise<string>;
  /** One POST to the bot as it is, with a token of the test's choosing; null for none. */
  readonly post: (activity: InboundActivity, token?: string | null) => Promise<Attempt>;
  readonly close: () => Promise<void>;
}

/**
 * A Microsoft Teams on loopback with one organisation in it: login host, key set, Bot Connector, and people in front of it.
 * While it is open, this process's requests for its tenant at login.microsoftonline.com come here.
 */
export async function createTeamsTenant(options: TenantOptions = {}): Promise<TeamsTenant> {
  const { appId = randomUUID(), appPassword = randomUUID(), tenantId = randomUUID(), botName = "Guichet" } = options;
  const { now = () => new Date(), timeouts = teamsTimeouts, readsChannels = true, consents = [] } = options;
  // the SDK keeps tokens by app and scope for the whole process, so each tenant has a scope of its own
  const scope = `https://api.botframework.com/${randomUUID()}`;
  let deskUrl = options.deskUrl;

  const directory = createDirectory(now);
  const faults = createFaults();
  const wire = createWireLog();
  const files = new Map<string, ServedFile>();
  const awaited = new Map<string, string>(); // names of files that are to come, by their places
  const login = await createLogin({ id: appId, password: appPassword, scope, consents });
  const route = createConnector({ directory, tenantId });
  const server = await serve({
    tenantId,
    login,
    graph: (request) => answerGraph(directory, request),
    route,
    faults,
    wire,
    files,
    now,
    keep: (path, file) => {
      const isAwaited = awaited.has(path) && !files.has(path);
      if (isAwaited) files.set(path, file);
      return isAwaited;
    },
  });
  const undoRedirect = redirectLogin(tenantId, server.port);

  const { origin, serviceUrl } = server;
  const payloads = createPayloads({ appId, botName, tenantId, serviceUrl });
  const delivery = createDelivery({
    deskUrl: () => {
      if (deskUrl === undefined) throw new Error("The Teams tenant does not know where the desk is: connectTo(…)");
      return deskUrl;
    },
    token: () => login.channelToken(serviceUrl),
    faults,
    wire,
    timeouts,
    now,
  });

  const keepFile = ({ name, type, bytes, inline = false, refusals = 0 }: Upload): File => {
    const id = randomUUID();
    const path = inline ? `/v3/attachments/${id}/views/original` : `/files/${id}`;
    files.set(path, { type, bytes, refusals });
    return { name, type, inline, url: inline ? `${serviceUrl}${path.slice(1)}` : `${origin}${path}` };
  };

  const placeFor = (name: string): object => {
    const id = randomUUID();
    awaited.set(`/onedrive/${id}`, name);
    const url = `${origin}/onedrive/${id}`;
    return { name, contentUrl: url, uploadUrl: url, uniqueId: id, fileType: name.split(".").at(-1) ?? "" };
  };

  const windowOf = (account: Account): Person =>
    createPerson({ directory, payloads, delivery, readsChannels, keepFile, placeFor }, account);

  const settings = { appId, appPassword, tenantId, origin, scope };
  return {
    serviceUrl,
    environment: deskEnvironment(settings),
    childEnvironment: childEnvironment(settings),
    connectTo: (url) => void (deskUrl = url),
    person: ({ name, email, locale = "en-US", timezone = "Europe/Paris", installed = true }) => {
      const account: Account = {
        id: `29:1${randomUUID().replaceAll("-", "")}`,
        aadObjectId: randomUUID(),
        chatId: `a:1${randomUUID().replaceAll("-", "")}`,
        name,
        email,
        locale,
        timezone,
        installed,
        manager: null,
        blocksBot: false,
      };
      directory.accounts.push(account);
      return windowOf(account);
    },
    colleagues: (id = `a:1${randomUUID().replaceAll("-", "")}`) => {
      directory.colleagues.add(id);
      return { kind: "colleagues", id };
    },
    reportsTo: ({ account }, manager) =>
      void (account.manager = manager === null || manager === "contact" ? manager : manager.account),
    anotherWindow: ({ account }) => windowOf(account),
    team: ({ name, owners = [], members = [], installed = true }) =>
      createTeam({ directory, payloads, delivery }, { name, owners, members, installed }),
    faults,
    wire,
    posts: () => directory.posts,
    remove: (gone) => void (directory.posts = directory.posts.filter((post) => post !== gone)),
    uploaded: () =>
      [...awaited].flatMap(([path, name]) => {
        const file = files.get(path);
        return file === undefined ? [] : [{ name, bytes: file.bytes }];
      }),
    payloads,
    channelToken: (bent) => login.channelToken(serviceUrl, bent),
    post: (activity, token) => delivery.post(activity, timeouts.message, token),
    close: async () => {
      undoRedirect();
      await server.close();
    },
  };
}
