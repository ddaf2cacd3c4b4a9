import { z } from "zod";

const some = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(null);
const team = some(z.object({ id: some(z.string()) }));

/** Where a payload names the workspace it is meant for: in one shared with another company, not all of them name the same. */
const named = z.object({
  team_id: some(z.string()),
  context_team_id: some(z.string()),
  authorizations: some(z.array(z.object({ team_id: some(z.string()) }))),
  team,
  view: some(z.object({ app_installed_team_id: some(z.string()) })),
});

/**
 * Whether what Slack sent is for this workspace: one app may be installed in several, and they share its secret.
 * `workspace` null, as long as Slack was not asked, is any; so is a payload that names none (installed for an organisation).
 */
export function isFor(workspace: string | null, body: unknown): boolean {
  const payload = named.safeParse(body).data;
  if (workspace === null || payload === undefined) return true;
  const teams = [
    payload.team_id,
    payload.context_team_id,
    ...(payload.authorizations?.map(({ team_id }) => team_id) ?? []),
    payload.team?.id,
    payload.view?.app_installed_team_id,
  ].filter((id) => typeof id === "string");
  return teams.length === 0 || teams.includes(workspace);
}
