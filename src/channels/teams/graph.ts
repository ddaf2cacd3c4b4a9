import { callJson, type CallAnswer } from "./json-call.ts";
import { limits } from "./limits.ts";
import { withoutToken } from "./login.ts";

/** Microsoft Graph as the application itself reads it: what an administrator of the tenant has consented to, and no more. */
export interface Graph {
  /** `path` goes below `v1.0`. Never rejects. */
  get(path: string): Promise<CallAnswer>;
}

/** In Microsoft's own cloud. */
export const usualGraph = "https://graph.microsoft.com";

/** The token is asked for with the first call: nobody needs one whose policy reads nothing there. */
export const createGraph = ({
  at,
  sign,
  now,
}: {
  readonly at: string;
  readonly sign: (headers: Headers) => Promise<void>;
  readonly now: () => Date;
}): Graph => ({
  async get(path) {
    const headers = new Headers({ accept: "application/json" });
    try {
      await sign(headers);
    } catch (cause) {
      return { ok: false, refused: withoutToken(cause) };
    }
    return callJson({ url: `${at}/v1.0/${path}`, method: "GET", headers, timeout: limits.connectorTimeout, now });
  },
});
