import type { Rules } from "../../../src/desk/tickets.ts";
import type { DeskVoice } from "../../../src/desk/viewers.ts";
import type { Surface } from "../../../src/desk/surface.ts";
import { locales, type Locale } from "../../../src/kernel/locale.ts";
import { renderCard } from "../../../src/worker/delivery/render-card.ts";
import type { Evidence, Reader } from "../evidence.ts";
import type { Platforms } from "../platforms.ts";
import { pictured, standingIn } from "../shown.ts";

export interface CardsDeps {
  readonly store: Reader;
  readonly desk: DeskVoice;
  readonly rules: Rules;
  readonly platforms: Platforms;
  /** Cards that somebody deleted: the desk learns of it when it next has something to show there. */
  readonly deleted: ReadonlySet<string>;
  /** Where somebody took the app away for a while: their cards are shown as they are with the next news only. */
  readonly uninstalled: ReadonlySet<string>;
}

/** Whoever is to see a ticket has one card of it, and it looks as the ticket is; or the agents know why not. */
export async function cardLaws(deps: CardsDeps, evidence: readonly Evidence[]): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const each of evidence) {
    broken.push(...(await whoHasNone(deps, each)));
    for (const surface of each.surfaces) {
      const why = await whatIsWrong(deps, each, surface);
      if (why !== null)
        broken.push(
          `${each.ticket.reference}, card ${surface.id} (${surface.platform}, ${surface.audience.kind}): ${why}`,
        );
    }
  }
  return broken;
}

async function whoHasNone({ store }: CardsDeps, { ticket, surfaces }: Evidence): Promise<readonly string[]> {
  const people = new Set([ticket.requester, ticket.beneficiary]);
  const theirs = surfaces.flatMap(({ audience }) => (audience.kind === "person" ? [audience.person] : []));
  const channels = await store.channels(ticket.queue);
  const shared = surfaces.filter(({ audience }) => audience.kind === "agents");
  return [
    ...[...people]
      .filter((person) => theirs.filter((each) => each === person).length !== 1)
      .map((person) => `${ticket.reference}: ${person} has not one card`),
    ...channels
      .filter(
        ({ platform, address }) =>
          shared.filter((at) => at.platform === platform && at.address === address).length !== 1,
      )
      .map(({ platform }) => `${ticket.reference}: the agents on ${platform} have not one card`),
  ];
}

async function whatIsWrong(deps: CardsDeps, { ticket, history }: Evidence, surface: Surface): Promise<string | null> {
  const { message } = surface;
  if (surface.unreachable !== null && isKnown(surface, history)) return null;
  if (message === null) return "was never posted";
  if (surface.audience.kind === "person" && deps.uninstalled.has(surface.platform)) return null;
  const standing = standingIn(deps.platforms, surface).find(({ id }) => id === message);
  if (standing === undefined) return deps.deleted.has(message) ? null : "is linked, and does not stand there";
  const pictures = await Promise.all(
    locales.map(async (locale) =>
      pictured(surface.platform, (await renderCard(readBy(deps, locale), surface, ticket)).card),
    ),
  );
  if (pictures.some(({ picture, summary }) => standing.picture === picture && standing.summary === summary))
    return null;
  const partings = pictures.map(({ picture }) => whereTheyPart(standing.picture, picture));
  return `shows version ${surface.shownVersion} of ${ticket.version}: ${partings.join("\n    or ")}`;
}

/** Whose language became known only later keeps cards in another: that is no news of the ticket. */
const readBy = ({ store, desk, rules }: CardsDeps, locale: Locale): Parameters<typeof renderCard>[0] => ({
  desk,
  rules,
  store: {
    ...store,
    people: async (ids) => new Map([...(await store.people(ids))].map(([id, person]) => [id, { ...person, locale }])),
  },
});

/** Somebody who could not be reached: then the agents were told. */
const isKnown = ({ audience }: Surface, history: Evidence["history"]): boolean =>
  audience.kind === "agents" ||
  history.some(({ event }) => event.type === "undelivered" && event.to === audience.person);

/** The first of what the one has and the other has not. */
function whereTheyPart(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 30);
  return `…${one.slice(from, at + 90)}… instead of …${other.slice(from, at + 90)}…`;
}
