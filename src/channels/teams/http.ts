import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { BotClient } from "./client.ts";
import { activitySchema, envelopeSchema, type TeamsActivity } from "./inbound.ts";
import { tenantOf } from "./where.ts";
import { limits } from "./limits.ts";
import type { TurnAnswer } from "./turn.ts";
import { parseJson, readBody } from "../request.ts";

export interface HttpDeps {
  readonly client: BotClient;
  /** The only tenant that may speak to the bot. */
  readonly tenant: string;
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
  const bytes = await readBody(request, limits.requestBytes);
  if (bytes === "gone") return refuse(400);
  if (bytes === "too long") return refuse(413);
  const json = parseJson(bytes.toString());
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
  if (isFromElsewhere(activity.data, deps.tenant)) return refuse(403);
  return deps.turn(activity.data);
}

const isJson = /^application\/json\b/i;

/** Written in another tenant, or by somebody of another, as happens in a shared channel. */
const isFromElsewhere = (activity: TeamsActivity, tenant: string): boolean =>
  [tenantOf(activity), activity.from.tenantId ?? tenant].some((each) => each.toLowerCase() !== tenant.toLowerCase());

const refuse = (status: number): TurnAnswer => ({ status, body: null });

function send(response: ServerResponse, { status, body }: TurnAnswer): void {
  if (status === 405) response.setHeader("allow", "POST");
  if (status === 413) response.setHeader("connection", "close");
  response.statusCode = status;
  if (body !== null) response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(body === null ? undefined : JSON.stringify(body));
}
