import { expect, onTestFinished, test } from "vitest";
import { createTeams } from "../../src/channels/teams/teams.ts";
import { createTeamsTenant, type TenantOptions } from "../../src/playground/teams/tenant.ts";
import type { Someone } from "../../src/playground/teams/places.ts";
import { deaf } from "../../src/doctor/platforms.ts";
import { silent } from "../support/silent.ts";

async function begin(options: TenantOptions = { consents: ["User.Read.All"] }) {
  const tenant = await createTeamsTenant(options);
  onTestFinished(() => tenant.close());
  const teams = createTeams({
    settings: tenant.environment,
    listener: deaf,
    locale: "en",
    zone: "Europe/Paris",
    log: silent,
    now: () => new Date(),
  });
  const person = (name: string, installed = true) =>
    tenant.person({ name, email: `${name.toLowerCase()}@contoso.test`, installed });
  const tenantId = tenant.environment["MicrosoftAppTenantId"] ?? "";
  const managerOf = ({ account: { aadObjectId: user } }: Someone) => {
    const directAddress = `${tenant.serviceUrl}|${user}`;
    return teams.platform.managerOf?.({ platform: "teams", tenant: tenantId, user, directAddress }, "manager");
  };
  return { tenant, person, managerOf };
}

test("somebody's manager stands in Microsoft's directory, or nobody does", async () => {
  const { tenant, person, managerOf } = await begin();
  const [ann, boss] = [person("Ann"), person("Boss")];
  expect(await managerOf(ann)).toEqual({ result: "found", manager: null });
  tenant.reportsTo(ann, boss);
  expect(await managerOf(ann)).toMatchObject({
    result: "found",
    manager: { email: "boss@contoso.test", user: { user: boss.account.aadObjectId, name: "Boss" } },
  });
  tenant.reportsTo(ann, "contact");
  expect(await managerOf(ann)).toEqual({ result: "found", manager: null });
});

test("whoever has not the app is found by their address alone, as they may be written to elsewhere", async () => {
  const { tenant, person, managerOf } = await begin();
  const [ann, boss] = [person("Ann"), person("Boss", false)];
  tenant.reportsTo(ann, boss);
  expect(await managerOf(ann)).toEqual({ result: "found", manager: { email: "boss@contoso.test", user: null } });
});

test("without the permission it is not told, and while Graph is away it is asked again", async () => {
  const without = await begin({});
  expect(await without.managerOf(without.person("Ann"))).toEqual({ result: "refused", because: "not-allowed" });
  const { tenant, person, managerOf } = await begin();
  tenant.faults.down();
  expect(await managerOf(person("Ann"))).toMatchObject({ result: "retry" });
});

test("Graph is asked with a token of its own, which is good for nothing else", async () => {
  const { tenant, person, managerOf } = await begin();
  await managerOf(person("Ann"));
  const asked = tenant.wire.entries.filter(({ what }) => what.includes("/v1.0/"));
  expect(asked.map(({ result }) => result)).toEqual([404]);
  const bare = await fetch(`${tenant.environment["GRAPH_URL"]}/v1.0/users/x/manager`);
  expect(bare.status).toBe(401);
});
