import { z } from "zod";
import { complaints, type Checked } from "../block-kit/check.ts";
import type { SlackServer } from "../server.ts";

export interface Refused {
  readonly ok: false;
  readonly error: string;
  readonly [field: string]: unknown;
}
export type Answer = { readonly ok: true; readonly [field: string]: unknown } | Refused;

/** A Web API method: which token and scope it wants (any one of those named), what it takes, and what it does. */
export interface Method {
  readonly token: "bot" | "app";
  readonly scopes: readonly string[];
  readonly call: (server: SlackServer, args: unknown) => Answer;
}

export function method<Args extends z.ZodRawShape>(spec: {
  readonly token?: "bot" | "app";
  readonly scopes?: readonly string[];
  readonly args: Args;
  readonly run: (server: SlackServer, args: z.output<z.ZodObject<Args, z.core.$strict>>) => Answer;
}): Method {
  const shape = z.strictObject(spec.args);
  return {
    token: spec.token ?? "bot",
    scopes: spec.scopes ?? [],
    call(server, raw) {
      const parsed = shape.safeParse(raw);
      if (parsed.success) return spec.run(server, parsed.data);
      return refuse(
        "invalid_arguments",
        parsed.error.issues.flatMap((issue) => complaints(issue)),
      );
    },
  };
}

export const refuse = (error: string, messages?: readonly string[]): Refused => ({
  ok: false,
  error,
  ...(messages === undefined ? {} : { response_metadata: { messages } }),
});

export const missingScope = (server: SlackServer, needed: readonly string[]): Refused => ({
  ...refuse("missing_scope"),
  needed: needed.join(","),
  provided: [...server.tokens.scopes].join(","),
});

export const id = z.string().min(1);
export const flag = z.union([
  z.boolean(),
  z.enum(["true", "false", "1", "0"]).transform((on) => on === "true" || on === "1"),
]);
export const whole = z.coerce.number().int();

/** An object or list, which a form carries as JSON text. */
export const json = z.unknown().transform((value, context) => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    context.addIssue({ code: "custom", message: "must be valid JSON" });
    return z.NEVER;
  }
});

/** Cuts a list into pages as Slack does: an opaque cursor, empty on the last page. */
export function page<T>(
  server: SlackServer,
  all: readonly T[],
  args: { cursor?: string | undefined; limit?: number | undefined },
) {
  const from =
    args.cursor === undefined || args.cursor === ""
      ? 0
      : Number(Buffer.from(args.cursor, "base64").toString().replace("next:", ""));
  if (!Number.isInteger(from)) return refuse("invalid_cursor");
  const until = from + Math.min(args.limit || 100, server.maxPage);
  const next_cursor = until < all.length ? btoa(`next:${until}`) : "";
  return { ok: true, items: all.slice(from, until), response_metadata: { next_cursor } } as const;
}

export const paging = { cursor: z.string().optional(), limit: whole.pipe(z.number().min(0).max(1_000)).optional() };

/** A failed check of blocks or a view, as the answer to the call. */
export const refuseInvalid = (error: string, checked: Checked<unknown> & { ok: false }): Refused =>
  refuse(error, checked.messages);
