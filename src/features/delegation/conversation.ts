import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { TicketReader } from "../../desk/reader.ts";
import { viewerOf } from "../../desk/viewers.ts";
import { readToApprove } from "../../desk/read-lists.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { DeskPolicy } from "../../kernel/policy.ts";
import { nextOpening } from "../../kernel/time/business-hours.ts";
import { dateOf, startOfDay } from "../../kernel/time/calendar.ts";
import type { TypedCommand } from "../../conversation/typed-command.ts";
import { once, onceAsked, type Effect } from "../../conversation/once.ts";
import { viewerOfUser, whisper } from "../../conversation/replies.ts";
import { personCalled } from "../../conversation/whom-meant.ts";
import type { Action } from "../actions.ts";
import { offerForm } from "../basics/messages.ts";
import { pickedBy } from "../people/conversation/chosen-person.ts";
import { phrases } from "../words.ts";
import { delegateForm, readDelegate, type DelegateAnswers } from "./forms.ts";
import { delegationEnded, delegationNoted, delegationNow, type Said } from "./messages.ts";
import { longestDelegation, nextTurn, type Delegation } from "./rules.ts";
import { readDays } from "./rules/typed-delegation.ts";
import { delegate, takeBack } from "./use-cases.ts";

type Of<Do extends Action["do"]> = Extract<Action, { do: Do }>;
type Typed = Extract<TypedCommand, { command: "delegate" }>;

/** Whether anybody may have to approve anything here. */
export const needsApprovers = ({ services }: DeskPolicy): boolean =>
  services.some(({ approval }) => approval.length > 0);

/** What somebody has said of who decides for them, unless it is over; null: nobody. */
export async function saidNow(
  store: Pick<TicketReader, "people">,
  { delegation }: Person,
  now: Date,
): Promise<Said | null> {
  if (delegation === null || nextTurn(delegation, now) === null) return null;
  const to = (await store.people([delegation.to])).get(delegation.to);
  return { delegation, to: to?.name ?? "", now };
}

/**
 * "delegate to Ada until Friday". Whatever is missing, or not understood, is asked in the form; alone it says how it stands.
 * Null: it is about something else, on a desk where nobody approves anything, or says a name that nobody has.
 */
export async function handleDelegate(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "asked" }>,
  { whom, from, until }: Typed,
): Promise<Reply | null> {
  const { by, mentions = [] } = intent;
  if (!needsApprovers(deps.policy)) return null;
  const viewer = viewerOfUser(deps, by);
  if (whom === null && from === null && until === null) {
    const person = await deps.store.recognise(by);
    return whisper(delegationNow(await saidNow(deps.store, person, deps.now()), viewer));
  }
  const named = whom === null ? null : await personCalled(deps, { text: whom, mentions }, by);
  if (whom !== null && named === null && until === null) return null;
  const days = readDays({ from, until }, { now: deps.now(), zone: viewer.zone, language: by.locale });
  // The form says that private requests go along; typed, they would without a word.
  const isAllSaid = named !== null && days.until !== null && days.areRead;
  if (isAllSaid && !(await waitsPrivately(deps.store, by))) {
    const done = await settle(deps, intent, { whom: named.user, from: days.from, until: days.until }, named.person);
    if (done.kind !== "form-errors") return done;
  }
  const opener = {
    do: "delegate",
    ...(named !== null && { whom: { user: named.user, name: named.name } }),
    ...(days.from !== null && { from: days.from }),
    ...(days.until !== null && { until: days.until }),
  } as const;
  return openDelegate(deps, by, opener);
}

async function waitsPrivately(store: DeskDeps["store"], by: ChatUser): Promise<boolean> {
  const { tickets } = await readToApprove(store, (await store.recognise(by)).id, (all) => all);
  return tickets.some(({ isPrivate }) => isPrivate);
}

/** Opens the form, with what was understood of what they typed. */
export function openDelegate(deps: DeskDeps, by: ChatUser, action: Of<"delegate">): Reply {
  const viewer = viewerOfUser(deps, by);
  const form = delegateForm(action, viewer.locale);
  return { kind: "open-form", form, offer: offerForm(action, form.title, viewer) };
}

export async function handleDelegated(deps: DeskDeps, intent: Extract<Intent, { kind: "submitted" }>): Promise<Reply> {
  const { locale } = viewerOfUser(deps, intent.by);
  const read = readDelegate(intent.values, dateOf(deps.now(), deps.zone), locale);
  return read.ok ? settle(deps, intent, read.value) : { kind: "form-errors", errors: read.errors };
}

/** In the desk's days, as an absence: from the beginning of one until it opens on the other. */
function delegationOf({ policy, now }: DeskDeps, { from, until }: DelegateAnswers): Omit<Delegation, "to"> {
  const { hours } = policy;
  const begins = from === null ? now() : startOfDay(from, hours.zone);
  return {
    from: begins > now() ? begins : now(),
    until: nextOpening(hours, startOfDay(until, hours.zone)) ?? startOfDay(until, hours.zone),
  };
}

const mistake = (errors: Readonly<Record<string, string>>): Effect => ({
  reply: { kind: "form-errors", errors },
  changed: false,
});

/** @param known whom they have named, where the desk knows it; null: who that is, their platform is asked */
async function settle(
  deps: DeskDeps,
  intent: Intent,
  answers: DelegateAnswers,
  known: PersonId | null = null,
): Promise<Reply> {
  const { by: on } = intent;
  const { locale } = viewerOfUser(deps, on);
  const { form: says } = phrases(locale).delegation;
  const { from, until } = delegationOf(deps, answers);
  if (until <= from) return { kind: "form-errors", errors: { until: says.beforeItBegins } };
  if (until.getTime() - deps.now().getTime() > longestDelegation * 86_400_000)
    return { kind: "form-errors", errors: { until: says.tooLong } };
  const picked = known === null ? [{ field: "whom", user: answers.whom }] : [];
  const { chosen, refused } = await pickedBy(deps, picked, on);
  if (refused !== null) return refused;
  const about = chosen.flatMap((each) => (each.result === "chosen" ? [each.user] : []));
  const ask = async (tx: DeskTransaction): Promise<Person | undefined> =>
    known === null ? undefined : (await tx.people([known])).get(known);
  return onceAsked(deps, intent, { about, ask }, async (tx, person, [whom], named) => {
    const to = whom ?? named;
    if (to === undefined) return mistake({ whom: phrases(locale).errors.nobodyThere });
    const delegation = { to: to.id, from, until };
    const said = await delegate(tx, deps, { person: person.id, delegation });
    if (said.result === "self") return mistake({ whom: says.self });
    if (said.result === "guest") return mistake({ whom: says.guest(to.name) });
    if (said.result === "comes-back") return mistake({ whom: says.comesBack(to.name) });
    const { instead, waiting } = said;
    const before = instead === null || instead.to === to.id ? null : instead.to;
    const people = await tx.people([to.id, ...waiting.wentTo.keys(), ...(before === null ? [] : [before])]);
    const viewer = viewerOf(person, people, on, deps);
    const noted = delegationNoted(
      {
        delegation,
        to: viewer.names(to.id).name,
        now: deps.now(),
        instead: before === null ? null : viewer.names(before).name,
        waiting,
        isAway: to.away !== null,
      },
      viewer,
    );
    return { reply: whisper(noted), changed: true };
  });
}

/** They decide again themselves. */
export const handleEndDelegation = (deps: DeskDeps, intent: Intent): Promise<Reply> =>
  once(deps, intent, async (tx, person) => {
    const ended = await takeBack(tx, deps, person.id);
    const people = ended === null ? new Map<string, Person>() : await tx.people([ended.delegation.to]);
    const viewer = viewerOf(person, people, intent.by, deps);
    const name = ended === null ? null : viewer.names(ended.delegation.to).name;
    const message = delegationEnded(name, ended?.waiting ?? 0, viewer);
    return {
      reply: intent.kind === "pressed" ? { kind: "done", instead: message } : whisper(message),
      changed: ended !== null,
    };
  });
