import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { Person } from "../desk/person.ts";
import { change, open, type Change } from "../desk/tickets.ts";
import { onCard, pressCommands, ticketForms, type Action } from "../features/actions.ts";
import { forms } from "../features/forms.ts";
import { readNewTicket } from "../features/opening/forms.ts";
import { phrases } from "../features/words.ts";
import type { Submission } from "../screen/form-rule.ts";
import { draftOf } from "../features/drafts/use-cases.ts";
import { assign } from "../features/assignment/use-cases.ts";
import { defaultQueue } from "../features/queues/rules.ts";
import { ticketOpened } from "../features/opening/messages.ts";
import { wordsGone } from "../features/replies/messages.ts";
import { nearestLocale } from "../kernel/locale.ts";
import { dateOf } from "../kernel/time/calendar.ts";
import { changeOrRefuse } from "./change-or-refuse.ts";
import { handleTicketButton } from "./handle-button.ts";
import { once, type Effect } from "./once.ts";
import { openTicketForm } from "./open-form.ts";
import { confirm, viewerOfTicket, viewerOfUser, whisper } from "./replies.ts";

type Submitted = Extract<Intent, { kind: "submitted" }>;
type Fill = Extract<Action, { do: "fill" }>;

/** A form that was sent: either what it says is done, or its mistakes are told on their fields. */
export async function handleForm(deps: DeskDeps, intent: Submitted): Promise<Reply> {
  const { opener } = intent;
  if (opener.do === "new-ticket") return openFromForm(deps, intent, opener);
  if (opener.do === "fill") return doWhatFormSays(deps, intent, opener);
  return whisper(wordsGone(viewerOfUser(deps, intent.by))); // no other action opens a form
}

async function openFromForm(
  deps: DeskDeps,
  intent: Submitted,
  opener: Extract<Action, { do: "new-ticket" }>,
): Promise<Reply> {
  const read = readNewTicket(intent.values, localeOf(deps, intent.by));
  if (!read.ok) return { kind: "form-errors", errors: read.errors };
  return once(deps, intent, async (tx, by): Promise<Effect> => {
    const { beneficiary: user, ...filled } = read.value;
    const beneficiary = await chosenPerson(deps, tx, user, intent.by);
    if (opener.words !== undefined) await tx.takeWords(opener.words, by.id);
    await tx.dropDraft(draftOf({ form: intent.once, opener, by: by.id }), by.id);
    // The last, since whoever opens next waits from here on for this change to end.
    const { ticket } = await open(
      tx,
      deps,
      {
        ...filled,
        beneficiary: beneficiary?.id ?? by.id,
        queue: defaultQueue,
        followUpOf: opener.followUpOf ?? null,
        origin: {
          platform: intent.by.platform,
          conversation: intent.in?.address ?? null,
          message: opener.message ?? null,
        },
      },
      by.id,
    );
    if (user !== null) await introduce(deps, tx, user, intent.by, ticket.reference);
    return {
      reply: confirm(ticketOpened(ticket, await viewerOfTicket(deps, by, ticket, intent.by, tx))),
      changed: true,
    };
  });
}

async function doWhatFormSays(deps: DeskDeps, intent: Submitted, opener: Fill): Promise<Reply> {
  const words = phrases(localeOf(deps, intent.by));
  const read = forms[opener.form].read(intent.values, { words, today: dateOf(deps.now(), deps.zone) });
  if (!read.ok) return { kind: "form-errors", errors: read.errors };
  const submission = read.value;
  if (submission.wants === "go-on") return goOn(deps, intent, opener, submission.next);
  return once(deps, intent, async (tx, by) => {
    const user = submission.wants === "change" ? submission.person : null;
    const person = await chosenPerson(deps, tx, user, intent.by);
    const changed = await changeByForm(deps, tx, { submission, opener, by, person });
    const effect = await changeOrRefuse(deps, tx, changed, { by, on: intent.by });
    if (effect.changed) await tx.dropDraft(draftOf({ form: intent.once, opener, by: by.id }), by.id);
    if (effect.changed && user !== null) await introduce(deps, tx, user, intent.by, opener.ticket);
    return effect;
  });
}

function changeByForm(
  deps: DeskDeps,
  tx: DeskTransaction,
  filled: {
    readonly submission: Exclude<Submission, { wants: "go-on" }>;
    readonly opener: Fill;
    readonly by: Person;
    readonly person: Person | null;
  },
): Promise<Change> {
  const { submission, opener, by, person } = filled;
  const asked = { ...onCard(opener), by: by.id };
  if (submission.wants === "assign") return assign(tx, deps, { ...asked, to: submission.to });
  const command = submission.command({ attempt: opener.attempt ?? 0, person: person?.id ?? null });
  return change(tx, deps, { ...asked, command });
}

/** "More…" leads to a command that needs no words, or to another form. */
function goOn(deps: DeskDeps, intent: Submitted, opener: Fill, next: string): Promise<Reply> {
  const { ticket, mark, seen } = opener;
  const at = { ticket, mark, seen };
  const form = ticketForms.find((each) => each === next);
  if (form !== undefined) return openTicketForm(deps, { do: "fill", form, ...at }, intent);
  const press = pressCommands.find((each) => each === next);
  if (press !== undefined) return handleTicketButton(deps, intent, { do: press, ...at });
  const { notAChoice } = phrases(localeOf(deps, intent.by)).errors;
  return Promise.resolve({ kind: "form-errors", errors: { next: notAChoice } });
}

const localeOf = (deps: DeskDeps, by: ChatUser) => nearestLocale(by.locale, deps.locale);

/** Somebody picked in a form: a person of the desk from now on, even if they never wrote to it. */
const chosenPerson = async (
  deps: DeskDeps,
  tx: DeskTransaction,
  user: string | null,
  by: ChatUser,
): Promise<Person | null> => {
  const chosen = user === null ? null : (deps.platforms[by.platform]?.chosen(user, by) ?? null);
  return chosen === null ? null : tx.recognise(chosen);
};

/** Their name and language are asked for after the answer, by the worker. */
async function introduce(
  deps: DeskDeps,
  tx: DeskTransaction,
  user: string,
  by: ChatUser,
  ticket: string,
): Promise<void> {
  const chosen = deps.platforms[by.platform]?.chosen(user, by) ?? null;
  if (chosen === null) return;
  const { platform, tenant, directAddress } = chosen;
  await tx.deliver([{ kind: "introduce", platform, tenant, user, directAddress, ticket }]);
}
