import { z } from "zod";
import { platformNames } from "../chat/platform.ts";
import type { Surface } from "../desk/surface.ts";
import type { SurfaceModel } from "./generated/models.ts";

/** Text columns that hold a platform's name are read through this. */
export const platformName = z.enum(platformNames);

export const surfaceOf = ({ id, reference, personId, platform, ...row }: SurfaceModel): Surface => ({
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
