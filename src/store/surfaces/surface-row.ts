import { z } from "zod";
import { platformNames } from "../../channels/platform.ts";
import type { Place, Surface } from "../../desk/surface.ts";
import { Prisma } from "../generated/client.ts";

/** Text columns that hold a platform's name are read through this. */
export const platformName = z.enum(platformNames);

/** As `jsonb_to_recordset` is to read it, as `newSurfaceColumns`. */
export const newSurfaceRow = ({ ticket, at, audience }: Place) => ({
  ticket,
  person_id: audience.kind === "person" ? audience.person : null,
  platform: at.platform,
  tenant: at.tenant,
  address: at.address,
});
export const newSurfaceColumns = Prisma.sql`ticket text, person_id uuid, platform text, tenant text, address text`;

/** What `surfaceOf` reads. */
export const surfaceColumnsAsRead = Prisma.sql`
  surface.id, surface.ticket as reference, person_id as "personId", platform, tenant, surface.address, surface.message,
  shown_version as "shownVersion", unreachable, pushed_at as "pushedAt"`;

export const surfaceRow = z.object({
  id: z.coerce.string(),
  reference: z.string(),
  personId: z.string().nullable(),
  platform: platformName,
  tenant: z.string(),
  address: z.string(),
  message: z.string().nullable(),
  shownVersion: z.int(),
  unreachable: z.string().nullable(),
  pushedAt: z.coerce.date().nullable(),
});
export const surfaceRows = z.array(surfaceRow);

export const surfaceOf = ({ reference, personId, ...row }: z.output<typeof surfaceRow>): Surface => ({
  ...row,
  ticket: reference,
  audience: personId === null ? { kind: "agents" } : { kind: "person", person: personId },
});

export const surfacesOf = (rows: unknown): readonly Surface[] => surfaceRows.parse(rows).map(surfaceOf);
