import { administrator, emailOf, lead, localeOf, onTeamsOnly, servesTheQueue, type Role } from "./cast.ts";
import type { Person } from "./teams/person.ts";
import type { Team } from "./teams/places.ts";
import type { TeamsTenant } from "./teams/tenant.ts";

/** Somebody in the tenant, by the id the visitor knows them by. */
export interface OnTeams {
  readonly role: Role;
  readonly person: Person;
}

export interface TeamsSide {
  readonly tenant: TeamsTenant;
  readonly people: readonly OnTeams[];
  readonly teams: readonly Team[];
  /** The lead makes the agents' channel with the real command: whoever does so leads the queue. */
  setsUp(): Promise<void>;
}

/** Puts people and teams into an empty tenant. */
export function furnishTeams(tenant: TeamsTenant): TeamsSide {
  const people = [...onTeamsOnly, lead, administrator].map((role): OnTeams => ({
    role: { ...role, id: `teams-${role.id}` },
    person: tenant.person({ name: role.name, email: emailOf(role), locale: localeOf(role) }),
  }));
  const personOf = ({ name }: Role): Person => {
    const found = people.find(({ person }) => person.name === name);
    if (found === undefined) throw new Error(`${name} is not on Teams`);
    return found.person;
  };
  const owners = [personOf(administrator)];
  const everybody = people.map(({ person }) => person);
  const serving = people.filter(({ role }) => servesTheQueue(role)).map(({ person }) => person);
  const atelier = tenant.team({ name: "Atelier", owners, members: everybody });
  const support = tenant.team({ name: "IT", owners, members: serving });
  const agents = support.channel("Support");
  return {
    tenant,
    people,
    teams: [atelier, support],
    setsUp: async () => void (await personOf(lead).mentionsBot("setup", agents)),
  };
}
