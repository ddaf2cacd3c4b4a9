import type { CommandType, RecordedEvent, TicketCommand } from "../features/rules.ts";
import type { Work } from "../features/costs/rules.ts";
import type { Phrases } from "../features/words.ts";
import type { FileLink } from "../kernel/file-link.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Text } from "../kernel/text.ts";
import type { CustomStatus, ToResolve } from "../kernel/service.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { Choice, Field, Form, FormValues } from "./form.ts";
import { fieldsOf, readAnswers, type Answers, type Questions, type Read, writtenIn } from "./question.ts";
import type { Viewer } from "./viewer.ts";

/** What a form about a ticket is made from. */
export interface FormSubject {
  readonly ticket: Ticket;
  /** The version of the ticket its opener showed. */
  readonly seen: number;
  readonly attempt: number | null;
  readonly viewer: Viewer;
  /** Who it can be assigned to. */
  readonly agents: readonly Choice[];
  /** Where it can be moved to. */
  readonly queues: readonly string[];
  /** Which of these are private; left out: none. */
  readonly privateQueues?: ReadonlySet<string>;
  /** Who of the agents is not there, and cannot be chosen. */
  readonly away?: readonly Absent[];
  /** Where it can be escalated to: up the escalation of its priority, and (null: nowhere) to the queue that knows more. */
  readonly escalation?: { readonly chain: boolean; readonly nextLevel: string | null };
  /** What was worked on it, and in which currency that is reckoned; left out: its reader does not lead its queue, or nothing was. */
  readonly work?: { readonly done: Work; readonly currency?: string | undefined } | undefined;
  /** What its status may be called besides; left out: nothing. */
  readonly statuses?: readonly CustomStatus[];
  /** What has to be said where it is resolved; left out: nothing in particular. */
  readonly toResolve?: ToResolve;
  readonly possible: ReadonlySet<CommandType>;
  readonly as: "person" | "agent";
  /** What is ready to be sent, where it can be chosen; left out: there is nothing. */
  readonly ready?: ReadyChoices;
  /** Where what is masked is shown: all that happened to the ticket. */
  readonly history?: readonly RecordedEvent[];
}

export interface ReadyChoices {
  readonly options: readonly Choice[];
  /** No article, and nothing that helped before, is among them. */
  readonly isAnswersAlone: boolean;
  readonly chosen: string | null;
  /** What came of the choice, or what comes of one. */
  readonly says: string;
}

export interface Absent {
  readonly name: string;
  /** Null: until they say that they are back. */
  readonly until: Date | null;
}

/** What a command needs besides the answers; looked up by whoever reads the form. */
export interface FormAbout {
  readonly attempt: number;
  /** The person chosen, as this desk knows them; null: nobody was. */
  readonly person: PersonId | null;
  /** Those that were put in. */
  readonly files: readonly FileLink[];
}

/** What a form that was sent wants. */
export type Submission =
  | {
      readonly wants: "change";
      /** An account on the platform that is to be looked up; null: none. */
      readonly person: string | null;
      readonly command: (about: FormAbout) => TicketCommand;
    }
  | { readonly wants: "assign"; readonly to: PersonId }
  /** Into another queue, if there is one of this name. */
  | { readonly wants: "move"; readonly queue: string; readonly reason: string };

/** All that the house must know of a form about a ticket, in one row. */
export interface FormRule {
  /** The command it leads to: what its opener needs permission for. */
  readonly needs: CommandType;
  /** In whose place its opener speaks. */
  readonly as: "person" | "agent";
  /** What is told before anything is asked; what somebody wrote in it is masked, unless the form is there to show it. */
  readonly intro: (subject: FormSubject, words: Phrases) => Text;
  readonly shows: "masked" | "all";
  readonly fields: (subject: FormSubject, words: Phrases) => readonly Field[];
  /** See `Form`. */
  readonly ways: (subject: FormSubject, words: Phrases) => NonNullable<Form["ways"]>;
  readonly read: (values: FormValues, at: { readonly words: Phrases; readonly today: string }) => Read<Submission>;
  /** Who is to read what its opener writes in it. */
  readonly readBy: "requester" | "agents";
  /** What is ready to be sent can be chosen in it, and goes into its field `text`. */
  readonly takesReady: boolean;
  /** Files can be put into it. */
  readonly takesFiles: boolean;
  /** What its opener wrote in it in their own words, without what stood in it when it was opened; empty where they chose only. */
  readonly written: (values: FormValues, prefilled: FormValues) => string;
}

/** What of a row is said by its feature; a form without one of the first answers does not compile. */
export interface FormRow<Asked extends Questions<FormSubject>> extends Pick<FormRule, "needs" | "as" | "readBy"> {
  readonly questions: Asked;
  readonly intro?: (subject: FormSubject, words: Phrases) => Text;
  readonly shows?: FormRule["shows"];
  /** What is asked besides, or otherwise, of this ticket; what was filled in comes to `submitted` as it was. */
  readonly more?: (subject: FormSubject) => Questions<FormSubject>;
  /** Why nothing can be asked now; null: it can. */
  readonly nothingToAsk?: (subject: FormSubject, words: Phrases) => Text | null;
  readonly ways?: FormRule["ways"];
  readonly takesReady?: boolean;
  readonly takesFiles?: boolean;
  /** Left out of a form that is only pressed on. */
  readonly submitted?: (answers: Answers<Asked>, values: FormValues) => Submission;
}

/** A form: its fields and how it is read come from the same questions. */
export const formRule = <const Asked extends Questions<FormSubject>>({
  needs,
  as,
  readBy,
  intro = () => [],
  shows = "masked",
  questions,
  more = () => ({}),
  nothingToAsk = () => null,
  ways = () => [],
  takesReady = false,
  takesFiles = false,
  submitted,
}: FormRow<Asked>): FormRule => ({
  needs,
  as,
  readBy,
  shows,
  ways,
  takesReady,
  takesFiles,
  intro: (subject, words) => nothingToAsk(subject, words) ?? intro(subject, words),
  fields: (subject, words) =>
    nothingToAsk(subject, words) === null ? fieldsOf({ ...questions, ...more(subject) }, subject, words) : [],
  read: (values, at) => {
    // Only what was opened by an earlier version can be sent, and says so on the field that it has.
    if (submitted === undefined) return { ok: false, errors: { next: at.words.errors.notAChoice } };
    const read = readAnswers(questions, values, at);
    return read.ok ? { ok: true, value: submitted(read.value, values) } : read;
  },
  written: (values, prefilled) => writtenIn(questions, values, prefilled),
});

/** The answers, and the files that were put in with them, are a command. */
export const commandWith = (made: (files: readonly FileLink[]) => TicketCommand): Submission => ({
  wants: "change",
  person: null,
  command: ({ files }) => made(files),
});

/** The answers are a command. */
export const command = (made: TicketCommand): Submission => ({
  wants: "change",
  person: null,
  command: () => made,
});
