import type { PartRule } from "../outbox/part-rule.ts";
import { done } from "../deps.ts";
import { catchUp, deliverNote } from "./deliver-note.ts";
import { refreshCard } from "./post-card.ts";
import { noteSaying, refreshNote, repeatJoined } from "./refresh-note.ts";
import { giveUpNotes } from "./settle-failures.ts";
import { whatWasPostponed, type OutboxPart } from "../../desk/outbox.ts";

/** How each part of what a surface has to say is said. */
export const parts: Readonly<Record<OutboxPart, PartRule>> = {
  /** The card, and then each note: once, and in order. */
  posts: {
    say: async (deps, platform, surface, [first]) => ({
      tried:
        first === whatWasPostponed
          ? await catchUp(deps, platform, surface)
          : await deliverNote(deps, platform, surface, first),
      said: [first],
    }),
    givenUp: (deps, surface, number, reason) =>
      giveUpNotes(deps, surface.id, number === whatWasPostponed ? null : number, reason),
  },
  card: {
    say: async (deps, platform, surface, all) => ({ tried: await refreshCard(deps, platform, surface), said: all }),
    givenUp: null,
  },
  /** One edit for all that is to be seen of one message. */
  notes: {
    say: async (deps, platform, surface, [first, ...others]) => {
      const note = await noteSaying(deps, surface.id, first);
      if (note === null) return { tried: done, said: [first] };
      const tried = await refreshNote(deps, platform, surface, first);
      return { tried, said: [first, ...others.filter((number) => note.events.includes(number))] };
    },
    givenUp: (deps, surface, number) => repeatJoined(deps, surface.id, number),
  },
};
