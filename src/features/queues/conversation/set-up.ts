import type { ChannelAccess, ChatUser, Conversation, Intent, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import type { Action } from "../../actions.ts";
import { failed, offerForm } from "../../basics/messages.ts";
import { nameQueueForm, readQueueName } from "../forms.ts";
import { queuesKept, setUpAskGone, setUpDone, setUpMissing, setUpNotAllowed } from "../messages.ts";
import { askSetUp } from "../messages/ask-set-up.ts";
import { maySetUp, stakesKey, stakesOf, whyNotSetUp } from "../rules/set-up.ts";
import { isAgreed, lookAtSetUp, setUpQueue, type SetUpLooked } from "../use-cases.ts";
import { forgetQuestion, keepQuestion, readQuestion, type SetUpQuestion } from "../use-cases/set-up-question.ts";
import type { QueueStanding, TicketReader } from "../../../desk/reader.ts";
import type { PersonId } from "../../../kernel/person.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { Person } from "../../../desk/person.ts";
import { queueMeant } from "../use-cases/rename-queue.ts";
import type { Message } from "../../../screen/message.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { once, type Effect } from "../../../conversation/once.ts";
import { viewerOfQueues, viewerOfUser, whisper } from "../../../conversation/replies.ts";

/** What is to be set up, and where. */
interface Asked {
  readonly queue: string;
  readonly channel: Conversation;
  /** What the channel is called; null: not known. */
  readonly called: string | null;
  readonly ownsPlace: boolean;
  /** The question they answered, and the stakes that it showed (null: not of this queue); null: none was asked. */
  readonly agreed: { readonly question: string; readonly stakes: string | null } | null;
}

/** `setup`, typed in a channel. */
export async function handleSetUp(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "asked" }>,
  typed: string,
): Promise<Reply> {
  const { by, in: channel } = intent;
  if (channel.scope !== "channel") return whisper(setUpMissing("not-a-channel", viewerOfUser(deps, by)));
  const called = await nameOf(deps, channel);
  const queue = queueMeant(await deps.store.standings(), typed);
  return setUp(deps, intent, { queue, channel, called, ownsPlace: by.ownsPlace === true, agreed: null });
}

/** They have read what is at stake. What they are in that channel is asked anew: the button may be pressed elsewhere. */
export async function handleSetUpAgreed(
  deps: DeskDeps,
  intent: Intent,
  { question: id, meant }: Extract<Action, { do: "set-up" }>,
): Promise<Reply> {
  const { by } = intent;
  const question = await questionOf(deps, by, id);
  // The answer itself may come twice.
  if (question === null) return once(deps, intent, () => Promise.resolve(gone(deps, by)));
  const { queue: asked, channel, called, stakes, resembles } = question;
  const isMeant = meant === true && resembles !== null;
  const queue = isMeant ? queueMeant(await deps.store.standings(), resembles) : asked;
  const found = await deps.platforms[channel.platform]?.membersOf(channel);
  if (found?.result !== "ready") return notReady(deps, by, found);
  const self = found.members.find(({ user }) => user === by.user);
  if (self === undefined)
    return whisper(setUpNotAllowed(queue, called, { why: "by-standing" }, await viewerOfQueues(deps, by)));
  const agreed = { question: id, stakes: isMeant ? null : stakes };
  return setUp(deps, intent, { queue, channel, called, ownsPlace: self.ownsPlace === true, agreed });
}

/** Opens the form in which another queue is named for a channel, as long as the question is open that it answers. */
export async function openNameQueue(
  deps: DeskDeps,
  by: ChatUser,
  action: Extract<Action, { do: "name-queue" }>,
): Promise<Reply> {
  const viewer = viewerOfUser(deps, by);
  if ((await questionOf(deps, by, action.question)) === null) return whisper(setUpAskGone(viewer));
  const form = nameQueueForm(action, viewer.locale);
  return { kind: "open-form", form, offer: offerForm(action, form.title, viewer) };
}

/** What it would change is shown before anything is set up, without asking the platform: a form waits for its answer. */
export async function handleQueueNamed(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "submitted" }>,
  { question: id }: Extract<Action, { do: "name-queue" }>,
): Promise<Reply> {
  const viewer = await viewerOfQueues(deps, intent.by);
  const read = readQueueName(intent.values, viewer.locale);
  if (!read.ok) return { kind: "form-errors", errors: read.errors };
  return once(deps, intent, async (tx, by) => {
    const question = await readQuestion(tx, id, by.id);
    if (question === null) return gone(deps, intent.by);
    const queue = queueMeant(await tx.standings(), read.value);
    // Whether they own the team is asked when they agree.
    const { channel, called, stakes } = question;
    const asked = { queue, channel, called, ownsPlace: true, agreed: { question: id, stakes } };
    const looked = await lookAtSetUp(tx, deps.policy, { ...asked, by });
    if (!maySetUp(looked.at)) return { reply: await refused(tx, { queue, called }, looked, viewer), changed: false };
    const message = await ask(tx, by, { looked, asked, people: null, at: deps.now(), viewer });
    return { reply: whisper(message), changed: true };
  });
}

const questionOf = (deps: DeskDeps, by: ChatUser, id: string): Promise<SetUpQuestion | null> =>
  deps.store.transaction(async (tx) => readQuestion(tx, id, (await tx.recognise(by)).id));

const gone = (deps: DeskDeps, by: ChatUser): Effect => ({
  reply: whisper(setUpAskGone(viewerOfUser(deps, by))),
  changed: false,
});

/** What was asked is answered: it stands there no more. */
export async function handleKeepQueues(
  deps: DeskDeps,
  { by }: Intent,
  { question }: Extract<Action, { do: "keep-queues" }>,
): Promise<Reply> {
  const instead = queuesKept(viewerOfUser(deps, by));
  if (question === undefined) return { kind: "done", instead };
  return deps.store.transaction(async (tx) => {
    const asked = await readQuestion(tx, question, (await tx.recognise(by)).id);
    if (asked === null) return whisper(setUpAskGone(viewerOfUser(deps, by)));
    await forgetQuestion(tx, question, deps.now());
    return { kind: "done", instead };
  });
}

/** Sets a queue up at once where nobody loses anything by it; else asks first. */
async function setUp(deps: DeskDeps, intent: Intent, asked: Asked): Promise<Reply> {
  const { by } = intent;
  const { queue, channel, called, agreed } = asked;
  const stakes = agreed?.stakes ?? null;
  const viewer = await viewerOfQueues(deps, by);
  const looked = await look(deps, by, asked);
  if (!maySetUp(looked.at)) return refused(deps.store, asked, looked, viewer);
  const access = await deps.platforms[channel.platform]?.access(channel);
  if (access?.result !== "ready") return notReady(deps, by, access);
  if (!isAgreed(looked.at, stakes)) return askAgain(deps, by, { asked, people: await countIn(deps, channel) });
  const reply = await once(deps, intent, async (tx, person) => {
    if (agreed !== null && (await readQuestion(tx, agreed.question, person.id)) === null) return gone(deps, by);
    const rules = { rules: deps, platforms: deps.platforms };
    const done = await setUpQueue(tx, rules, { ...asked, agreed: stakes, by: person });
    switch (done.result) {
      case "set-up":
        if (agreed !== null) await forgetQuestion(tx, agreed.question, deps.now());
        return { reply: answerTo(asked, setUpDone(queue, { name: called, ...done }, viewer)), changed: true };
      case "not-allowed":
        return { reply: await refused(tx, asked, looked, viewer), changed: false };
      case "at-stake": // since a moment ago
        return { reply: { kind: "done" }, changed: false };
    }
  });
  return reply.kind === "done" && reply.instead === undefined ? askAgain(deps, by, { asked, people: null }) : reply;
}

/** Why they may not. An administrator, who answers for all queues, reads whom to ask. */
async function refused(
  store: Pick<TicketReader, "people">,
  { queue, called }: Pick<Asked, "queue" | "called">,
  { at, standing, servedHere }: SetUpLooked,
  viewer: Viewer,
): Promise<Reply> {
  const why = whyNotSetUp(at);
  const closed = typeof why === "string" || !at.administrator ? null : why.takes ? servedHere : standing;
  const leads = closed === null ? [] : await namesOfLeads(store, closed);
  return whisper(setUpNotAllowed(queue, called, { why, leads }, viewer));
}

async function namesOfLeads(
  store: Pick<TicketReader, "people">,
  { leads, namedLeads }: Pick<QueueStanding, "leads" | "namedLeads">,
): Promise<readonly string[]> {
  const people = await store.people([...leads, ...namedLeads.flatMap(({ person }) => person ?? [])]);
  const nameOfLead = (person: PersonId | null): string => (person === null ? "" : (people.get(person)?.name ?? ""));
  return [
    ...new Set([...leads.map(nameOfLead), ...namedLeads.map(({ email, person }) => nameOfLead(person) || email)]),
  ].filter((name) => name !== "");
}

/** What is at stake, as it is now. */
const askAgain = (
  deps: DeskDeps,
  user: ChatUser,
  { asked, people }: Pick<Asking, "asked" | "people">,
): Promise<Reply> =>
  deps.store.transaction(async (tx) => {
    const by = await tx.recognise(user);
    const looked = await lookAtSetUp(tx, deps.policy, { ...asked, by });
    const viewer = await viewerOfQueues(deps, user, tx);
    return answerTo(asked, await ask(tx, by, { looked, asked, people, at: deps.now(), viewer }));
  });

/** What comes of a question stands where it was asked: it is answered. */
const answerTo = ({ agreed }: Asked, message: Message): Reply =>
  agreed === null ? whisper(message) : { kind: "done", instead: message };

const nameOf = async ({ platforms }: DeskDeps, channel: Conversation): Promise<string | null> =>
  (await platforms[channel.platform]?.nameOf(channel))?.name ?? null;

const look = (deps: DeskDeps, user: ChatUser, asked: Asked): Promise<SetUpLooked> =>
  deps.store.transaction(async (tx) => lookAtSetUp(tx, deps.policy, { ...asked, by: await tx.recognise(user) }));

interface Asking {
  readonly looked: SetUpLooked;
  readonly asked: Asked;
  readonly people: number | null;
  readonly at: Date;
  readonly viewer: Viewer;
}

/** The question is kept before it is asked, in the place of the one that led to it. */
async function ask(tx: DeskTransaction, { id: by }: Person, asking: Asking): Promise<Message> {
  const { looked, asked, people, at, viewer } = asking;
  const { standing, servedHere } = looked;
  const { queue, channel, called, agreed } = asked;
  const stakes = stakesOf(looked.at);
  if (agreed !== null) await forgetQuestion(tx, agreed.question, at);
  const kept = { by, queue, channel: placeOf(channel), called, stakes: stakesKey(stakes), resembles: stakes.resembles };
  const question = await keepQuestion(tx, kept, at);
  const other = servedHere?.channels.some(({ platform }) => platform !== channel.platform) === true;
  const from = standing?.channels.find(({ platform }) => platform === channel.platform)?.name ?? null;
  const told = { question, queue, name: called, from, stakes, standing, people };
  return askSetUp({ ...told, servedHere: servedHere && { ...servedHere, other } }, viewer);
}

const placeOf = ({ platform, tenant, address }: Conversation): Conversation => ({ platform, tenant, address });

const lookedUpAtOnce = 100; // as many as a platform takes

/** How many would become agents; null: not known now. Of a channel with many strangers its bots are counted too. */
async function countIn({ platforms }: DeskDeps, channel: Conversation): Promise<number | null> {
  const platform = platforms[channel.platform];
  const found = await platform?.membersOf(channel);
  if (platform === undefined || found?.result !== "ready") return null;
  const unknown = found.members.filter(({ name }) => name === null);
  const known = found.members.length - unknown.length;
  if (unknown.length === 0) return known;
  if (unknown.length > lookedUpAtOnce) return found.members.length;
  const asked = await platform.lookUp(unknown);
  return asked.result === "found" ? known + asked.users.filter(({ outsider }) => outsider !== true).length : null;
}

/** What stands in the way of working in a channel. */
function notReady(
  deps: DeskDeps,
  by: ChatUser,
  access: Exclude<ChannelAccess, { result: "ready" }> | undefined,
): Reply {
  const viewer = viewerOfUser(deps, by);
  return access?.result === "missing" ? whisper(setUpMissing(access.missing, viewer)) : whisper(failed(viewer));
}
