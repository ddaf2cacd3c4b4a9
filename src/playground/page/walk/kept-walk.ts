import { z } from "zod";
import type { Walk } from "./steps.ts";

const key = "walk-so-far";

const walk: z.ZodType<Walk> = z.object({
  part: z.enum(["ticket", "approval"]),
  step: z.int().min(0).max(7),
  ticket: z.object({ title: z.string(), by: z.string(), approver: z.string().optional() }).nullable(),
  before: z.array(z.string()),
});

/** How far the visitor was before the page was loaded anew; null in a new window. */
export function keptWalk(): Walk | null {
  try {
    return walk.safeParse(JSON.parse(sessionStorage.getItem(key) ?? "null")).data ?? null;
  } catch {
    return null;
  }
}

export const keepWalk = (kept: Walk): void => sessionStorage.setItem(key, JSON.stringify(kept));
