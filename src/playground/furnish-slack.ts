import { administrator, emailOf, lead, localeOf, onSlackOnly, servesTheQueue, type Role } from "./cast.ts";
import type { Person } from "./slack/person/person.ts";
import type { SlackWorkspace } from "./slack/workspace.ts";

/** Somebody in the workspace, by the id the visitor knows them by. */
export interface OnSlack {
  readonly role: Role;
  readonly person: Person;
}

export interface SlackSide {
  readonly workspace: SlackWorkspace;
  readonly people: readonly OnSlack[];
  /** The administrator makes the agents' channel with the real command, as administrators do. */
  setsUp(): Promise<void>;
}

/** Puts people and channels into an empty workspace. */
export function furnishSlack(workspace: SlackWorkspace): SlackSide {
  const people = [...onSlackOnly, lead, administrator].map((role): OnSlack => {
    const { name } = role;
    const admin = role.role === "administrator";
    return {
      role: { ...role, id: `slack-${role.id}` },
      person: workspace.person({ name, email: emailOf(role), locale: localeOf(role), admin }),
    };
  });
  const personOf = ({ name }: Role): Person => {
    const found = people.find(({ person }) => person.name === name);
    if (found === undefined) throw new Error(`${name} is not on Slack`);
    return found.person;
  };
  const all = people.map(({ person }) => person);
  const serving = people.filter(({ role }) => servesTheQueue(role)).map(({ person }) => person);
  workspace.channel({ name: "general", members: [...all, workspace.bot] });
  const agents = workspace.channel({ name: "it-support", private: true, members: [...serving, workspace.bot] });
  return {
    workspace,
    people,
    setsUp: async () => void (await personOf(administrator).types("/ticket setup", agents)),
  };
}
