import type { PlatformName } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { LastSaid } from "./last-said.ts";

const looksAt = 20; // tickets: whoever has more of them on their hands names the one they mean

interface Told {
  readonly ticket: string;
  readonly at: Date;
}

/** Of some tickets the one of which somebody was told last in their own chat; null: something else was said there since. */
export async function toldLast(
  { store }: Pick<DeskDeps, "store">,
  {
    person,
    platform,
    said,
  }: { readonly person: PersonId; readonly platform: PlatformName; readonly said: LastSaid | null },
  tickets: readonly Ticket[],
): Promise<string | null> {
  const told = await Promise.all(
    tickets.slice(-looksAt).map(async ({ reference }): Promise<readonly Told[]> => {
      const theirs = (await store.surfaces(reference)).find(
        (each) => each.platform === platform && each.audience.kind === "person" && each.audience.person === person,
      );
      return theirs === undefined || theirs.pushedAt === null ? [] : [{ ticket: reference, at: theirs.pushedAt }];
    }),
  );
  const [latest] = told.flat().toSorted((one, other) => other.at.getTime() - one.at.getTime());
  if (latest === undefined || (said !== null && said.at > latest.at)) return null;
  return (await store.deliveries.wasNotified(person, platform, latest.at)) ? null : latest.ticket;
}
