import { createHash } from "node:crypto";
import { memoize } from "../../kernel/memoize.ts";
import type { Service } from "../../kernel/service.ts";

/** Which version of its questions a service has: answers are kept with it. */
export const formOf = memoize(1_000, ({ name, fields }: Service): string =>
  createHash("sha256")
    .update(JSON.stringify([name, fields]))
    .digest("base64url")
    .slice(0, 16),
);
