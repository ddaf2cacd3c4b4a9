import { z } from "zod";
import { platformNames } from "../../channels/platform.ts";
import type { Place, Surface } from "../../desk/surface.ts";
import type { Prisma } from "../generated/client.ts";
import type { SurfaceModel } from "../generated/models.ts";

/** Text columns that hold a platform's name are read through this. */
export const platformName = z.enum(platformNames);

export const newSurfaceRow = ({ ticket, at, audience }: Place): Prisma.SurfaceCreateManyInput => ({
  reference: ticket,
  personId: audience.kind === "person" ? audience.person : null,
  platform: at.platform,
  tenant: at.tenant,
  address: at.address,
});

/** As much of a row as says what and where the surface is. */
type SurfaceRow = Omit<SurfaceModel, "spared">;

export const surfaceOf = ({ id, reference, personId, platform, ...row }: SurfaceRow): Surface => ({
  tenant: row.tenant,
  address: row.address,
  message: row.message,
  shownVersion: row.shownVersion,
  unreachable: row.unreachable,
  pushedAt: row.pushedAt,
  id: id.toString(),
  ticket: reference,
  audience: personId === null ? { kind: "agents" } : { kind: "person", person: personId },
  platform: platformName.parse(platform),
});
