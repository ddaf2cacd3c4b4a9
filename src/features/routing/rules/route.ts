import { z } from "zod";
import { kinds, type Kind } from "../../../kernel/classification.ts";
import { locales, type Locale } from "../../../kernel/locale.ts";
import type { Routing, RoutingRule } from "../../../kernel/policy.ts";
import { bareWords } from "../../../kernel/words/bare.ts";
import { firstSaid } from "../../../kernel/words/said.ts";

/** What of a new ticket says where it goes. */
export interface Routable {
  readonly kind: Kind;
  /** As the requester names it, or its name in the catalogue. */
  readonly service: string;
  /** The key of the service of the catalogue that was chosen; null: none. */
  readonly asked: string | null;
  readonly title: string;
  readonly description: string;
  /** The requester's; null: not known. */
  readonly email: string | null;
  readonly language: Locale | null;
  /** The channel in which it was typed; `queue`: whose channel that is, if any's. Null: in none. */
  readonly typedIn: { readonly address: string; readonly queue: string | null } | null;
}

/** What of a rule fitted. */
const fits = z.object({
  service: z.exactOptional(z.string()),
  kind: z.exactOptional(z.enum(kinds)),
  /** The one of its words that was found. */
  word: z.exactOptional(z.string()),
  from: z.exactOptional(z.string()),
  language: z.exactOptional(z.enum(locales)),
  channel: z.exactOptional(z.string()),
});
export type Fits = z.output<typeof fits>;

/** Why a ticket is where it was opened. `number`: the place of a rule in the policy, from 1. */
export const routed = z.object({
  because: z.discriminatedUnion("by", [
    z.object({ by: z.literal("rule"), number: z.int(), fits }),
    /** The service that was chosen names the queue. */
    z.object({ by: z.literal("service") }),
    /** Its requester chose who reads it, or goes on with a ticket that is there. */
    z.object({ by: z.literal("choice") }),
    /** It was typed in the channel of the queue. */
    z.object({ by: z.literal("channel") }),
    /** Nothing says otherwise. */
    z.object({ by: z.literal("default") }),
  ]),
  /** The rule that fits first names a queue in which nobody looks, or (`number` null) the service that was chosen does. */
  unserved: z.exactOptional(z.object({ number: z.int().nullable(), queue: z.string() })),
});
export type Routed = z.output<typeof routed>;

/** What was decided before: by whoever asks, or by the service that they chose. */
export interface Chosen {
  readonly by: "choice" | "service";
  readonly queue: string;
}

/**
 * The queue of a new ticket, and why. Pure. `served`: the queues that somebody looks at, among which `otherwise` is, where new
 * tickets go. What whoever asks has chosen themselves goes before all rules. A queue that is private is never passed over: others
 * would read what is for its agents.
 */
export function route(
  { rules, byChannel }: Routing,
  ticket: Routable,
  {
    chosen,
    served,
    privately,
    otherwise,
  }: {
    readonly chosen: Chosen | null;
    readonly served: ReadonlySet<string>;
    readonly privately: (queue: string) => boolean;
    readonly otherwise: string;
  },
): { readonly queue: string; readonly routed: Routed } {
  if (chosen?.by === "choice") return { queue: chosen.queue, routed: { because: { by: "choice" } } };
  const index = rules.findIndex(
    (rule) => (chosen === null || rule.overridesService) && whatFits(rule, ticket) !== null,
  );
  const rule = rules[index];
  const found = rule === undefined ? null : whatFits(rule, ticket);
  const number = index + 1;
  const holds = (to: string): boolean => to === otherwise || served.has(to) || privately(to);
  if (rule !== undefined && found !== null && holds(rule.queue))
    return { queue: rule.queue, routed: { because: { by: "rule", number, fits: found } } };
  const unserved = rule === undefined ? {} : { unserved: { number, queue: rule.queue } };
  if (chosen !== null) return { queue: chosen.queue, routed: { because: { by: "service" }, ...unserved } };
  const here = ticket.typedIn?.queue ?? null;
  return byChannel && here !== null && here !== otherwise && served.has(here)
    ? { queue: here, routed: { because: { by: "channel" }, ...unserved } }
    : { queue: otherwise, routed: { because: { by: "default" }, ...unserved } };
}

/** What of a rule fits a ticket; null: it does not fit. */
export function whatFits(rule: RoutingRule, ticket: Routable): Fits | null {
  const { service, kind, words, from, language, channel } = rule;
  const { typedIn } = ticket;
  const named = [ticket.service, ticket.asked ?? ""].map(bareWords);
  if (service !== null && !named.includes(bareWords(service))) return null;
  if (kind !== null && kind !== ticket.kind) return null;
  if (language !== null && language !== ticket.language) return null;
  if (channel !== null && (typedIn === null || !isChannel(channel, typedIn))) return null;
  const domain = ticket.email?.split("@").at(-1)?.toLowerCase() ?? null;
  if (from.length > 0 && (domain === null || !from.includes(domain))) return null;
  const word = firstSaid(`${ticket.title} ${ticket.description}`, words);
  if (words.length > 0 && word === undefined) return null;
  return {
    ...(service !== null && { service }),
    ...(kind !== null && { kind }),
    ...(word !== undefined && { word }),
    ...(from.length > 0 && domain !== null && { from: domain }),
    ...(language !== null && { language }),
    ...(channel !== null && { channel }),
  };
}

/** An address ends with the id by which people find the channel. */
const isChannel = (named: string, { address, queue }: NonNullable<Routable["typedIn"]>): boolean =>
  named === queue || named === address || address.endsWith(`|${named}`);
