import { queuesRead, readSolvedLike } from "../../desk/read-found.ts";
import type { TicketReader } from "../../desk/reader.ts";
import { peopleIn } from "../../desk/viewers.ts";
import { nearestLocale, type Locale } from "../../kernel/locale.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { blanked } from "../articles/rules/blanked.ts";
import { phrases } from "../words.ts";
import { likeWords, mostLikeLooked, similarTo, whatHelped } from "./rules.ts";

/** A ticket that is like another, and what helped there, without secrets and without whom it was about. */
export interface Similar {
  readonly ticket: Ticket;
  readonly helped: string;
  /** In which its requester reads. */
  readonly locale: Locale;
}

/** What was solved before of what a ticket says, for an agent: of what they read, at most three, the nearest first. */
export async function similarSolved(
  store: Pick<TicketReader, "ticketsFound" | "actorsOf" | "people">,
  { ticket, reader }: { readonly ticket: Ticket; readonly reader: PersonId },
  desk: {
    readonly locale: Locale;
    /** In which what is blanked is told. */
    readonly blanks: Locale;
    /** Who is written to: their name stands where that of the ticket's requester stood. Left out: nobody is. */
    readonly to?: string;
  },
): Promise<readonly Similar[]> {
  const queues = await queuesRead(store, reader);
  const asked = { words: likeWords(ticket), queues, person: reader };
  const found = await readSolvedLike(store, asked, mostLikeLooked);
  const similar = similarTo(ticket, found.tickets, found.total);
  if (similar.length === 0) return [];
  const people = await store.people([...new Set(similar.flatMap((each) => peopleIn(each, null)))]);
  const { blanks } = phrases(desk.blanks).articles;
  return similar.map((each) => {
    const others =
      desk.to === undefined ? peopleIn(each, null) : peopleIn(each, null).filter((id) => id !== each.requester);
    const names = others.flatMap((id) => people.get(id)?.name ?? []);
    const of = people.get(each.requester)?.name ?? "";
    const instead = desk.to === undefined ? undefined : { of, name: desk.to };
    return {
      ticket: each,
      helped: blanked(whatHelped(each) ?? "", names, blanks, instead).trim(),
      locale: nearestLocale(people.get(each.requester)?.locale ?? null, desk.locale),
    };
  });
}
