import type { TargetName } from "../../kernel/clock.ts";
import type { By, TicketLook } from "./tickets.ts";

// Moments and events that the examples of several features share.

/** When the examples are read. */
export const viewed = new Date("2026-11-21T09:30:00Z");
/** The morning of the day the examples are put on hold until. */
export const dayOfReturn = new Date("2026-11-26T08:00:00Z");
/** Seven working days after a question. */
export const whenLapsed = new Date("2026-11-30T08:42:00Z");
export const laterToday = new Date("2026-11-21T12:12:00Z");
export const nextTuesday = new Date("2026-11-24T09:00:00Z");
export const nextThursday = new Date("2026-11-26T09:00:00Z");
export const late = (target: TargetName): By => [
  null,
  { type: "breached", target },
  target === "first-response" ? laterToday : new Date("2026-11-25T08:12:00Z"),
];
export const critical: TicketLook = { opened: { priority: "P1", urgency: "high", impact: "everyone" } };
export const askedIn = (step: number, to: "channel" | "lead" | "person", ...people: readonly string[]): By => [
  null,
  { type: "alerted", step, to, people },
];
export const askedChannel = askedIn(0, "channel");
export const askedLead = askedIn(1, "lead", "lena");
export const photo = [{ name: "photo 1.png", url: "https://files.example.com/photo-1.png" }];
