import { newId } from "./block-kit/ids.ts";
import type { Block } from "./block-kit/blocks.ts";
import type { HomeContent, ModalContent } from "./block-kit/view.ts";
import type { StateValues } from "./block-kit/view-state.ts";

/** Everything a workspace remembers. Kept plain and mutable in one place: this is the world, not the program under test. */

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly email?: string;
  readonly locale: string;
  readonly tz: string;
  readonly isAdmin: boolean;
  readonly isOwner: boolean;
  /** A guest, who sees only some channels. */
  readonly isRestricted: boolean;
  /** Someone of another company, met through Slack Connect. */
  readonly isUnknownUser: boolean;
  readonly isBot: boolean;
  readonly isDeactivated?: boolean;
  readonly isEmailConfirmed?: boolean;
  /** `expiration` in seconds; 0: no end. */
  readonly status?: { readonly emoji: string; readonly expiration: number };
}

/** A field of everybody's profile that the workspace made itself. */
export interface ProfileField {
  readonly id: string;
  readonly label: string;
  readonly type: "text" | "date" | "link" | "mailto" | "options_list" | "user";
  readonly ordering: number;
}

export type ChannelKind = "channel" | "group" | "im" | "mpim";

export interface SlackChannel {
  readonly id: string;
  name: string;
  readonly kind: ChannelKind;
  readonly creator: string;
  readonly created: Date;
  readonly members: Set<string>;
  isArchived: boolean;
  readonly messages: SlackMessage[];
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly content: Buffer;
  readonly user: string;
  readonly created: Date;
  /** How it is not as other files are. */
  readonly odd?: OddFile;
  /** How often an app has asked about it. */
  looked: number;
  readonly shares: { readonly channel: string; readonly ts: string; readonly thread_ts?: string }[];
}

/**
 * `unseen`: its event tells no more than its id; `deleted` since; `elsewhere`: a link to another house; `moved`: it is answered
 * with another address.
 */
export type OddFile =
  | { readonly is: "unseen" | "deleted" }
  | { readonly is: "elsewhere" | "moved"; readonly url: string };

/** What an app is about to put here. */
interface UploadBegun {
  readonly file: string;
  readonly name: string;
  readonly length: number;
  content: Buffer | null;
}

export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly botId?: string;
  readonly subtype?: string;
  text: string;
  blocks: readonly Block[];
  readonly threadTs?: string;
  readonly files: readonly SlackFile[];
  /** What an app posted with it, which people do not see. */
  metadata?: MessageMetadata;
  /** Set on an ephemeral message: the one person who sees it. No API finds it again. */
  readonly onlyFor?: string;
  editedTs?: string;
  /** Who has put which emoji under it. */
  readonly reactions: Map<string, Set<string>>;
  state: StateValues;
}

export interface OpenView {
  readonly id: string;
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | null;
  content: ModalContent | HomeContent;
  hash: string;
  state: StateValues;
  /** Shown under the fields, by block_id, until the next submission. */
  errors: Record<string, string>;
}

interface Trigger {
  readonly user: string;
  readonly expiresAt: Date;
  used: boolean;
}

export interface ResponseUrl {
  readonly channel: string;
  readonly user: string;
  readonly thread?: string;
  /** The message whose button was pressed: what replace_original and delete_original mean. */
  readonly original?: string;
  readonly expiresAt: Date;
  uses: number;
}

export interface WorkspaceState {
  readonly team: { readonly id: string; readonly domain: string; readonly name: string };
  readonly app: {
    readonly id: string;
    readonly name: string;
    readonly botUser: string;
    readonly botId: string;
    /** Its token is of a whole organisation. */
    readonly isOrgWide: boolean;
  };
  readonly users: Map<string, SlackUser>;
  readonly profileFields: ProfileField[];
  /** What people have filled in, by their ids and the fields'. */
  readonly profiles: Map<string, Map<string, string>>;
  readonly channels: Map<string, SlackChannel>;
  readonly files: Map<string, SlackFile>;
  /** By what stands in their address. */
  readonly uploads: Map<string, UploadBegun>;
  /** Each person's open modals, the topmost last. */
  readonly modals: Map<string, OpenView[]>;
  readonly homes: Map<string, OpenView>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** What Slack itself tells a person: a command that failed, a button that did nothing. */
  readonly notices: Map<string, string[]>;
  lastMicros: number;
  /** Where this workspace listens, without a path: `http://127.0.0.1:41234`. */
  origin: string;
}

export function newState(appName: string, isOrgWide: boolean): WorkspaceState {
  const app = { id: newId("A"), name: appName, botUser: newId("U"), botId: newId("B"), isOrgWide };
  const bot: SlackUser = {
    id: app.botUser,
    name: appName.toLowerCase(),
    realName: appName,
    locale: "en-US",
    tz: "America/Los_Angeles",
    isAdmin: false,
    isOwner: false,
    isRestricted: false,
    isUnknownUser: false,
    isBot: true,
  };
  return {
    team: { id: newId("T"), domain: "atelier", name: "Atelier" },
    app,
    users: new Map([[bot.id, bot]]),
    profileFields: [],
    profiles: new Map(),
    channels: new Map(),
    files: new Map(),
    uploads: new Map(),
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    notices: new Map(),
    lastMicros: 0,
    origin: "",
  };
}

/** A message timestamp: seconds with six decimals, never the same twice in a workspace. */
export function nextTs(state: WorkspaceState, now: Date): string {
  state.lastMicros = Math.max(state.lastMicros + 1, now.getTime() * 1_000);
  return `${Math.floor(state.lastMicros / 1_000_000)}.${String(state.lastMicros % 1_000_000).padStart(6, "0")}`;
}

export const findMessage = (channel: SlackChannel, ts: string): SlackMessage | undefined =>
  channel.messages.find((message) => message.ts === ts);

/** The direct conversation of exactly these people, opened when it is not there yet. */
export function directChannel(state: WorkspaceState, people: readonly string[], now: Date): SlackChannel {
  const kind = people.length > 2 ? "mpim" : "im";
  for (const channel of state.channels.values()) {
    if (channel.kind !== kind || channel.members.size !== people.length) continue;
    if (people.every((person) => channel.members.has(person))) return channel;
  }
  return addChannel(state, { kind, name: "", members: people, now });
}

export function addChannel(
  state: WorkspaceState,
  of: { readonly kind: ChannelKind; readonly name: string; readonly members: readonly string[]; readonly now: Date },
): SlackChannel {
  const channel: SlackChannel = {
    id: newId(of.kind === "im" ? "D" : "C"),
    name: of.name,
    kind: of.kind,
    creator: of.members[0] ?? state.app.botUser,
    created: of.now,
    members: new Set(of.members),
    isArchived: false,
    messages: [],
  };
  state.channels.set(channel.id, channel);
  return channel;
}

export const modalsOf = (state: WorkspaceState, user: string): OpenView[] => state.modals.get(user) ?? [];

/** An open modal or a published Home tab, by its id. */
export function findView(state: WorkspaceState, id: string): OpenView | undefined {
  return [...state.modals.values()].flat().find((view) => view.id === id) ?? homeById(state, id);
}

const homeById = (state: WorkspaceState, id: string): OpenView | undefined =>
  [...state.homes.values()].find((view) => view.id === id);

export function notice(state: WorkspaceState, user: string, words: string): void {
  state.notices.set(user, [...(state.notices.get(user) ?? []), words]);
}
