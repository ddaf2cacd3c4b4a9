import { z } from "zod";
import type { ChatPlatform } from "../platform.ts";
import type { Graph } from "./graph.ts";
import { isTemporary } from "./outcome.ts";

/** A user, or a contact of the organisation, who has no account. Source: Graph's "List manager". */
const entry = z.object({
  "@odata.type": z.string().nullish(),
  id: z.string(),
  mail: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});

/**
 * Asks Microsoft's directory who somebody's manager is. Written to by their own account they are where the bot reaches it, else
 * found by their address, as they may be on the other platform.
 */
export const createManagerOf =
  (
    graph: Graph,
    lookUp: ChatPlatform["lookUp"],
    besides: (address: string, user: string) => string,
  ): Required<ChatPlatform>["managerOf"] =>
  async ({ tenant, user, directAddress }) => {
    const path = `users/${encodeURIComponent(user)}/manager?$select=id,mail,userPrincipalName`;
    const answer = await graph.get(path);
    if (!answer.ok) {
      const { status, code, retryAfter } = answer.refused;
      if (status === 403) return { result: "refused", because: "not-allowed" };
      if (isTemporary(answer.refused)) return { result: "retry", after: retryAfter, reason: `${status} ${code}` };
      return { result: "found", manager: null };
    }
    const manager = entry.safeParse(answer.body).data;
    const email = manager === undefined ? null : addressOf(manager);
    if (manager === undefined || email === null) return { result: "found", manager: null };
    const address = besides(directAddress, manager.id);
    const looked = await lookUp([{ platform: "teams", tenant, user: manager.id, directAddress: address }]);
    if (looked.result === "retry") return looked;
    const [found] = looked.users;
    if (found?.outsider === true || found?.unvouched === true) return { result: "found", manager: null };
    return { result: "found", manager: { email: found?.email ?? email, user: found ?? null } };
  };

/** A guest's address is what they were invited with, and a contact's is anybody's: the directory vouches for neither. */
function addressOf(found: z.output<typeof entry>): string | null {
  const isUser = (found["@odata.type"] ?? "#microsoft.graph.user") === "#microsoft.graph.user";
  const isGuest = found.userPrincipalName?.includes("#EXT#") ?? false;
  return isUser && !isGuest ? (found.mail ?? found.userPrincipalName ?? null) : null;
}
