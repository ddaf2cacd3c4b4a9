import type { Locale } from "../kernel/locale.ts";

/** What the page and the playground's server say to each other, as JSON over loopback. */

/** Where everybody of the playground is, and so the zone of every clock in it, wherever the visitor is. */
export const zone = "Europe/Paris";

/** Everything on both screens, for the two people the visitor acts as; sent anew over `GET /events` at each change. */
export interface Snapshot {
  /** The desk's clock, ISO 8601. */
  readonly now: string;
  readonly people: readonly Somebody[];
  readonly slack: SlackScreen;
  readonly teams: TeamsScreen;
  readonly knobs: Knobs;
  /** What can be asked for here that somebody has to approve; null: nothing. */
  readonly toTry: Readonly<Record<Locale, ToTry>> | null;
}

/** A request that needs approval: its service as the form calls it, and the answers that make it need one. */
export interface ToTry {
  readonly service: string;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

export interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly platform: "slack" | "teams";
  readonly language: Locale;
  readonly role: "employee" | "agent" | "lead" | "administrator";
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: "channel" | "direct";
  readonly unread: number;
}

export interface SlackScreen {
  readonly me: string;
  readonly places: readonly Place[];
  /** By place, oldest first, replies included. */
  readonly messages: Readonly<Record<string, readonly SlackMessage[]>>;
  readonly modal: SlackModal | null;
  readonly home: { readonly blocks: readonly unknown[] } | null;
  /** Slack's own words to them: a command that failed, a form that was not answered. */
  readonly notices: readonly string[];
  /** How `<@U…>` and the like are read. */
  readonly names: Readonly<Record<string, string>>;
}

/** A file that was dropped into a message. */
export interface DroppedFile {
  readonly name: string;
  readonly type: string;
  /** In base 64. */
  readonly data: string;
}

export interface SlackMessage {
  readonly ts: string;
  readonly by: string;
  readonly fromApp: boolean;
  readonly at: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly thread: string | null;
  /** A reply that stands in the channel too. */
  readonly broadcast: boolean;
  /** Seen by them alone, and gone when the page is loaded anew. */
  readonly ephemeral: boolean;
  readonly edited: boolean;
  /** `picture`: where the page reads it; null of all other files. */
  readonly files: readonly { readonly id: string; readonly name: string; readonly picture: string | null }[];
  /** Emoji that stand under it, and how many have put each there. */
  readonly reactions: readonly { readonly name: string; readonly count: number }[];
}

export interface SlackModal {
  readonly id: string;
  readonly title: string;
  readonly submit: string | null;
  readonly close: string;
  readonly blocks: readonly unknown[];
  /** By label. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export interface TeamsScreen {
  readonly me: string;
  readonly places: readonly Place[];
  readonly posts: Readonly<Record<string, readonly TeamsPost[]>>;
  readonly dialog: { readonly title: string; readonly card: unknown } | null;
  /** What popped up in answer to a press. */
  readonly toast: string | null;
  /** How many have popped up: the same words may come again. */
  readonly toasts: number;
}

export interface TeamsPost {
  readonly id: string;
  readonly by: string;
  readonly fromApp: boolean;
  readonly at: string;
  readonly text: string;
  readonly card: unknown;
  /** In a channel: the post whose thread it stands in, itself when it is the first. */
  readonly root: string | null;
}

/**
 * What the visitor does as somebody: `POST /act`; answers `{ trouble: string | null }`. Buttons and fields go by their labels.
 * What a button carries (on Slack its value, on Teams its data) tells it from others of its label; left out, the first is meant.
 */
export type Act = { readonly as: string } & (
  | { readonly do: "slack-command"; readonly words: string; readonly in: string }
  | {
      readonly do: "slack-write";
      readonly words: string;
      readonly files?: readonly DroppedFile[] | undefined;
      readonly in: string;
      readonly thread: string | null;
    }
  | {
      readonly do: "slack-press";
      readonly label: string;
      readonly value?: string | undefined;
      readonly in: string;
      readonly ts: string;
    }
  | { readonly do: "slack-shortcut"; readonly shortcut: string; readonly in: string | null; readonly ts: string | null }
  /** Puts an emoji there, or takes it away. */
  | { readonly do: "slack-react"; readonly emoji: string; readonly in: string; readonly ts: string }
  | { readonly do: "slack-home" }
  | { readonly do: "slack-home-press"; readonly label: string; readonly value?: string | undefined }
  | {
      readonly do: "slack-modal-press";
      readonly label: string;
      readonly value?: string | undefined;
      readonly values: Values;
    }
  /** Files that are put into a field of the form. */
  | {
      readonly do: "slack-modal-attach";
      readonly label: string;
      readonly files: readonly DroppedFile[];
      readonly values: Values;
    }
  | { readonly do: "slack-modal-submit"; readonly values: Values }
  /** A field that tells the app while it is filled in does so before. */
  | { readonly do: "slack-modal-close"; readonly values: Values }
  | {
      readonly do: "teams-write";
      readonly words: string;
      readonly files?: readonly DroppedFile[] | undefined;
      readonly in: string;
      readonly root: string | null;
      readonly mention: boolean;
    }
  | {
      readonly do: "teams-press";
      readonly title: string;
      readonly data?: Carried | undefined;
      readonly in: string;
      readonly post: string;
      readonly values: Values;
    }
  | { readonly do: "teams-new-ticket"; readonly in: string | null; readonly post: string | null }
  | {
      readonly do: "teams-dialog-press";
      readonly title: string;
      readonly data?: Carried | undefined;
      readonly values: Values;
    }
  | { readonly do: "teams-dialog-close" }
  /** They have seen what stands there. */
  | { readonly do: "read"; readonly in: string }
);
/** The data of a button on a card. */
export type Carried = Readonly<Record<string, unknown>>;
export type Values = Readonly<Record<string, string>>;

/** `POST /knobs` sets some of them. */
export interface Knobs {
  readonly twice: boolean;
  /** Refuse the next posts with 429 and Retry-After: 2. */
  readonly rateLimited: boolean;
  readonly slow: boolean;
  readonly loseAnswers: boolean;
  readonly expiredTriggers: boolean;
  readonly slackDown: boolean;
  readonly teamsDown: boolean;
}

/** `POST /clock`: moves the desk's clock on. */
export type ClockMove = "minutes" | "hour" | "day" | "monday";

/** `GET /wire`: requests and answers, newest first. `POST /start-over`: an empty desk. `POST /card-gone`: deletes the newest card. */
export interface WireLine {
  readonly at: string;
  readonly platform: "slack" | "teams";
  /** From the desk's side. */
  readonly direction: "in" | "out";
  readonly what: string;
  readonly status: number | null;
  readonly milliseconds: number | null;
  readonly request: string;
  readonly answer: string;
}

/** Which of some labels, in their order, a value says with commas between. A label may have commas of its own. */
export function chosenIn(value: string, labels: readonly string[]): readonly string[] {
  let left = value;
  return labels.filter((label) => {
    if (left !== label && !left.startsWith(`${label}, `)) return false;
    left = left.slice(label.length + 2);
    return true;
  });
}
