import { z } from "zod";

/** What the bench and the counterparts' process say to each other. */

export const secrets = { signingSecret: "a signing secret", botToken: "xoxb-bench" };
export const administrator = "ada@atelier.example";

/** Stands in everything recorded where the title of a ticket does; others are put in its place. */
export const recordedTitle = "bench-000000";

const slackRecorded = z.object({
  /** What was sent when each was done once, as JSON. */
  command: z.string(),
  form: z.string(),
  claim: z.string(),
  words: z.string(),
  requesters: z.array(z.string()),
  agents: z.array(z.string()),
});
const teamsPerson = z.object({ id: z.string(), aadObjectId: z.string(), chatId: z.string(), name: z.string() });
const teamsRecorded = z.object({
  message: z.string(),
  form: z.string(),
  requesters: z.array(teamsPerson),
  token: z.string(),
});
export const recorded = z.object({ slack: slackRecorded, teams: teamsRecorded });
export type Recorded = z.output<typeof recorded>;
export type TeamsPerson = z.output<typeof teamsPerson>;

export const environment = z.object({
  settings: z.record(z.string(), z.string()),
  child: z.record(z.string(), z.string()),
});

/** Something the desk asked of a platform. */
const post = z.object({
  platform: z.enum(["slack", "teams"]),
  /** The method; for Teams, the HTTP method and the path. */
  what: z.string(),
  /** When it arrived: wall clock, milliseconds. */
  at: z.number(),
  ok: z.boolean(),
  /** The channel it went to, or the trigger it used. */
  to: z.string(),
  /** The title in it, if any. */
  title: z.string().nullable(),
});
export const posts = z.array(post);
export type Post = z.output<typeof post>;
