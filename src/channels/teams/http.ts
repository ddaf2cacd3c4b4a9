import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { BotClient } from "./client.ts";
import { activitySchema, envelopeSchema, type TeamsActivity } from "./inbound.ts";
import { tenantOf } from "./where.ts";
import { limits } from "./limits.ts";
import type { TurnAnswer } from "./turn.ts";

export interface HttpDeps {
  readonly client: BotClient;
  /** The only tenant that may speak to the bot; null for any. */
  readonly tenant: string | null;
  readonly turn: (activity: TeamsActivity) => Promise<TurnAnswer>;
  readonly log: Logger;
}

/** `POST /api/messages`. A refusal says its status and nothing else: what went wrong is for the log. */
export const createHttp =
  (deps: HttpDeps) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    answer(deps, request)
      .catch((err: unknown): TurnAnswer => {
        deps.log.error({ err }, "activity of Teams failed");
        return refuse(500);
      })
      .then((answered) => send(response, answered))
      .catch((err: unknown) => deps.log.warn({ err }, "Teams closed the connection before the answer"));
  };

async function answer(deps: HttpDeps, request: IncomingMessage): Promise<TurnAnswer> {
  if (request.method !== "POST") return refuse(405);
  const text = await read(request, limits.requestBytes);
  if (text === "gone") return refuse(400);
  if (text === "too long") return refuse(413);
  const json = parse(text.body);
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) return refuse(400);
  if (!(await deps.client.authenticate(envelope.data, request.headers.authorization ?? ""))) return refuse(401);

  if (!isJson.test(request.headers["content-type"] ?? "")) return refuse(415);
  const activity = activitySchema.safeParse(json);
  if (!activity.success) {
    deps.log.warn(
      { problems: activity.error.issues.map(({ path }) => path.join(".")) },
      "unreadable activity of Teams",
    );
    return refuse(400);
  }
  if (deps.tenant !== null && isFromElsewhere(activity.data, deps.tenant)) return refuse(403);
  return deps.turn(activity.data);
}

const isJson = /^application\/json\b/i;

/** Written in another tenant, or by somebody of another, as happens in a shared channel. */
const isFromElsewhere = (activity: TeamsActivity, tenant: string): boolean =>
  [tenantOf(activity), activity.from.tenantId ?? tenant].some((each) => each.toLowerCase() !== tenant.toLowerCase());

const refuse = (status: number): TurnAnswer => ({ status, body: null });

/** "too long" when there is more of it than `most` bytes, "gone" when whoever sent it left, or was too slow. */
async function read(request: IncomingMessage, most: number): Promise<{ body: string } | "too long" | "gone"> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // the connection outlives a body that is too long: the answer still goes over it
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > most) return "too long";
      chunks.push(bytes);
    }
  } catch {
    return "gone";
  }
  return { body: Buffer.concat(chunks).toString() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, (_name, value: unknown) => (typeof value === "string" ? whole(value) : value));
  } catch {
    return null;
  }
}

/** Names and ids too end up in the database and in addresses, which take neither NUL nor half a character. */
const whole = (words: string): string => words.toWellFormed().replaceAll("\0", "");

function send(response: ServerResponse, { status, body }: TurnAnswer): void {
  if (status === 405) response.setHeader("allow", "POST");
  if (status === 413) response.setHeader("connection", "close");
  response.statusCode = status;
  if (body !== null) response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(body === null ? undefined : JSON.stringify(body));
}
