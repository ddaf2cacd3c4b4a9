import { beginning } from "../../kernel/words/whole.ts";
import { z } from "zod";
import { dimensions } from "../reports/rules.ts";

/** What spreadsheets open. */
export const exportFormats = ["xlsx", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Which tickets somebody asked to have as a file, as it is stored. */
export const exportOf = z.discriminatedUnion("of", [
  /** Those of a report: of these queues, opened from an instant on and before another. */
  z.object({
    of: z.literal("opened"),
    queues: z.array(z.string()),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    facet: z.object({ by: z.enum(dimensions), value: z.string() }).nullable(),
  }),
  /** Those that are found by what they typed. */
  z.object({ of: z.literal("found"), sought: z.string() }),
  /** No tickets: what was logged on them from an instant on and before another. */
  z.object({ of: z.literal("timesheet"), from: z.iso.datetime(), to: z.iso.datetime() }),
]);
export type ExportOf = z.output<typeof exportOf>;
export type TicketsExported = Exclude<ExportOf, { of: "timesheet" }>;

/** How it stands. `ready`: whoever asked is asked whether to take it; `not-allowed`: they lead none of these queues any more. */
export const exportStates = ["asked", "ready", "sent", "declined", "empty", "not-allowed", "not-sent"] as const;
export type ExportState = (typeof exportStates)[number];

/** That somebody asked for tickets as a file, and what came of it. Kept for ever. */
export interface Export {
  /** A UUID. */
  readonly id: string;
  readonly person: string;
  readonly asked: ExportOf;
  readonly format: ExportFormat;
  readonly state: ExportState;
  /** The message that the file is put under; null: there is none yet. */
  readonly posted: { readonly address: string; readonly message: string } | null;
  /** What its platform calls the file since it has begun to take it. */
  readonly copy: string | null;
}

/** More make a file that no spreadsheet is read in; whoever wants them asks for a shorter time. */
export const mostExported = 20_000;

export const atATime = 200; // tickets that are read at once: presses are answered between

/** A value in a cell. A date is an instant. */
export type Cell = string | number | Date | null;

const longestCell = 32_767; // characters that Excel takes

/** Words in a cell, without what no spreadsheet shows, and what XML does not take. */
export const cellText = (words: string): string =>
  beginning(words.replaceAll(/[[\p{Cc}\p{Cs}\uFFFE\uFFFF]--[\t\n]]/gv, ""), longestCell);
