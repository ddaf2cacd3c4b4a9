import { z } from "zod";
import type { Act, ClockMove } from "./protocol.ts";

const words = z.string().max(40_000);
const nullable = z.string().nullable();
const values = z.record(z.string(), words);
const value = words.optional();
const dropped = z.strictObject({ name: z.string().min(1).max(255), type: z.string().max(100), data: z.base64() });
const someFiles = z.array(dropped).max(10);
const files = someFiles.optional();
const data = z.record(z.string(), z.unknown()).optional();
const as = { as: z.string() };

/** The body of `POST /act`. */
export const act: z.ZodType<Act> = z.discriminatedUnion("do", [
  z.strictObject({ ...as, do: z.literal("slack-command"), words, in: z.string() }),
  z.strictObject({ ...as, do: z.literal("slack-write"), words, files, in: z.string(), thread: nullable }),
  z.strictObject({ ...as, do: z.literal("slack-press"), label: z.string(), value, in: z.string(), ts: z.string() }),
  z.strictObject({ ...as, do: z.literal("slack-react"), emoji: z.string(), in: z.string(), ts: z.string() }),
  z.strictObject({ ...as, do: z.literal("slack-shortcut"), shortcut: z.string(), in: nullable, ts: nullable }),
  z.strictObject({ ...as, do: z.literal("slack-home") }),
  z.strictObject({ ...as, do: z.literal("slack-home-press"), label: z.string(), value }),
  z.strictObject({ ...as, do: z.literal("slack-modal-press"), label: z.string(), value, values }),
  z.strictObject({ ...as, do: z.literal("slack-modal-attach"), label: z.string(), files: someFiles, values }),
  z.strictObject({ ...as, do: z.literal("slack-modal-submit"), values }),
  z.strictObject({ ...as, do: z.literal("slack-modal-close"), values }),
  z.strictObject({
    ...as,
    do: z.literal("teams-write"),
    words,
    files,
    in: z.string(),
    root: nullable,
    mention: z.boolean(),
  }),
  z.strictObject({
    ...as,
    do: z.literal("teams-press"),
    title: z.string(),
    data,
    in: z.string(),
    post: z.string(),
    values,
  }),
  z.strictObject({ ...as, do: z.literal("teams-new-ticket"), in: nullable, post: nullable }),
  z.strictObject({ ...as, do: z.literal("teams-dialog-press"), title: z.string(), data, values }),
  z.strictObject({ ...as, do: z.literal("teams-dialog-close") }),
  z.strictObject({ ...as, do: z.literal("read"), in: z.string() }),
]);

const move: z.ZodType<ClockMove> = z.enum(["minutes", "hour", "day", "monday"]);

/** The body of `POST /clock`. */
export const clockMove = z.strictObject({ move });
