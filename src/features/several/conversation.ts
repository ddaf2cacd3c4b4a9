import { createHash } from "node:crypto";
import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import { readFound } from "../../desk/read-found.ts";
import type { TicketReader } from "../../desk/reader.ts";
import { toldApart } from "../../desk/told-apart.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import type { Action } from "../actions.ts";
import { offerForm } from "../basics/messages.ts";
import { draftOf } from "../drafts/use-cases.ts";
import { queuesRuled } from "../exports/use-cases.ts";
import { readFoundAt } from "../search/rules.ts";
import { understand } from "../search/use-cases.ts";
import { readSeveral, severalForm } from "./forms.ts";
import { noSeveral, severalBegun } from "./messages.ts";
import { isForSeveral, severalAtMost, writeMeant } from "./rules.ts";
import { changeSeveral } from "./use-cases.ts";
import { phrases } from "../words.ts";
import type { PersonId } from "../../kernel/person.ts";
import { isPrivateQueue } from "../../kernel/policy.ts";
import type { Ticket, TicketMeant } from "../../kernel/ticket.ts";
import { inAlphabet } from "../../screen/alphabet.ts";
import type { Choice } from "../../screen/form.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import { keyOf, once, type Effect } from "../../conversation/once.ts";
import { viewerOfQueues, viewerOfUser, whisper } from "../../conversation/replies.ts";

type ChangeSeveral = Extract<Action, { do: "change-several" }>;

/** Opens the form for whoever leads a queue of what was found, and tells the others why not. */
export async function openSeveral(deps: DeskDeps, by: ChatUser, action: ChangeSeveral): Promise<Reply> {
  const { store } = deps;
  const person = await store.recognise(by);
  const viewer = await viewerOfQueues(deps, by);
  const listed = await listedFor(deps, person, action);
  if (listed === null) return whisper(noSeveral("notLead", viewer));
  const { tickets, more, leftOut } = listed;
  if (tickets.length === 0) return whisper(noSeveral("none", viewer));
  const into = await choicesFor(deps, action.way, tickets, viewer);
  if (into === null) return whisper(noSeveral(action.way === "move" ? "noQueues" : "noAgents", viewer));
  const isAllPrivate = tickets.every(({ isPrivate }) => isPrivate);
  const closesOff =
    action.way !== "move" || isAllPrivate
      ? []
      : into.filter(({ value }) => isPrivateQueue(deps.policy, value)).map(({ label }) => label);
  const from = { tickets, into, more, leftOut, closesOff };
  const form = severalForm({ ...action, listed: digestOf(tickets) }, from, viewer.locale);
  return { kind: "open-form", form, offer: offerForm(action, form.title, viewer) };
}

/** Of what is found now, what is open in the queues that somebody leads; null: they lead none. */
async function listedFor(
  deps: DeskDeps,
  person: Person,
  { sought, after }: Pick<ChangeSeveral, "sought" | "after">,
): Promise<{ readonly tickets: readonly Ticket[]; readonly more: boolean; readonly leftOut: number } | null> {
  const { store } = deps;
  const ruled = await queuesRuled(store, person.id);
  if (ruled.size === 0) return null;
  const by = {
    person: person.id,
    now: deps.now(),
    zone: person.zone ?? deps.zone,
    language: person.locale,
    policy: deps.policy,
  };
  const { understood, queues } = await understand(store, sought, by);
  const search = { person: person.id, wanted: understood.wanted, queues };
  const found = await readFound(store, search, { after: readFoundAt(after), most: severalAtMost });
  const all = found.tickets.map(({ ticket }) => ticket);
  const tickets = all.filter((ticket) => ruled.has(ticket.queue) && isForSeveral(ticket));
  return { tickets, more: found.hidden > 0, leftOut: all.length - tickets.length };
}

/** Whoever takes all that are listed takes those that they saw. */
const digestOf = (tickets: readonly Ticket[]): string =>
  createHash("sha256").update(tickets.map(writeMeant).toSorted().join()).digest("base64url");

/** To whom they can be assigned, or into which queues they can be moved; null: there is nobody. */
async function choicesFor(
  { store, policy }: DeskDeps,
  way: ChangeSeveral["way"],
  tickets: readonly Ticket[],
  viewer: Viewer,
): Promise<readonly Choice[] | null> {
  if (way === "reject") return [];
  if (way === "move") {
    const goesTo = (queue: string): boolean =>
      tickets.some((ticket) => ticket.queue !== queue && (!ticket.isPrivate || isPrivateQueue(policy, queue)));
    const others = (await store.servedQueues()).filter(goesTo);
    return others.length === 0 ? null : others.map((queue) => ({ value: queue, label: queueCalled(viewer, queue) }));
  }
  const queues = [...new Set(tickets.map(({ queue }) => queue))];
  const agents = (await Promise.all(queues.map((queue) => store.agentsOf(queue)))).flat();
  const there = new Map(agents.filter(({ away }) => away === null).map((agent) => [agent.id, agent]));
  const names = toldApart([...there.values()]);
  const { unknownPerson } = phrases(viewer.locale).labels;
  const choices = [...there.keys()].map((id) => ({ value: id, label: names.get(id) || unknownPerson }));
  return choices.length === 0 ? null : inAlphabet(choices, viewer.locale);
}

/** Null: others are found now than its form listed. */
async function allListed(deps: DeskDeps, by: ChatUser, opener: ChangeSeveral): Promise<readonly TicketMeant[] | null> {
  const person = await deps.store.recognise(by);
  const listed = await listedFor(deps, person, opener);
  return listed !== null && digestOf(listed.tickets) === opener.listed
    ? listed.tickets.map(({ reference, mark }) => ({ reference, mark }))
    : null;
}

/** It is begun at once, and done in the background; what is asked for stands in the place of the form. */
export async function handleSeveral(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "submitted" }>,
  opener: ChangeSeveral,
): Promise<Reply> {
  const { by: on } = intent;
  const { locale } = viewerOfUser(deps, on);
  const { several, errors } = phrases(locale);
  const read = readSeveral(opener.way, intent.values, locale);
  if (!read.ok) return { kind: "form-errors", errors: read.errors };
  const { command, tickets: chosen } = read.value;
  const all = chosen === null ? await allListed(deps, on, opener) : null;
  return once(deps, intent, async (tx, person) => {
    const ruled = await queuesRuled(tx, person.id);
    if (ruled.size === 0) return wrong({ tickets: several.notLead });
    const tickets = chosen ?? all;
    if (tickets === null) return wrong({ all: several.changed });
    if (command.type === "move" && !(await tx.queues()).includes(command.queue))
      return wrong({ queue: errors.notAChoice });
    if (command.type === "assign" && !(await servesAny(tx, [...ruled.keys()], command.to)))
      return wrong({ to: errors.notAChoice });
    const { platform, tenant, directAddress: address } = on;
    const asked = { tickets, command, by: person.id, to: { platform, tenant, address }, at: deps.now() };
    await changeSeveral(tx, asked);
    await tx.forgetDraft(draftOf({ form: keyOf(intent), opener, by: person.id }), person.id);
    const named: readonly PersonId[] = command.type === "assign" ? [command.to] : [];
    const viewer = await knowingQueues(viewerOf(person, await tx.people(named), on, deps), tx);
    const card = severalBegun(command, tickets.length, viewer);
    return { reply: { kind: "card", title: several.title[opener.way], card }, changed: true };
  });
}

const servesAny = async (
  tx: Pick<TicketReader, "agentsOf">,
  queues: readonly string[],
  agent: PersonId,
): Promise<boolean> =>
  (await Promise.all(queues.map((queue) => tx.agentsOf(queue)))).flat().some(({ id }) => id === agent);

const wrong = (errors: Readonly<Record<string, string>>): Effect => ({
  reply: { kind: "form-errors", errors },
  changed: false,
});
