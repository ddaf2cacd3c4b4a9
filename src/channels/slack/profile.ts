import { z } from "zod";
import type { ChatUser } from "../platform.ts";
import type { Identity } from "./identity.ts";

/** Whose people the desk serves. */
export type Company = Pick<Identity, "team" | "enterprise">;

/** What Slack said of an account. */
export interface Profile {
  readonly user: string;
  /** Null: a bot, or an account that was closed. */
  readonly profile: ChatUser | null;
  /** A bot, or a person of another organisation. */
  readonly ignored: boolean;
}

/** What Slack says of a person, as far as the desk wants to know. */
const person = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  enterprise_user: z.object({ enterprise_id: z.string() }).optional(),
  deleted: z.boolean().default(false),
  real_name: z.string().optional(),
  tz: z.string().nullish(),
  locale: z.string().nullish(),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_email_confirmed: z.boolean().default(true), // left out of what is told of most people
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  profile: z.object({
    display_name: z.string().default(""),
    real_name: z.string().default(""),
    email: z.string().nullish(),
    phone: z.string().nullish(),
    status_emoji: z.string().default(""),
    status_expiration: z.number().default(0), // seconds; 0: no end
  }),
});

/** What Slack itself suggests to who is on holiday or ill. */
const awayEmoji: ReadonlySet<string> = new Set([":palm_tree:", ":face_with_thermometer:"]);

function absenceIn({ status_emoji, status_expiration }: z.output<typeof person>["profile"]): {
  readonly until: Date | null;
} | null {
  if (!awayEmoji.has(status_emoji)) return null;
  return { until: status_expiration === 0 ? null : new Date(status_expiration * 1_000) };
}

/** @param told a user as users.info and users.list show them */
export function readProfile(told: unknown, company: Company): Profile {
  const found = person.parse(told);
  const outsider = isForeign(found, company);
  const isNobody = found.is_bot || found.deleted || found.id === "USLACKBOT";
  return {
    user: found.id,
    profile: isNobody ? null : toChatUser(found, company),
    ignored: found.is_bot || outsider,
  };
}

/** Slack calls those "strangers" whom no shared channel shows; people of a shared channel it knows by their own workspace. */
const isForeign = ({ is_stranger, team_id, enterprise_user }: z.output<typeof person>, company: Company): boolean =>
  is_stranger ||
  (team_id !== undefined &&
    team_id !== company.team &&
    (company.enterprise === null || enterprise_user?.enterprise_id !== company.enterprise));

function toChatUser(found: z.output<typeof person>, company: Company): ChatUser {
  // Another company's word for an address is not this workspace's, and guests are not employees.
  const isEmployee = !found.is_restricted && !found.is_ultra_restricted && !isForeign(found, company);
  const isVouchedFor = isEmployee && found.is_email_confirmed;
  return {
    platform: "slack",
    tenant: company.team,
    user: found.id,
    directAddress: found.id,
    name: found.profile.real_name || found.real_name || found.profile.display_name || null,
    email: isVouchedFor ? (found.profile.email ?? null) : null,
    ...(!isVouchedFor && { unvouched: true }),
    ...(found.profile.phone ? { phone: found.profile.phone } : {}),
    locale: found.locale ?? null,
    zone: knownZone(found.tz),
    administrator: (found.is_admin || found.is_owner) && isEmployee,
    absent: absenceIn(found.profile),
    ...(isForeign(found, company) && { outsider: true }),
  };
}

/** Null for a zone this machine does not know: no time could be shown in it. */
function knownZone(name: string | null | undefined): string | null {
  if (name === null || name === undefined || name === "") return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
