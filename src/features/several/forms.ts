import type { Locale } from "../../kernel/locale.ts";
import { text } from "../../kernel/text.ts";
import type { Ticket, TicketMeant } from "../../kernel/ticket.ts";
import { isVisible } from "../../kernel/words/visible.ts";
import type { Choice, Field, Form, FormValues } from "../../screen/form.ts";
import { listed } from "../../screen/listed.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { fieldLimits, ticked, type Read } from "../../screen/question.ts";
import type { Action } from "../actions.ts";
import { phrases, type Phrases } from "../words.ts";
import { readMeant, severalAtMost, writeMeant, type SeveralCommand } from "./rules.ts";

type Opener = Extract<Action, { do: "change-several" }>;

/** What there is to choose from. */
export interface SeveralFrom {
  readonly tickets: readonly Pick<Ticket, "reference" | "mark" | "title">[];
  /** To whom they can be assigned, or into which queue they can be moved; nothing where they are rejected. */
  readonly into: readonly Choice[];
  /** More of what was found could be changed. */
  readonly more: boolean;
  /** How many of what was found are not listed; left out: none. */
  readonly leftOut?: number;
  /** What those queues are called that make private what is moved there; left out: none does. */
  readonly closesOff?: readonly string[];
}

const longestLabel = 75; // characters, as of any choice

/** Asks which of some tickets are to be changed, and how. */
export function severalForm(
  opener: Opener,
  { tickets, into, more, leftOut = 0, closesOff = [] }: SeveralFrom,
  locale: Locale,
): Form {
  const words = phrases(locale);
  const { several, forms, privacy } = words;
  const told = [
    ...(more ? [several.first(severalAtMost)] : []),
    ...(leftOut === 0 ? [] : [several.leftOut(leftOut)]),
    ...(closesOff.length === 0 ? [] : [`🔒 ${privacy.closesOff(listed(closesOff, { locale }))}`]),
  ];
  return {
    opener,
    title: several.title[opener.way],
    submit: forms.submit[opener.way],
    close: forms.cancel,
    choose: forms.choose,
    intro: text`${told.join("\n")}`,
    fields: [
      {
        kind: "choices",
        name: "tickets",
        label: several.which,
        hint: several.whichHint,
        optional: true,
        options: tickets.map((ticket) => ({
          value: writeMeant(ticket),
          label: cutLine(`${ticket.reference} · ${ticket.title}`, longestLabel),
        })),
        initial: null,
      },
      {
        kind: "check",
        name: "all",
        label: several.allLabel,
        optional: true,
        tick: several.all(tickets.length),
        initial: null,
      },
      ...fieldsOf(opener.way, into, words),
    ],
    folded: null,
    locale,
  };
}

function fieldsOf(way: Opener["way"], into: readonly Choice[], { forms }: Phrases): readonly Field[] {
  const reason: Field = {
    kind: "long-text",
    name: "reason",
    label: forms.reason[way === "move" ? "move" : "reject"],
    hint: way === "move" ? forms.hint.agentsRead : forms.hint.requesterReads,
    optional: false,
    initial: "",
    maxLength: fieldLimits.long,
  };
  const choice = { kind: "choice", optional: false, options: into, initial: null } as const;
  switch (way) {
    case "assign":
      return [{ ...choice, name: "to", label: forms.assignTo }];
    case "move":
      return [{ ...choice, name: "queue", label: forms.moveTo }, reason];
    case "reject":
      return [reason];
  }
}

/** `tickets` null: all that are listed. */
export interface SeveralAsked {
  readonly tickets: readonly TicketMeant[] | null;
  readonly command: SeveralCommand;
}

/** Every mistake at once, each on its field. */
export function readSeveral(way: Opener["way"], values: FormValues, locale: Locale): Read<SeveralAsked> {
  const { several, errors } = phrases(locale);
  const isAll = values["all"] === ticked;
  const chosen = [...new Set((values["tickets"] ?? "").split(","))].flatMap((value) => readMeant(value) ?? []);
  const reason = (values["reason"] ?? "").trim();
  const [to, queue] = [values["to"] ?? "", values["queue"] ?? ""];
  const wrong: Record<string, string> = {};
  if (!isAll && chosen.length === 0) wrong["tickets"] = several.noneChosen;
  if (chosen.length > severalAtMost) wrong["tickets"] = errors.notAChoice;
  if (way === "assign" && to === "") wrong["to"] = errors.required;
  if (way === "move" && queue === "") wrong["queue"] = errors.required;
  if (way !== "assign" && !isVisible(reason)) wrong["reason"] = errors.required;
  else if (Array.from(reason).length > fieldLimits.long) wrong["reason"] = errors.tooLong(fieldLimits.long);
  if (Object.keys(wrong).length > 0) return { ok: false, errors: wrong };
  const commands: Readonly<Record<Opener["way"], SeveralCommand>> = {
    assign: { type: "assign", to },
    move: { type: "move", queue, reason },
    reject: { type: "reject", reason },
  };
  return { ok: true, value: { tickets: isAll ? null : chosen, command: commands[way] } };
}
