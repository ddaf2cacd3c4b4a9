import type { ChatUser } from "../platform.ts";
import { addressOf } from "./address.ts";
import type { Member } from "./connector.ts";

/** Somebody as a roster tells of them; whether they own a team is told by that team's roster only. */
export function userOf(member: Member, at: { serviceUrl: string; tenant: string; roster: "team" | "chat" }): ChatUser {
  const user = member.aadObjectId ?? member.objectId ?? member.id;
  const outsider = isOutsider(member, at.tenant);
  const isVouchedFor = !isGuest(member) && !outsider;
  return {
    platform: "teams",
    tenant: at.tenant,
    user,
    directAddress: addressOf({ serviceUrl: at.serviceUrl, kind: "person", id: user }),
    name: member.name ?? null,
    email: isVouchedFor ? (member.email ?? member.userPrincipalName ?? null) : null,
    ...(!isVouchedFor && { unvouched: true }),
    locale: null,
    zone: null,
    administrator: null, // anybody may make a team and own it
    ...(at.roster === "team" && { ownsPlace: member.userRole === "owner" && !outsider }),
    ...(outsider && { outsider }),
  };
}

/** Nobody of this company: from another tenant, or let in without an account. Guests have one: who let them in vouches for them. */
export const isOutsider = ({ tenantId, userRole }: Member, tenant: string): boolean =>
  userRole === "anonymous" || (tenantId ? tenantId.toLowerCase() !== tenant.toLowerCase() : false);

/** A guest's e-mail address is what they were invited with: this tenant does not vouch for it. */
const isGuest = ({ userRole, userPrincipalName }: Member): boolean =>
  userRole === "guest" || userRole === "anonymous" || (userPrincipalName?.includes("#EXT#") ?? false);
