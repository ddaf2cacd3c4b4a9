import { z } from "zod";
import type { ChatPlatform, ManagerTold } from "../platform.ts";
import type { SlackClient } from "./client.ts";
import { failureOf, slackError } from "./outcome.ts";
import type { Profiles } from "./profiles.ts";
import { isSlackUser } from "./rich-text.ts";

type FieldFound = { readonly id: string } | Extract<ManagerTold, { readonly result: "refused" }>;

const hour = 60 * 60_000; // how long a field that was renamed may go unnoticed

const fields = z.object({
  profile: z.object({ fields: z.array(z.object({ id: z.string(), label: z.string(), type: z.string() })).default([]) }),
});
/** Somebody who has filled in nothing has a list, or nothing, in the place of the group. */
const filled = z.object({
  profile: z.object({ fields: z.record(z.string(), z.object({ value: z.string().catch("") })).catch({}) }),
});

/**
 * Reads who somebody's manager is from a field of their profile. Which field has a label is asked once an hour for all: with
 * `include_labels` Slack would answer each profile far less often.
 */
export function createManagerField(deps: {
  readonly client: SlackClient;
  readonly profiles: Pick<Profiles, "findAll">;
  readonly now: () => Date;
}): Required<ChatPlatform>["managerOf"] {
  const { client, profiles, now } = deps;
  let known: { readonly field: string; readonly found: FieldFound; readonly at: number } | null = null;

  const fieldCalled = async (field: string): Promise<FieldFound> => {
    if (known?.field === field && now().getTime() - known.at < hour) return known.found;
    const all = fields.parse(await client.team.profile.get()).profile.fields;
    const named = all.find(({ id }) => id === field) ?? all.find(({ label }) => folded(label) === folded(field));
    const found: FieldFound =
      named === undefined
        ? { result: "refused", because: "no-such-field" }
        : named.type === "user"
          ? { id: named.id }
          : { result: "refused", because: "no-field-of-people" };
    known = { field, found, at: now().getTime() };
    return found;
  };

  return async ({ user }, field) => {
    try {
      const found = await fieldCalled(field);
      if ("result" in found) return found;
      const profile = filled.parse(await client.users.profile.get({ user })).profile;
      // Several may stand in such a field, with commas between: the first is who they report to.
      const named = profile.fields[found.id]?.value.split(",")[0]?.trim() ?? "";
      const [manager] = isSlackUser(named) ? await profiles.findAll([named]) : [];
      const email = manager?.outsider === true ? null : (manager?.email ?? null);
      return {
        result: "found",
        manager: manager === undefined || email === null ? null : { email, user: manager },
      };
    } catch (error) {
      const name = slackError(error);
      if (name === "user_not_found") return { result: "found", manager: null };
      if (name === "missing_scope" || name === "no_permission") return { result: "refused", because: "not-allowed" };
      const failure = failureOf(error);
      return failure.result === "retry" ? failure : { result: "retry", after: null, reason: failure.reason };
    }
  };
}

const folded = (label: string): string => label.normalize("NFKC").trim().toLowerCase();
