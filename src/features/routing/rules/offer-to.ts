import { priorities, type Priority } from "../../../kernel/classification.ts";
import type { Candidate, Considered, LeftOut, LeftOutReason, Offer } from "../../../kernel/offer.ts";
import type { OfferPolicy } from "../../../kernel/policy.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { firstSaid } from "../../../kernel/words/said.ts";

/** How much a ticket weighs of what somebody has to do. */
export const weights: Readonly<Record<Priority, number>> = { P1: 8, P2: 4, P3: 2, P4: 1 };

/** Who is asked next, and who was considered in which order; null: nobody can be. */
export interface Choice {
  readonly next: Considered | null;
  readonly considered: readonly Considered[];
  /** Everybody else, each with the reason. */
  readonly leftOut: readonly LeftOut[];
}

export interface AskedSoFar extends Pick<Offer, "asked" | "passed" | "gaveBack"> {
  /** The skills that the ticket needs. */
  readonly needs: readonly string[];
  readonly order: OfferPolicy["order"];
}

/**
 * Whom a ticket is offered to next. Pure, and the same for the same people in whatever order: by the skills they have of those
 * it needs, then by load (or first by who was offered nothing for longest), then by id.
 */
export function offerTo(candidates: readonly Candidate[], { needs, order, ...before }: AskedSoFar): Choice {
  const leftOut: LeftOut[] = [];
  const considered: Considered[] = [];
  for (const candidate of candidates.toSorted((one, other) => compare(one.person, other.person))) {
    const { person, skills, open, offeredAt } = candidate;
    const because = reasonAgainst(candidate, before);
    if (because !== null) leftOut.push({ person, because });
    else
      considered.push({
        person,
        skills: needs.filter((need) => skills.includes(need)),
        load: priorities.reduce((sum, priority) => sum + weights[priority] * open[priority], 0),
        offeredAt: offeredAt === null ? null : offeredAt.toISOString(),
      });
  }
  const [first, second] = order === "load" ? [byLoad, byTime] : [byTime, byLoad];
  const sorted = considered.toSorted(
    (one, other) =>
      other.skills.length - one.skills.length ||
      first(one, other) ||
      second(one, other) ||
      compare(one.person, other.person),
  );
  return { next: sorted[0] ?? null, considered: sorted, leftOut };
}

/** What decides between the first and the second of those who are considered. */
export function decisive(
  first: Considered,
  second: Considered,
  order: OfferPolicy["order"],
): "skills" | "load" | "time" | "id" {
  if (first.skills.length !== second.skills.length) return "skills";
  const [load, time] = [byLoad(first, second) !== 0, byTime(first, second) !== 0];
  if (load && time) return order === "load" ? "load" : "time";
  return load ? "load" : time ? "time" : "id";
}

const byLoad = (one: Considered, other: Considered): number => one.load - other.load;
/** Whoever was offered nothing lately comes first. */
const byTime = (one: Considered, other: Considered): number => compare(one.offeredAt ?? "", other.offeredAt ?? "");
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function reasonAgainst(
  { person, isAway, isNight, isOwn }: Candidate,
  { asked, passed, gaveBack }: Pick<Offer, "asked" | "passed" | "gaveBack">,
): LeftOutReason | null {
  if (isOwn) return "own";
  if (passed.includes(person)) return "passed";
  if (gaveBack.includes(person)) return "gave-back";
  if (isAway) return "away";
  if (isNight) return "night";
  return asked.includes(person) ? "asked" : null;
}

/** The skills that a ticket needs, as its queue names them: it says their name, or one of their words. */
export function skillsNeeded(
  { skills }: Pick<OfferPolicy, "skills">,
  { service, title, description }: Pick<Ticket, "service" | "title" | "description">,
): readonly string[] {
  const said = `${service} ${title} ${description}`;
  return Object.entries(skills).flatMap(([skill, words]) =>
    firstSaid(said, [skill, ...words]) === undefined ? [] : [skill],
  );
}
