import type { Locale } from "../../kernel/locale.ts";
import { serviceOf } from "../../kernel/service.ts";
import { isPrivateQueue, type DeskPolicy } from "../../kernel/policy.ts";
import { isTakeBack } from "../../kernel/grant.ts";
import { defaultQueue } from "../../features/queues/rules.ts";
import { route, type Chosen, type Routable, type Routed } from "../../features/routing/rules/route.ts";
import { routedBy } from "../../features/rules/events.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Life } from "./relive.ts";

/** What is known today of a ticket's requester and of the desk, and was perhaps otherwise then. */
export interface KnownToday {
  readonly email: string | null;
  readonly language: Locale | null;
  readonly served: ReadonlySet<string>;
  /** Whose channel stands at an address. */
  readonly queueAt: ReadonlyMap<string, string>;
}

interface Both {
  readonly running: DeskPolicy;
  readonly next: DeskPolicy;
  /** What the next policy calls a service of the running one. */
  readonly serviceNow: (service: string) => string;
}

/**
 * The queue in which a ticket would be opened with another policy: the one in which it was, unless the two policies send it to
 * different ones. Pure.
 */
export function goesTo(
  { opened, history: [first] }: Life,
  { running, next, serviceNow }: Both,
  known: KnownToday,
): string {
  const because = (first && routedBy(first.event))?.because ?? null;
  // Somebody chose where it goes, or it is where what it takes back was given.
  if (because?.by === "choice" || isTakeBack(opened)) return opened.queue;
  const { asked } = opened;
  const typedIn = typedInOf(opened, because, known);
  const before = queueBy(running, opened, { asked: asked?.service ?? null, typedIn }, known);
  const after = queueBy(next, opened, { asked: asked && serviceNow(asked.service), typedIn }, known);
  return before === after ? opened.queue : after;
}

function queueBy(
  policy: DeskPolicy,
  { kind, service, title, description }: Ticket,
  { asked, typedIn }: Pick<Routable, "asked" | "typedIn">,
  { email, language, served }: KnownToday,
): string {
  const { services, routing } = policy;
  const privately = (queue: string): boolean => isPrivateQueue(policy, queue);
  const named = asked === null ? null : (serviceOf(services, asked)?.queue ?? null);
  const chosen: Chosen | null =
    named !== null && (served.has(named) || privately(named)) ? { by: "service", queue: named } : null;
  const routable: Routable = { kind, service, asked, title, description, email, language, typedIn };
  return route(routing, routable, { chosen, served, privately, otherwise: defaultQueue }).queue;
}

/** As far as it is written down. */
function typedInOf(
  { queue, origin: { conversation: address } }: Ticket,
  because: Routed["because"] | null,
  { queueAt }: KnownToday,
): Routable["typedIn"] {
  if (because?.by === "channel") return { address: address ?? queue, queue };
  if (address !== null) return { address, queue: queueAt.get(address) ?? null };
  const channel = because?.by === "rule" ? because.fits.channel : undefined;
  return channel === undefined ? null : { address: channel, queue: channel };
}
