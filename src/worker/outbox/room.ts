import { callOf, type Room, type Taken } from "../../desk/outbox.ts";
import { platformNames, type ChatPlatform, type PlatformName } from "../../channels/platform.ts";
import type { RateLimits } from "../rate-limits/rate-limits.ts";

/** What is looked for: of a place with room for so many calls nothing need be known. */
const enough = { conversation: 4, tenant: 16 } as const;

export interface RoomLeft {
  readonly room: readonly Room[];
  /** Milliseconds until there is room where there is none now for a platform's rates; null: there is. */
  readonly opensIn: number | null;
  /** Platforms that are not known to refuse the desk. */
  readonly accepting: readonly PlatformName[];
}

/**
 * How much more may be said where, beside what is being said. `most`: at once on one platform, so that one that does not
 * answer leaves something to the other. On one that is not configured nothing is said: it waits until it is, untouched. So it
 * does where the desk is refused, but for one part at a time, by which that is asked.
 */
export function roomLeft(
  platforms: readonly ChatPlatform[],
  limits: Pick<RateLimits, "scarce" | "refusal">,
  underWay: readonly Taken[],
  most: number,
): RoomLeft {
  const scarce = platforms.flatMap((platform) =>
    limits.scarce(platform, enough).map((place) => ({ platform: platform.name, ...place })),
  );
  const places = new Map<string, Room>();
  const take = (place: Omit<Room, "free">, from: number, calls: number): void => {
    const key = JSON.stringify([place.platform, place.tenant, place.address, place.call]);
    places.set(key, { ...place, free: (places.get(key)?.free ?? from) - calls });
  };
  for (const platform of platformNames) {
    const isConfigured = platforms.some(({ name }) => name === platform);
    const refusal = limits.refusal(platform);
    const open = refusal === null ? most : refusal.askedIn > 0 ? 0 : 1;
    take({ platform, tenant: null, address: null, call: null }, isConfigured ? open : 0, 0);
  }
  for (const { platform, tenant, address, call, free } of scarce) take({ platform, tenant, address, call }, free, 0);
  for (const { surface, part, address } of underWay) {
    const { platform, tenant } = surface;
    const call = callOf(part);
    take({ platform, tenant: null, address: null, call: null }, most, 1);
    take({ platform, tenant, address: null, call }, enough.tenant, 1);
    take({ platform, tenant, address, call }, enough.conversation, 1);
  }
  const closed = scarce.filter(({ free }) => free === 0).map(({ opensIn }) => opensIn);
  return {
    room: [...places.values()],
    opensIn: closed.length === 0 ? null : Math.min(...closed),
    accepting: platforms.map(({ name }) => name).filter((name) => limits.refusal(name)?.lasts !== true),
  };
}
