import { randomBytes, randomInt } from "node:crypto";

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";

/** An id as Slack makes them, such as `C0J3K5L7M9A`: a letter for the kind and ten characters that mean nothing. */
export const newId = (kind: string): string =>
  kind + Array.from({ length: 10 }, () => letters.charAt(randomInt(letters.length))).join("");

/** What Slack fills in when an app leaves out a block_id or an action_id: new each time, as apps must not count on it. */
export const newBlockId = (): string => randomBytes(4).toString("base64url");
