import { isDeepStrictEqual } from "node:util";
import type { Intent } from "../../../src/channels/platform.ts";
import type { Person } from "../../../src/desk/person.ts";
import { viewerOf, type DeskVoice } from "../../../src/desk/viewers.ts";
import { notYourTicket } from "../../../src/features/basics/messages.ts";
import { takenBack } from "../../../src/features/cancellation/messages.ts";
import { refusalMessage } from "../../../src/features/messages/refusal-message.ts";
import type { TicketForm } from "../../../src/features/actions.ts";
import type { FormValues } from "../../../src/screen/form.ts";
import type { Stars } from "../../../src/kernel/attempt.ts";
import type { PersonId } from "../../../src/kernel/person.ts";
import type { Ticket } from "../../../src/kernel/ticket.ts";
import type { TicketCommand } from "../../../src/features/rules.ts";
import { ticked } from "../../../src/screen/question.ts";
import { titled } from "../../../src/screen/titled.ts";
import { people, type Who } from "../people.ts";
import { phrases } from "../../../src/features/words.ts";
import { changed, type Kept, type Told } from "../alone/rules-alone.ts";
import type { Staff } from "../alone/staff.ts";
import type { Sequence } from "./history.ts";

/** What people do to a ticket here. */
export type Deed =
  | { readonly do: "claim" | "release" | "take-over" | "chase" | "undo" | "confirm" | "read" }
  | { readonly do: "take" | "reply" | "resolve" | "refuse" | "reopen"; readonly words: string }
  | { readonly do: "rate"; readonly attempt: number; readonly stars: Stars };
export type Asked = Deed & { readonly who: Who };

/** What somebody reads: a sentence, or all of the ticket. */
export type Answer = string | Ticket;

export const isDone = "done";

type Act = Intent extends infer Each ? (Each extends Intent ? Omit<Each, "once" | "by"> : never) : never;

/** What is pressed or filled in; null: it is only looked at. */
export function actOf(deed: Deed, { reference: ticket, mark }: Ticket): Act | null {
  const on = { ticket, mark: mark ?? undefined, seen: 1 };
  const fill = (form: TicketForm, values: FormValues): Act => ({
    kind: "submitted",
    opener: { do: "fill", form, ...on },
    values,
    in: null,
  });
  switch (deed.do) {
    case "read":
      return null;
    case "claim":
    case "release":
    case "take-over":
    case "chase":
    case "undo":
    case "confirm":
      return { kind: "pressed", action: { do: deed.do, ...on } };
    case "rate":
      return { kind: "pressed", action: { do: "rate", attempt: deed.attempt, stars: deed.stars, ...on } };
    case "take":
      return fill("take", { text: deed.words });
    case "reply":
      return fill("reply", { text: deed.words, resolves: ticked, cause: "hardware" });
    case "resolve":
      return fill("resolve", { text: deed.words, cause: "hardware" });
    case "refuse":
    case "reopen":
      return fill(deed.do, { reason: deed.words });
  }
}

function commandOf(deed: Deed): TicketCommand | null {
  switch (deed.do) {
    case "read":
      return null;
    case "claim":
    case "release":
    case "take-over":
    case "chase":
    case "undo":
    case "confirm":
      return { type: deed.do };
    case "rate":
      return { type: "rate", attempt: deed.attempt, stars: deed.stars, comment: null };
    case "take":
      return { type: "reply", text: deed.words, files: [], takes: true };
    case "reply":
      return { type: "reply", text: deed.words, files: [], resolves: "hardware" };
    case "resolve":
      return { type: "resolve", text: deed.words, cause: "hardware" };
    case "refuse":
    case "reopen":
      return { type: deed.do, reason: deed.words };
  }
}

export interface Alone {
  readonly staff: Staff;
  readonly ids: Readonly<Record<Who, PersonId>>;
  readonly known: ReadonlyMap<PersonId, Person>;
  readonly voice: DeskVoice;
  /** Of the desk, which stands still. */
  readonly now: Date;
}

/** How the rules alone would answer, one after the other. */
export const rulesAlone = (alone: Alone, begin: Kept): Sequence<Kept, Asked, Answer> => ({
  begin,
  does(kept, asked) {
    const command = commandOf(asked);
    if (command === null) return { state: kept, answer: kept.ticket };
    const wanted = { command, by: alone.ids[asked.who] };
    const { kept: state, told } = changed(alone.staff, kept, wanted, alone.now);
    return { state, answer: sentence(alone, told, state.ticket, asked) };
  },
  isSame: isDeepStrictEqual,
  keyOf: ({ ticket }) => JSON.stringify(ticket),
});

function sentence({ known, ids, voice }: Alone, told: Told, ticket: Ticket, asked: Asked): string {
  const viewer = viewerOf(known.get(ids[asked.who]) ?? null, known, people[asked.who], voice);
  if (told.result === "changed") return asked.do === "undo" ? takenBack(ticket, viewer).summary : isDone;
  if (told.result !== "refused") return notYourTicket(viewer).summary;
  const { summary } = refusalMessage(told.refusal, ticket, viewer);
  // Whoever had written something reads too which ticket did not take it.
  const { notSentTitle } = phrases(viewer.locale).whispers;
  return "words" in asked ? `${notSentTitle} · ${titled(ticket)} · ${summary}` : summary;
}
