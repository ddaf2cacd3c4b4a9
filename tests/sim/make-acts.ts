import type { Intent, PostedMessage } from "../../src/channels/platform.ts";
import { presses as commanded, type Action, type PressCommand, type TicketForm } from "../../src/features/actions.ts";
import { forms } from "../../src/features/forms.ts";
import type { CommandType } from "../../src/features/rules.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import type { FormValues } from "../../src/screen/form.ts";
import type { Job } from "../../src/worker/job-rule.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import { agentsChannel, people, type Who } from "./people.ts";
import type { World } from "./world.ts";

/** Something that somebody, or the desk, does beside others. */
export interface Act {
  does(world: World): Promise<unknown>;
  /** What it asks of a ticket; left out: nothing. */
  readonly command?: CommandType;
}

/** What is on people's screens before a run, as its buttons, lists and threads carry it. */
export interface Seen {
  readonly ids: Readonly<Record<Who, PersonId>>;
  /** The ticket's; null: there is none. */
  readonly mark: string | null;
  /** The id of words whose author is asked where they belong. */
  readonly words: string;
  /** The ticket's card in the agents' channel. */
  readonly card: PostedMessage;
}

/** The ticket that the acts are about. */
export const reference = "I261123_0001";

export type Wanted = Intent extends infer Each ? (Each extends Intent ? Omit<Each, "once" | "by"> : never) : never;

/** The key of what somebody does. In what is typed it stands in brackets: see the laws of words. */
export const onceOf = (who: Who, what: string): string => `once:${who}-${what}`;

/** People press again when nothing answers. */
export const somebody = (who: Who, what: string, wanted: (seen: Seen) => Wanted, command?: CommandType): Act => ({
  does: (world) => world.asks({ ...wanted(world.seen()), by: people[who], once: onceOf(who, what) }),
  ...(command && { command }),
});

const onTicket = ({ mark }: Seen) => ({ ticket: reference, mark: mark ?? undefined, seen: 1 });

export const opens = (who: Who, what: string, opener: (seen: Seen) => Action = () => ({ do: "new-ticket" })): Act =>
  somebody(who, what, (seen) => ({
    kind: "submitted",
    opener: opener(seen),
    values: {
      title: `Printer (${onceOf(who, what)})`,
      kind: "incident",
      service: "Printing",
      urgency: "medium",
      impact: "team",
      description: "Smoke",
      beneficiary: null,
      device: "",
      phone: "",
      stepsToReproduce: "",
    },
    in: null,
  }));

export const presses = (who: Who, button: PressCommand): Act =>
  somebody(
    who,
    button,
    (seen) => ({ kind: "pressed", action: { do: button, ...onTicket(seen) } }),
    commanded[button].type,
  );

export const rates = (who: Who, what: string, stars: 1 | 5): Act =>
  somebody(
    who,
    what,
    (seen) => ({ kind: "pressed", action: { do: "rate", attempt: 1, stars, ...onTicket(seen) } }),
    "rate",
  );

export const withdraws = (who: Who): Act =>
  somebody(
    who,
    "withdraws",
    (seen) => ({ kind: "pressed", action: { do: "withdraw", reason: "solved-by-myself", ...onTicket(seen) } }),
    "withdraw",
  );

/** Presses something else than a button that acts on the ticket at once. */
export const looks = (who: Who, what: string, action: (seen: Seen) => Action, command?: CommandType): Act =>
  somebody(who, what, (seen) => ({ kind: "pressed", action: action(seen) }), command);

interface Filled {
  readonly form: TicketForm;
  /** The field for somebody's own words; left out: they only choose. */
  readonly says?: string;
  readonly chooses?: (seen: Seen) => FormValues;
  /** The form was opened after all that has happened: it is not asked whether the requester has spoken since. */
  readonly isFresh?: true;
}

/** Sends a form about the ticket. */
export function fills(who: Who, what: string, { form, says, chooses = () => ({}), isFresh }: Filled): Act {
  const words = says === undefined ? {} : { [says]: `The third floor (${onceOf(who, what)})` };
  return somebody(
    who,
    what,
    (seen) => ({
      kind: "submitted",
      opener: { do: "fill", form, attempt: 1, ...onTicket(seen), ...(isFresh && { seen: 99 }) },
      values: { ...words, ...chooses(seen) },
      in: null,
    }),
    forms[form].needs,
  );
}

export const asksFor = (who: Who, what: string, words: string): Act =>
  somebody(who, what, () => ({ kind: "asked", words, in: { ...agentsChannel, scope: "channel" } }));

/** The desk takes up its own work by itself. */
export const job = (what: Job): Act => ({
  async does({ desk }) {
    for (let tries = 0; (await tryJob(desk().worker, what, { age: 0, tries })) !== null; tries += 1);
  },
});
