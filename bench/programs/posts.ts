import { z } from "zod";
import type { SlackWorkspace } from "../../src/playground/slack/workspace.ts";
import type { TeamsTenant } from "../../src/playground/teams/tenant.ts";
import { wallClock } from "../measure.ts";
import type { Post } from "../platforms.ts";

export interface Posts {
  /** All that came after the first so many. */
  since(from: number): readonly Post[];
}

const title = /bench-\d+/g;
const titleIn = (sent: unknown): string | null => (JSON.stringify(sent) ?? "").match(title)?.at(-1) ?? null;

/** Writes down what the desk asks of the platforms, and when. */
export function postsOf(workspace: SlackWorkspace, tenant: TeamsTenant): Posts {
  const posts: Post[] = [];
  workspace.wire.watch(() => {
    const last = workspace.wire.exchanges.at(-1);
    if (last === undefined || last.from !== "desk") return;
    const { what, sent, answered, tookMs } = last;
    const at = wallClock() - tookMs;
    posts.push({ platform: "slack", what, at, ok: isOk(answered), to: addresseeOf(sent), title: titleIn(sent) });
  });
  tenant.wire.watch(() => {
    const last = tenant.wire.entries.at(-1);
    if (last === undefined || last.from !== "bot") return;
    const { what, result, request, tookMs } = last;
    const ok = typeof result === "number" && result < 300;
    posts.push({ platform: "teams", what, at: wallClock() - tookMs, ok, to: what, title: titleIn(request) });
  });
  return { since: (from) => posts.slice(from) };
}

const isOk = (answered: unknown): boolean =>
  typeof answered === "object" && answered !== null && "ok" in answered && answered.ok === true;

const addressed = z.object({ channel: z.string().optional(), trigger_id: z.string().optional() });

function addresseeOf(sent: unknown): string {
  const { data } = addressed.safeParse(sent);
  return data?.channel ?? data?.trigger_id ?? "";
}
