import type { Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { possibleFor } from "../desk/possible.ts";
import type { Person } from "../desk/person.ts";
import { readMaskedWords, readTicket } from "../desk/read.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { toldApart } from "../desk/told-apart.ts";
import { onCard, type Action } from "../features/actions.ts";
import { askedAnewSince, lacksApproval, mayDecide } from "../features/approvals/rules.ts";
import { refusedForParts } from "../features/parts/rules.ts";
import { forms } from "../features/forms.ts";
import { notTakenBack } from "../features/grants/rules.ts";
import { ticketForm } from "../features/forms/ticket-form.ts";
import { reveal } from "../features/masking/use-cases.ts";
import { onShownCard } from "../features/cards/messages.ts";
import { notYourTicket, offerForm, ticketLost } from "../features/basics/messages.ts";
import { refusalMessage } from "../features/messages/refusal-message.ts";
import { phrases } from "../features/words.ts";
import { inAlphabet } from "../screen/alphabet.ts";
import { workOnTicket } from "../features/costs/rules.ts";
import { nextLevelOf } from "../features/escalation/rules.ts";
import { refusalOf } from "../features/rules/decide.ts";
import { askedToResolve, customStatuses, isPrivateQueue, type DeskPolicy } from "../kernel/policy.ts";
import type { Ticket } from "../kernel/ticket.ts";
import { filled } from "../screen/filled.ts";
import type { FormValues } from "../screen/form.ts";
import type { FormSubject } from "../screen/form-rule.ts";
import type { Viewer } from "../screen/viewer.ts";
import { changeOrRefuse } from "./change-or-refuse.ts";
import { once, type Effect } from "./once.ts";
import { readyHere } from "../features/ready-answers/conversation/ready-here.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "./replies.ts";

type Fill = Extract<Action, { do: "fill" }>;

/**
 * Opens a form about a ticket for somebody who may submit it, and tells the others why not before they type.
 * @param typed what stands in it, where something was chosen in it that fills it in
 */
export async function openTicketForm(
  deps: DeskDeps,
  action: Fill,
  intent: Intent,
  typed: FormValues | null = null,
): Promise<Reply> {
  const { store } = deps;
  const { by } = intent;
  if (action.form === "reveal") {
    const traced = await traceLook(deps, action, intent);
    if (traced.kind !== "done") return traced;
  }
  const person = await store.recognise(by);
  const isDecision = action.form === "decline" || action.form === "ask-requester";
  const what = isDecision ? "approval" : "card";
  const read = await readTicket(store, action.ticket, person.id, onCard(action).mark, what);
  if (read.result === "lost") return whisper(ticketLost(viewerOfUser(deps, by)));
  if (read.result === "not-found") return whisper(notYourTicket(viewerOfUser(deps, by)));
  const { ticket, actor } = read;
  const viewer = await viewerOfTicket(deps, person, ticket, by);
  const mayNot = refusalOf(ticket, forms[action.form].needs, actor);
  const declines = action.form === "decline" && mayDecide(ticket, person.id);
  const never = action.form === "reject" ? notTakenBack(ticket) : null;
  const refusal =
    mayNot ??
    never ??
    refusedForParts(ticket, action.form) ??
    (declines ? askedAnewSince(ticket, person.id, action.seen) : null);
  if (refusal !== null) return whisper(refusalMessage(refusal, ticket, viewer));
  const withSolutions = action.form === "resolve";
  const given = { person, viewer, put: action.ready ?? null, typed, withSolutions };
  const queues = action.form === "move" ? await queuesToChoose(deps, ticket) : [];
  const possible = await possibleFor(store, ticket, actor);
  const ready = forms[action.form].takesReady ? await readyHere(deps, read, given) : null;
  const form = ticketForm(action.form, {
    ticket,
    // What is offered in it is that of this version, whichever its card showed.
    seen: action.form === "resolve" ? ticket.version : action.seen,
    attempt: action.attempt ?? null,
    viewer,
    ...(action.form === "assign" ? await agentsToChoose(deps, ticket.queue, viewer) : { agents: [] }),
    queues,
    privateQueues: new Set(queues.filter((queue) => isPrivateQueue(deps.policy, queue))),
    escalation: escalationOf(ticket, deps.policy, action.form === "escalate" ? await store.servedQueues() : []),
    possible: isPrivateQueue(deps.policy, ticket.queue)
      ? new Set([...possible].filter((type) => type !== "open-up")) // only the policy opens it up
      : possible,
    ...(action.form === "more" && actor.lead && { work: workOn(ticket, deps.policy) }),
    statuses: lacksApproval(ticket) ? [] : customStatuses(deps.policy, ticket),
    toResolve: askedToResolve(deps.policy, ticket),
    history: action.form === "reveal" ? await readMaskedWords(store, read) : [],
    as: forms[action.form].as,
    ...(ready !== null && { ready: ready.choices }),
  });
  const put = ready?.fills["text"] === undefined ? action.ready : (ready.choices.chosen ?? undefined);
  const opener = { ...form.opener, shown: action.shown, ...(put !== undefined && { ready: put }) };
  const ways = action.shown ? { ways: form.ways?.map((group) => group.map(onShownCard)) ?? [] } : {};
  const shown = { ...form, opener, ...ways };
  const reply = { kind: "open-form", form: shown, offer: offerForm(action, form.title, viewer) } as const;
  if (typed === null) return reply;
  const chosen = ready?.choices.chosen ?? null;
  return { ...reply, form: filled(shown, { ...typed, ready: chosen, ...ready?.fills }), isFilled: true };
}

/**
 * Nobody sees what is masked without its being written down first. A press has a key of its own each time. Other forms that
 * lead here may be sent again with the same key, and each time is another look.
 */
function traceLook(deps: DeskDeps, action: Fill, intent: Intent): Promise<Reply> {
  const look = async (tx: DeskTransaction, by: Person): Promise<Effect> =>
    changeOrRefuse(deps, tx, await reveal(tx, deps, { ...onCard(action), by: by.id }), { by, on: intent.by });
  if (intent.kind === "pressed") return once(deps, intent, look);
  return deps.store.transaction(async (tx) => (await look(tx, await tx.recognise(intent.by))).reply);
}

const workOn = (ticket: Ticket, policy: DeskPolicy): FormSubject["work"] =>
  ticket.minutesWorked === 0 ? undefined : { done: workOnTicket(policy, ticket), currency: policy.currency };

/** A private ticket goes where others are. */
const queuesToChoose = async ({ store, policy }: DeskDeps, { queue, isPrivate }: Ticket): Promise<readonly string[]> =>
  (await store.servedQueues()).filter((each) => each !== queue && (!isPrivate || isPrivateQueue(policy, each)));

/** Each with how many open tickets of the queue they have. Whoever is away is named, and cannot be chosen. */
async function agentsToChoose({ store, now }: DeskDeps, queue: string, { locale }: Viewer) {
  const [all, loads] = await Promise.all([store.agentsOf(queue), store.loadOf([queue])]);
  const { hasOpen } = phrases(locale).forms;
  const has = new Map(loads.map(({ assignee, open }) => [assignee, open]));
  const names = toldApart(all);
  const agents = all.map(({ id, away }) => ({
    id,
    name: names.get(id) || phrases(locale).labels.unknownPerson,
    away: away !== null && (away.until === null || away.until > now()) ? away : null,
  }));
  return {
    agents: inAlphabet(
      agents
        .filter(({ away }) => away === null)
        .map(({ id, name }) => ({ value: id, label: hasOpen(name, has.get(id) ?? 0) })),
      locale,
    ),
    away: agents.flatMap(({ name, away }) => (away === null ? [] : [{ name, until: away.until }])),
  };
}

function escalationOf(
  ticket: Ticket,
  policy: DeskPolicy,
  served: readonly string[],
): NonNullable<FormSubject["escalation"]> {
  const next = nextLevelOf(policy, ticket);
  const nextLevel = next !== null && served.includes(next) ? next : null;
  return { chain: policy.escalation[ticket.priority] !== null, nextLevel };
}
