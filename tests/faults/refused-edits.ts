import { z } from "zod";
import type { Platforms } from "./platforms.ts";

const refused = z.object({
  sent: z.object({ ts: z.string() }),
  answered: z.object({ error: z.literal("edit_window_closed") }),
});

/** Slack's messages that could no longer be edited: what had joined such a note is said again, below whatever was said since. */
export const refusedEdits = ({ slack }: Pick<Platforms, "slack">): ReadonlySet<string> =>
  new Set(slack?.workspace.wire.of("chat.update").flatMap((each) => refused.safeParse(each).data?.sent.ts ?? []));
