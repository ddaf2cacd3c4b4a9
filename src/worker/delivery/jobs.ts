import type { JobRules } from "../job-rule.ts";
import { catchUp, deliverNote } from "./deliver-note.ts";
import { refreshCard } from "./post-card.ts";
import { refreshNote, repeatJoined } from "./refresh-note.ts";
import { giveUpNotes } from "./settle-failures.ts";
import type { NoteDelivery } from "../../desk/delivery.ts";
import { jobKeys } from "../../desk/job-keys.ts";

/** Jobs that show a ticket on its surfaces. */
export const jobs: JobRules<NoteDelivery> = {
  note: {
    queue: "note",
    key: ({ surface }) => jobKeys.note(surface),
    order: ({ event }) => event,
    givenUp: (deps, { surface, event }, reason) => giveUpNotes(deps, surface, event, reason),
    speaks: "on-surface",
    surface: ({ surface }) => surface,
    call: ({ event }, at) => {
      const isPosted = event === 1 ? at.message === null : at.audience.kind === "agents";
      return isPosted ? { kind: "post", at } : null;
    },
    run: (deps, platform, surface, { event }) => deliverNote(deps, platform, surface, event),
  },
  "catch-up": {
    queue: "note",
    key: ({ surface }) => jobKeys.note(surface),
    order: null,
    givenUp: (deps, { surface }, reason) => giveUpNotes(deps, surface, null, reason),
    speaks: "on-surface",
    surface: ({ surface }) => surface,
    call: () => null,
    run: catchUp,
  },
  "refresh-card": {
    queue: "card",
    key: ({ surface }) => surface,
    order: null,
    givenUp: null,
    speaks: "on-surface",
    surface: ({ surface }) => surface,
    call: (_job, at) => (at.message === null ? null : { kind: "update", at }),
    run: refreshCard,
  },
  "refresh-note": {
    queue: "card",
    key: ({ surface, event }) => `${surface} ${event}`,
    order: null,
    givenUp: (deps, { surface, event }) => repeatJoined(deps, surface, event),
    speaks: "on-surface",
    surface: ({ surface }) => surface,
    call: () => null,
    run: (deps, platform, surface, { event }) => refreshNote(deps, platform, surface, event),
  },
};
