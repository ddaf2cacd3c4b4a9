import type { Person } from "../desk/ports.ts";
import type { Prisma } from "./generated/client.ts";
import { platformName } from "./surface-row.ts";

export const withAccounts = {
  include: { accounts: { orderBy: [{ platform: "asc" }, { tenant: "asc" }, { user: "asc" }] } },
} satisfies Prisma.PersonDefaultArgs;

export type PersonRow = Prisma.PersonGetPayload<typeof withAccounts>;

export const personOf = ({ id, name, email, locale, zone, away, awayUntil, accounts }: PersonRow): Person => ({
  id,
  name,
  email,
  locale,
  zone,
  away: away ? { until: awayUntil } : null,
  administrator: accounts.some(({ administrator }) => administrator),
  accounts: accounts.map(({ platform, tenant, user, directAddress }) => ({
    platform: platformName.parse(platform),
    tenant,
    user,
    directAddress,
  })),
});
