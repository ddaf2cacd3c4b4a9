import { once } from "node:events";
import { newId } from "./block-kit/ids.ts";
import { channelHandle, type Channel, type Member } from "./channel.ts";
import { createDeliveries, type Transport } from "./deliver.ts";
import { eventScopes, subscriptions, type Subscription } from "./events.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createHttpServer } from "./http-server.ts";
import { removeMessage } from "./messages.ts";
import { addUser, type Newcomer } from "./newcomer.ts";
import { createPerson, type Person } from "./person/person.ts";
import type { Place, SeenMessage } from "./person/messages.ts";
import { portOf } from "./port.ts";
import type { SlackServer } from "./server.ts";
import { signedHttp } from "./signed-http.ts";
import { createSocketMode } from "./socket-mode.ts";
import { addChannel, directChannel, findMessage, newState, type ProfileField, type WorkspaceState } from "./state.ts";
import { createWireLog, type WireLog } from "./wire-log.ts";

export interface WorkspaceOptions {
  readonly signingSecret: string;
  readonly botToken: string;
  /** Lets the desk connect over Socket Mode. */
  readonly appToken?: string;
  /** What the bot token may do: `chat:write`, `im:history` … */
  readonly scopes: readonly string[];
  /** Where the desk listens; without it everything goes through Socket Mode, or waits for `pointTo`. */
  readonly deskUrl?: string;
  /** Events the app subscribes to; all that its scopes allow, unless said. */
  readonly events?: readonly Subscription[];
  /** Slash commands the app has, if its scopes hold `commands`; `/ticket` unless said. */
  readonly commands?: readonly string[];
  readonly appName?: string;
  /** The bot token is of a whole organisation. */
  readonly orgWide?: boolean;
  readonly now?: () => Date;
  /** Milliseconds the desk has to acknowledge; 3,000 as at Slack. */
  readonly timeoutMs?: number;
  /** When an unacknowledged event comes again. At Slack: at once, after a minute, after five. */
  readonly retryAfterMs?: readonly number[];
  /** The largest page of any list, to make the desk turn pages. */
  readonly maxPage?: number;
}

export interface SlackWorkspace {
  /** The Web API's base, for SLACK_API_URL: ends with `/api/`. */
  readonly url: string;
  readonly bot: Member & { readonly name: string };
  readonly team: string;
  readonly wire: WireLog;
  readonly faults: Faults;
  readonly state: WorkspaceState;
  person(newcomer: Newcomer): Person;
  channel(options: { name: string; private?: boolean; members: readonly Member[] }): Channel;
  /** A field that the workspace adds to everybody's profile; answers its id. */
  profileField(label: string, type?: ProfileField["type"]): string;
  /** Writes into a field of somebody's profile; empty: nothing stands there any more. */
  fillsIn(person: Member, field: string, value: string): void;
  /** A conversation of people without the app. */
  directMessage(...people: readonly Member[]): Place;
  /** Deletes any message, as an administrator can. */
  remove(message: Pick<SeenMessage, "channel" | "ts">): void;
  /** From now on everything goes to this desk over signed HTTP: `<deskUrl>/slack/events`. */
  pointTo(deskUrl: string): void;
  /** Open Socket Mode connections. */
  readonly sockets: () => number;
  /** Asks every Socket Mode client to connect anew. */
  recycleSockets(): void;
  /** Resolves when no delivery or retry is under way. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** A Slack workspace on loopback: strict as Slack is, with people in it and one app, the desk. */
export async function createSlackWorkspace(options: WorkspaceOptions): Promise<SlackWorkspace> {
  const { now = () => new Date(), timeoutMs = 3_000, retryAfterMs = [0, 60_000, 300_000] } = options;
  const state = newState(options.appName ?? "Guichet", options.orgWide ?? false);
  const wire = createWireLog(now);
  const faults = createFaults();
  const socketMode = createSocketMode({ appId: state.app.id, timeoutMs });
  let deskUrl = options.deskUrl;
  const http = signedHttp({
    requestUrl: () => (deskUrl === undefined ? undefined : new URL("/slack/events", deskUrl).href),
    signingSecret: options.signingSecret,
    timeoutMs,
  });
  const transport: Transport = (delivery, retry) =>
    deskUrl === undefined ? socketMode.transport(delivery, retry) : http(delivery, retry);
  const deliveries = createDeliveries({ transport, wire, faults, retryAfterMs });
  const scopes = new Set(options.scopes);
  const server: SlackServer = {
    state,
    now,
    tokens: { bot: options.botToken, app: options.appToken, scopes },
    subscriptions: subscriptionsOf(scopes, options.events),
    commands: new Set(scopes.has("commands") ? (options.commands ?? ["/ticket"]) : []),
    wire,
    faults,
    maxPage: options.maxPage ?? 1_000,
    ask: (delivery) => deliveries.ask(delivery),
    emit: (delivery) => deliveries.emit(delivery),
  };
  const listener = createHttpServer(server, socketMode);
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  state.origin = `http://127.0.0.1:${portOf(listener.address())}`;

  return {
    url: `${state.origin}/api/`,
    bot: { id: state.app.botUser, name: state.app.name },
    team: state.team.id,
    wire,
    faults,
    state,
    person: (newcomer) => createPerson(server, addUser(state, newcomer)),
    channel: ({ name, members, private: isPrivate = false }) =>
      channelHandle(
        server,
        addChannel(state, {
          kind: isPrivate ? "group" : "channel",
          name,
          members: members.map((member) => member.id),
          now: now(),
        }),
      ),
    profileField(label, type = "user") {
      const known = state.profileFields.find((field) => field.label === label);
      const field = known ?? { id: newId("Xf"), label, type, ordering: state.profileFields.length };
      if (known === undefined) state.profileFields.push(field);
      return field.id;
    },
    fillsIn({ id }, field, value) {
      const profile = state.profiles.get(id) ?? new Map<string, string>();
      if (value === "") profile.delete(field);
      else profile.set(field, value);
      state.profiles.set(id, profile);
    },
    directMessage: (...people) => ({
      channel: directChannel(
        state,
        people.map((person) => person.id),
        now(),
      ).id,
    }),
    remove(seen) {
      const channel = state.channels.get(seen.channel);
      const message = channel && findMessage(channel, seen.ts);
      if (channel !== undefined && message !== undefined) removeMessage(server, channel, message);
    },
    pointTo: (url) => void (deskUrl = url),
    sockets: () => socketMode.connections(),
    recycleSockets: () => socketMode.recycle(),
    settled: () => deliveries.settled(),
    async close() {
      deliveries.stop();
      await socketMode.close();
      listener.closeAllConnections();
      await new Promise<void>((done) => listener.close(() => done()));
    },
  };
}

/** Slack lets an app subscribe only to what its scopes let it read. */
function subscriptionsOf(scopes: ReadonlySet<string>, wanted: readonly Subscription[] | undefined): Set<Subscription> {
  const allowed = (name: Subscription) => {
    const scope = eventScopes[name];
    return scope === undefined || scopes.has(scope);
  };
  const refused = (wanted ?? []).filter((name) => !allowed(name));
  if (refused.length > 0) throw new Error(`Missing scopes for the events ${refused.join(", ")}`);
  return new Set(wanted ?? subscriptions.filter(allowed));
}
