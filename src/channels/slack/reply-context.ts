import { z } from "zod";
import type { OpenModal } from "./modal.ts";

/**
 * What somebody pressed on, where it is theirs alone and can be replaced. A form carries it along, and Slack signs for who
 * sent the form, not for what it carries: so it names nobody, and is replaced only in their own conversation.
 */
export const pressedOn = z.discriminatedUnion("kind", [
  /** In their own conversation with the bot. */
  z.object({ kind: z.literal("message"), channel: z.string(), ts: z.string() }),
  /** Words for them alone: Slack keeps no such message, and changes it only through here. */
  z.object({ kind: z.literal("whisper"), responseUrl: z.string() }),
  /** Their Home of the bot. */
  z.object({ kind: z.literal("home") }),
  /** A card in a modal: the one they look at, or that below the form. Nobody else knows its hash. */
  z.object({ kind: z.literal("card"), title: z.string(), view: z.string(), hash: z.string() }),
]);
export type PressedOn = z.infer<typeof pressedOn>;

/** Where somebody acted, and what Slack lets the desk answer there. */
export interface ReplyContext {
  readonly user: string;
  /** Opens a form: once, and within three seconds. */
  readonly trigger: string | null;
  /** Takes words for them alone, where they acted. */
  readonly responseUrl: string | null;
  readonly channel: string | null;
  /** The thread they are in. */
  readonly thread: string | null;
  /** The form they acted in. */
  readonly modal: OpenModal | null;
  /** In a form: what is written on the button that they pressed. */
  readonly label: string | null;
  /** In a form: what opened it. */
  readonly pressedOn: PressedOn | null;
  /** They look at the bot's Home. */
  readonly home: boolean;
}

/** A context with nothing but who acted, to which the rest is added. */
export const replyContextOf = (user: string): ReplyContext => ({
  user,
  trigger: null,
  responseUrl: null,
  channel: null,
  thread: null,
  modal: null,
  label: null,
  pressedOn: null,
  home: false,
});
