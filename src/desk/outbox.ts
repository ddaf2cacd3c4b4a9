import type { CallKind, PlatformName } from "../channels/platform.ts";
import type { Audience, Surface } from "./surface.ts";
import type { Delivery, NoteDelivery, SaidDelivery, SurfaceId } from "./delivery.ts";
import type { Priority } from "../kernel/classification.ts";

/** What a surface may have to say. Each part of it is said by itself, and in order. It is stored under these names. */
export const outboxParts = ["posts", "card", "notes"] as const;
export type OutboxPart = (typeof outboxParts)[number];

/** In the part `posts`: the numbers of what is no event's note. */
export const theCard = 1;
export const whatWasPostponed = 0;

/** What a delivery asks of its surface, or of all those of a ticket. */
export type Wanted = WantedThere & ({ readonly surface: SurfaceId } | { readonly ticket: string });

interface WantedThere {
  readonly part: OutboxPart;
  /** Mostly an event's. */
  readonly number: number;
  readonly weight: Weight;
}

/** How much it matters to its reader. */
export const weights = ["closing", "card", "words", "cosmetic"] as const;
export type Weight = (typeof weights)[number];

const kinds: Readonly<Record<SaidDelivery["kind"], true>> = {
  cards: true,
  note: true,
  "catch-up": true,
  "refresh-card": true,
  "refresh-note": true,
};

/** Whether a surface says it; all else is a job. */
export const isSaid = (delivery: Delivery): delivery is SaidDelivery => Object.hasOwn(kinds, delivery.kind);

export const wantedBy = (delivery: SaidDelivery): Wanted =>
  delivery.kind === "cards"
    ? { ticket: delivery.ticket, part: "posts", number: theCard, weight: "card" }
    : { surface: delivery.surface, ...wantedOfOne(delivery) };

export function wantedOfOne(delivery: NoteDelivery): WantedThere {
  switch (delivery.kind) {
    case "note": {
      const { event: number } = delivery;
      return { part: "posts", number, weight: number === theCard ? "card" : "words" };
    }
    case "catch-up":
      return { part: "posts", number: whatWasPostponed, weight: "words" };
    case "refresh-card":
      return { part: "card", number: theCard, weight: delivery.closes === true ? "closing" : "card" };
    case "refresh-note":
      return { part: "notes", number: delivery.event, weight: delivery.adds === true ? "words" : "cosmetic" };
  }
}

/** Who goes before whom: 0 is the first. What matters most is that agents learn of what is critical. */
export function precedenceOf(weight: Weight, audience: Audience["kind"], priority: Priority): number {
  const isCritical = audience === "agents" && priority === "P1";
  switch (weight) {
    case "closing": // until then others read it
      return 0;
    case "card":
      if (isCritical) return 0;
      return audience === "agents" ? 2 : 3;
    case "words":
      return isCritical ? 1 : 4;
    case "cosmetic":
      return 5;
  }
}

/** A part of a surface that a desk has taken to say it. */
export interface Taken {
  readonly surface: Surface;
  readonly part: OutboxPart;
  readonly lease: string;
  /** Under which address it waited: by this the platform's calls were counted. */
  readonly address: string;
  readonly tries: number;
  /** Whoever had it before neither settled nor released it: what it said may not be written down. */
  readonly interrupted: boolean;
  readonly items: readonly Item[];
}

/** One thing to be said, in the order in which they are. */
export interface Item {
  readonly number: number;
  /** How long it has been wanted, in milliseconds. */
  readonly age: number;
  /** Says which wish it was: what is wanted again meanwhile is another. Opaque. */
  readonly wish: string;
}

/** What became of it. */
export interface Settled extends Pick<Taken, "part" | "lease"> {
  readonly surface: SurfaceId;
  /** What is said, or given up. */
  readonly done: readonly Item[];
  readonly tries: number;
  /** What the platform says that refuses the desk itself; null: it does not. */
  readonly refused: string | null;
  /** Milliseconds until the rest is tried; null: at once. */
  readonly pause: number | null;
}

/** How many calls more may be taken at once, on a platform or (not null) in a tenant and a conversation of it. */
export interface Room {
  readonly platform: PlatformName;
  readonly tenant: string | null;
  readonly address: string | null;
  /** Null: whatever they are. */
  readonly call: CallKind | null;
  /** 0 or less: none. */
  readonly free: number;
}

/** Each part makes calls of one kind. */
export const callOf = (part: OutboxPart): "post" | "update" => (part === "posts" ? "post" : "update");

/** What is to be said, kept in the database; taken by one desk at a time. */
export interface Outbox {
  /**
   * Takes what matters most of what may be said now, at most so many. Where there is no room nothing is taken, and of an
   * idle conversation or tenant some at a time. Lost again unless it is settled, or kept, within `leaseLasts`.
   */
  take(asked: {
    readonly most: number;
    readonly parts: readonly string[];
    readonly room: readonly Room[];
  }): Promise<readonly Taken[]>;
  settle(settled: readonly Settled[]): Promise<void>;
  /** Has tried at once what waits since these platforms refused the desk. */
  retryRefused(platforms: readonly PlatformName[]): Promise<void>;
  /** Keeps what was taken from other desks for `leaseLasts` more. */
  keep(leases: readonly string[]): Promise<void>;
  /** Leaves what was taken, and is still being said, to whoever comes next. */
  release(leases: readonly string[]): Promise<void>;
}

/** Milliseconds: so long does a part stay with a desk that was killed. */
export const leaseLasts = 20_000;
