import { randomUUID } from "node:crypto";
import { parseJson } from "./http.ts";
import type { Faults } from "./faults.ts";
import type { InboundActivity } from "./payloads.ts";
import type { WireLog } from "./wire-log.ts";

/** How long Teams waits for the bot, in milliseconds; a test may shorten it. */
export interface Timeouts {
  readonly message: number;
  readonly invoke: number;
}
export const teamsTimeouts: Timeouts = { message: 15_000, invoke: 5_000 };

/** One delivery of an activity and what the bot said to it. */
export interface Attempt {
  readonly status: number | "timeout" | "unreachable";
  readonly body: unknown;
  readonly tookMs: number;
}

export interface Delivery {
  /** An activity that expects no answer. Sent again once when the bot takes too long. @returns every attempt */
  readonly notify: (activity: InboundActivity) => Promise<readonly Attempt[]>;
  /** An invoke: the person waits. A late `composeExtension/submitAction` is sent twice more. @returns the attempt that counts */
  readonly invoke: (activity: InboundActivity) => Promise<Attempt>;
  /** One POST as it is; `token` null sends no Authorization at all. */
  readonly post: (activity: InboundActivity, timeoutMs: number, token?: string | null) => Promise<Attempt>;
}

export interface DeliveryDeps {
  readonly deskUrl: () => string;
  readonly token: () => Promise<string>;
  readonly faults: Faults;
  readonly wire: WireLog;
  readonly timeouts: Timeouts;
  readonly now: () => Date;
}

/** Carries activities from Teams to the bot's `/api/messages`. */
export function createDelivery({ deskUrl, token, faults, wire, timeouts, now }: DeliveryDeps): Delivery {
  const post: Delivery["post"] = async (activity, timeoutMs, given) => {
    const bearer = given === undefined ? await token() : given;
    const startedAt = performance.now();
    const answered = await fetch(`${deskUrl()}/api/messages`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify(stamped(activity, now())),
      signal: AbortSignal.timeout(timeoutMs),
    }).then(
      async (response) => ({ status: response.status, body: read(await response.text()) }),
      (cause: unknown) => ({ status: isTimeout(cause) ? ("timeout" as const) : ("unreachable" as const), body: null }),
    );
    const attempt = faults.takeLostAck() ? { status: "timeout" as const, body: null } : answered;
    const tookMs = performance.now() - startedAt;
    const what = activity.name === undefined ? activity.type : `${activity.type} ${activity.name}`;
    wire.note({
      at: now(),
      from: "teams",
      what,
      result: attempt.status,
      tookMs,
      detail: activity.text ?? "",
      request: activity,
      answer: attempt.body,
    });
    return { ...attempt, tookMs };
  };

  /** Teams is known to send the same thing again with another timestamp. */
  const perhapsTwice = async (activity: InboundActivity, timeoutMs: number): Promise<[Attempt, ...Attempt[]]> => {
    if (!faults.takeDuplicate()) return [await post(activity, timeoutMs)];
    return Promise.all([post(activity, timeoutMs), post(again(activity), timeoutMs)]);
  };

  return {
    post,
    notify: async (activity) => {
      const attempts = await perhapsTwice(activity, timeouts.message);
      const late = attempts.every(({ status }) => status === "timeout");
      return late ? [...attempts, await post(again(activity), timeouts.message)] : attempts;
    },
    invoke: async (activity) => {
      let [attempt] = await perhapsTwice(activity, timeouts.invoke);
      const retries = activity.name === "composeExtension/submitAction" ? 2 : 0;
      for (let retry = 0; attempt.status === "timeout" && retry < retries; retry += 1) {
        attempt = await post(again(activity), timeouts.invoke);
      }
      return attempt;
    },
  };
}

/** A message keeps its id in its conversation; an invoke has no place there, so each delivery has an id of its own. */
const again = (activity: InboundActivity): InboundActivity =>
  activity.type === "invoke" ? { ...activity, id: `f:${randomUUID()}` } : activity;

let lastStamp = 0;

/** No two deliveries carry the same timestamp. */
function stamped(activity: InboundActivity, now: Date): InboundActivity {
  lastStamp = Math.max(lastStamp + 1, now.getTime());
  const timestamp = new Date(lastStamp).toISOString();
  return { ...activity, timestamp, localTimestamp: timestamp };
}

const isTimeout = (cause: unknown) => cause instanceof Error && cause.name === "TimeoutError";

/** The bot may answer in plain words, as it does when it refuses. */
const read = (text: string): unknown => parseJson(text) ?? (text === "" ? null : text);
