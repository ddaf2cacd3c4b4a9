import { newId } from "./block-kit/ids.ts";
import type { WorkspaceState } from "./state.ts";

export interface Newcomer {
  readonly name: string;
  readonly email?: string;
  /** Nobody has confirmed that the e-mail address is theirs. */
  readonly unconfirmed?: boolean;
  readonly locale?: "fr-FR" | "en-US";
  readonly tz?: string;
  readonly admin?: boolean;
  readonly owner?: boolean;
  readonly guest?: boolean;
  readonly outsider?: boolean;
}

/** Adds someone to the workspace and answers their id; those without an e-mail are given one at atelier.example. */
export function addUser(state: WorkspaceState, newcomer: Newcomer): string {
  const id = newId("U");
  const name = newcomer.name.toLowerCase().replace(/\s+/g, ".");
  state.users.set(id, {
    id,
    name,
    realName: newcomer.name,
    email: newcomer.email ?? `${name}@atelier.example`,
    isEmailConfirmed: newcomer.unconfirmed !== true,
    locale: newcomer.locale ?? "en-US",
    tz: newcomer.tz ?? "Europe/Paris",
    isAdmin: newcomer.admin ?? newcomer.owner ?? false,
    isOwner: newcomer.owner ?? false,
    isRestricted: newcomer.guest ?? false,
    isUnknownUser: newcomer.outsider ?? false,
    isBot: false,
  });
  return id;
}
