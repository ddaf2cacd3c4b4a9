import type { AdaptiveCard } from "./adaptive-card.ts";
import type { Post } from "./directory.ts";
import type { Channel, Someone, Thread } from "./places.ts";

/** Where a person looks or acts; their personal chat with the bot when left out. */
export type Place = "chat" | Channel | Thread;

/** Something to attach: a file, or with `inline` a picture pasted into the text. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly inline?: boolean;
  /** How often Teams refuses to hand it over before it does. */
  readonly refusals?: number;
}

/** A chat of two people without the bot. */
export interface Colleagues {
  readonly kind: "colleagues";
  readonly id: string;
}

/** Where a message extension command is chosen; `elsewhere` is a group chat the bot has never been in. */
export type CommandFrom =
  | { readonly from: "compose"; readonly in?: Place | "elsewhere" | Colleagues }
  | { readonly from: "commandbox" }
  | { readonly from: "message"; readonly in: Place; readonly saying: string }
  | {
      readonly from: "message";
      readonly in: "elsewhere" | Colleagues;
      readonly by: Someone;
      readonly saying: string;
    };

export interface DialogSeen {
  readonly title: string;
  /** What it is drawn from; null where it holds words only. */
  readonly card: AdaptiveCard | null;
  /** Everything readable in it, one line a piece. */
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What the client itself objects to, by label. What the desk objects to is in `text`. */
  readonly errors: Readonly<Record<string, string>>;
  readonly buttons: readonly string[];
}

/** A post as one person has it before them. */
export interface SeenPost {
  readonly post: Post;
  /** Theirs alone, where the bot gave them one of their own. */
  readonly card: AdaptiveCard | null;
  /** All they read of it, as `sees` has it. */
  readonly text: string;
}

/** Where a button stands, and what it carries. */
export interface Pressed {
  readonly in?: Place;
  readonly on?: string;
  readonly post?: string;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/** Someone in front of Teams. What they do returns when Teams is done with it. */
export interface Person extends Someone {
  readonly name: string;
  /** Writes to the bot in their personal chat, perhaps quoting the newest message there that says `quoting`. */
  readonly says: (words: string, more?: { files?: readonly Upload[]; quoting?: string }) => Promise<void>;
  readonly mentionsBot: (words: string, place: Channel | Thread, files?: readonly Upload[]) => Promise<Thread>;
  readonly writes: (words: string, place: Channel | Thread, files?: readonly Upload[]) => Promise<Thread>;
  /** Changes their newest message to the bot, or in a channel, that says `before`. */
  readonly edits: (before: string, words: string) => Promise<void>;
  /** What they read there, from top to bottom, one line a piece; buttons as `[Claim]`, overflowing ones as `[… Transfer]`. */
  readonly sees: (place?: Place) => string;
  /** The same, post by post, oldest first. */
  readonly posts: (place?: Place) => readonly SeenPost[];
  /** Titles on the newest card there that has buttons, or on the newest of those showing `words`. */
  readonly buttons: (place?: Place, words?: string) => readonly string[];
  /**
   * Presses a button in the open dialog, else on the card of `post`, or on the newest in `in` that has it (and shows `on`). Of
   * those with the same title, the one that carries `data`.
   */
  readonly presses: (title: string, where?: Pressed) => Promise<void>;
  /** Fills fields by their label, in the open dialog, else on the card of `post`, or on the newest in `place` with such a field. */
  readonly fills: (values: Readonly<Record<string, string>>, place?: Place, post?: string) => void;
  readonly dialog: () => DialogSeen | null;
  readonly closesDialog: () => void;
  /** The words that last popped up in answer to what they did, or the link it opened. */
  readonly toast: () => string | null;
  /** How many have popped up. */
  readonly toasts: () => number;
  /** Chooses an action command of the message extension. */
  readonly runsCommand: (commandId: string, from: CommandFrom) => Promise<void>;
  /** Types into a search command of the message extension (null: only opens it); gives the list, or the words in its place. */
  readonly searches: (
    commandId: string,
    words: string | null,
    from: Exclude<CommandFrom, { from: "message" }>,
  ) => Promise<string>;
  /** Posts a result of their last search, by its title, into a channel: for everybody there. */
  readonly postsResult: (title: string, place: Channel | Thread) => void;
  /** Comes upon cards with a `refresh`, which Teams then asks for by itself. */
  readonly refreshes: (place?: Place) => Promise<void>;
  readonly installsApp: () => Promise<void>;
  /** `silently` when the bot is not told, as happens. */
  readonly blocksBot: () => void;
  readonly removesApp: (how?: { silently?: boolean }) => Promise<void>;
}
