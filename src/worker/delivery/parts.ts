import type { PartRule } from "../outbox/part-rule.ts";
import { done, type Tried } from "../deps.ts";
import { catchUp, deliverNote } from "./deliver-note.ts";
import { findOrphan } from "./orphan.ts";
import { refreshCard } from "./post-card.ts";
import { noteSaying, refreshNote, repeatJoined } from "./refresh-note.ts";
import { giveUpNotes } from "./settle-failures.ts";
import { whatWasPostponed, type OutboxPart } from "../../desk/outbox.ts";

/** What is being posted may show what was before. */
const whenPosted: Tried = { result: "retry", after: 500, reason: "the note is being posted", unsent: true };

/** How each part of what a surface has to say is said. */
export const parts: Readonly<Record<OutboxPart, PartRule>> = {
  /** The card, and then each note: once, and in order. */
  posts: {
    say: async (deps, platform, surface, { wanted: [first], unsure }) => {
      const looked = surface.message === null && unsure !== null;
      const orphan = looked ? await findOrphan(deps, platform, surface, unsure) : null;
      if (orphan?.result === "retry") return { tried: orphan, said: [] };
      const at = orphan?.surface ?? surface;
      const isNote = first !== whatWasPostponed;
      const tried = await (isNote ? deliverNote(deps, platform, at, first) : catchUp(deps, platform, at));
      return { tried, said: [first] };
    },
    givenUp: (deps, surface, number, reason) =>
      giveUpNotes(deps, surface.id, number === whatWasPostponed ? null : number, reason),
  },
  card: {
    say: async (deps, platform, surface, { wanted }) => ({
      tried: await refreshCard(deps, platform, surface),
      said: wanted,
    }),
    givenUp: null,
  },
  /** One edit for all that is to be seen of one message. */
  notes: {
    say: async (deps, platform, surface, { wanted: [first, ...others] }) => {
      // Asked first: a post that has begun since shows what is to be seen, and one that has ended since is found.
      const isBeingPosted = await deps.store.deliveries.isBeingPosted(surface.id, first);
      const note = await noteSaying(deps, surface.id, first);
      if (note === null) return { tried: isBeingPosted ? whenPosted : done, said: [first] };
      const tried = await refreshNote(deps, platform, surface, first);
      return { tried, said: [first, ...others.filter((number) => note.events.includes(number))] };
    },
    givenUp: (deps, surface, number) => repeatJoined(deps, surface.id, number),
  },
};
