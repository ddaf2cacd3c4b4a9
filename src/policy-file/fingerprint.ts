import { createHash } from "node:crypto";
import type { DeskPolicy } from "../kernel/policy.ts";

const yearsAhead = 2; // beyond that nothing is promised

/** The same for two policies that promise the same from the year of `now` on. */
export function fingerprintOf(policy: DeskPolicy, now: Date): string {
  const dates = datesFrom(now.getUTCFullYear());
  const said = JSON.stringify(policy, (_, value: unknown) =>
    typeof value === "function" ? dates.filter((date) => value(date) === true) : value,
  );
  return createHash("sha256").update(said).digest("hex");
}

const day = 86_400_000;

function datesFrom(year: number): readonly string[] {
  const [first, last] = [Date.UTC(year), Date.UTC(year + yearsAhead + 1)];
  return Array.from({ length: (last - first) / day }, (_, index) =>
    new Date(first + index * day).toISOString().slice(0, 10),
  );
}
