import { z } from "zod";
import type { OpenModal } from "./modal.ts";

/** What somebody pressed on, where it can be replaced. */
export const pressedOn = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("message"), channel: z.string(), ts: z.string() }),
  /** Words for them alone: Slack keeps no such message, and changes it only through here. */
  z.object({ kind: z.literal("whisper"), responseUrl: z.string() }),
  /** The bot's Home, which is published for one person. */
  z.object({ kind: z.literal("home"), user: z.string() }),
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
  pressedOn: null,
  home: false,
});
