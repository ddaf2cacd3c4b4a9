import type { ChannelAccess, ChatUser, Conversation, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Action } from "../features/actions.ts";
import { failed, offerForm } from "../features/basics/messages.ts";
import { nameQueueForm, readQueueName } from "../features/queues/forms.ts";
import { queuesKept, setUpAskGone, setUpDone, setUpMissing, setUpNotAllowed } from "../features/queues/messages.ts";
import { askSetUp } from "../features/queues/messages/ask-set-up.ts";
import { maySetUp, stakesKey, stakesOf } from "../features/queues/rules/set-up.ts";
import { isAgreed, lookAtSetUp, setUpQueue, type SetUpLooked } from "../features/queues/use-cases.ts";
import {
  forgetQuestion,
  keepQuestion,
  readQuestion,
  type SetUpQuestion,
} from "../features/queues/use-cases/set-up-question.ts";
import type { Message } from "../screen/message.ts";
import { once, type Effect } from "./once.ts";
import { viewerOfUser, whisper } from "./replies.ts";

/** What is to be set up, and where. */
interface Asked {
  readonly queue: string;
  readonly channel: Conversation;
  readonly ownsPlace: boolean;
  /** The question they answered, and the stakes that it showed; null: none was asked. */
  readonly agreed: { readonly question: string; readonly stakes: string } | null;
}

/** `setup`, typed in a channel. */
export async function handleSetUp(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "asked" }>,
  queue: string,
): Promise<Reply> {
  const { by, in: channel } = intent;
  if (channel.scope !== "channel")
    return whisper(setUpMissing("not-a-channel", channel.platform, viewerOfUser(deps, by)));
  return setUp(deps, intent, { queue, channel, ownsPlace: by.ownsPlace === true, agreed: null });
}

/** They have read what is at stake. What they are in that channel is asked anew: the button may be pressed elsewhere. */
export async function handleSetUpAgreed(
  deps: DeskDeps,
  intent: Intent,
  { question: id }: Extract<Action, { do: "set-up" }>,
): Promise<Reply> {
  const { by } = intent;
  const question = await questionOf(deps, by, id);
  // The answer itself may come twice.
  if (question === null) return once(deps, intent, () => Promise.resolve(gone(deps, by)));
  const { queue, channel, stakes } = question;
  const found = await deps.platforms[channel.platform]?.membersOf(channel);
  if (found?.result !== "ready") return notReady(deps, by, found);
  const self = found.members.find(({ user }) => user === by.user);
  if (self === undefined) return whisper(setUpNotAllowed(queue, viewerOfUser(deps, by)));
  return setUp(deps, intent, { queue, channel, ownsPlace: self.ownsPlace === true, agreed: { question: id, stakes } });
}

/** Opens the form in which another queue is named for a channel. */
export function openNameQueue(deps: DeskDeps, by: ChatUser, action: Extract<Action, { do: "name-queue" }>): Reply {
  const viewer = viewerOfUser(deps, by);
  return { kind: "open-form", form: nameQueueForm(action, viewer.locale), offer: offerForm(action, viewer) };
}

/** What it would change is shown before anything is set up, without asking the platform: a form waits for its answer. */
export async function handleQueueNamed(
  deps: DeskDeps,
  { by, values }: Extract<Intent, { kind: "submitted" }>,
  { question: id }: Extract<Action, { do: "name-queue" }>,
): Promise<Reply> {
  const viewer = viewerOfUser(deps, by);
  const read = readQueueName(values, viewer.locale);
  if (!read.ok) return { kind: "form-errors", errors: read.errors };
  const question = await questionOf(deps, by, id);
  if (question === null) return whisper(setUpAskGone(viewer));
  // Whether they own the team is asked when they agree.
  const asked = { queue: read.value, channel: question.channel, ownsPlace: true, agreed: null };
  const looked = await look(deps, by, asked);
  return whisper(
    maySetUp(looked.at) ? await ask(deps, by, { looked, asked, people: null }) : setUpNotAllowed(read.value, viewer),
  );
}

const questionOf = (deps: DeskDeps, by: ChatUser, id: string): Promise<SetUpQuestion | null> =>
  deps.store.transaction(async (tx) => readQuestion(tx, id, (await tx.recognise(by)).id));

const gone = (deps: DeskDeps, by: ChatUser): Effect => ({
  reply: whisper(setUpAskGone(viewerOfUser(deps, by))),
  changed: false,
});

export const handleKeepQueues = (deps: DeskDeps, by: ChatUser): Reply => whisper(queuesKept(viewerOfUser(deps, by)));

/** Sets a queue up at once where nobody loses anything by it; else asks first. */
async function setUp(deps: DeskDeps, intent: Intent, asked: Asked): Promise<Reply> {
  const { by } = intent;
  const { queue, channel, agreed } = asked;
  const stakes = agreed?.stakes ?? null;
  const viewer = viewerOfUser(deps, by);
  const looked = await look(deps, by, asked);
  if (!maySetUp(looked.at)) return whisper(setUpNotAllowed(queue, viewer));
  const access = await deps.platforms[channel.platform]?.access(channel);
  if (access?.result !== "ready") return notReady(deps, by, access);
  if (!isAgreed(looked.at, stakes))
    return whisper(await ask(deps, by, { looked, asked, people: await countIn(deps, channel) }));
  const reply = await once(deps, intent, async (tx, person) => {
    if (agreed !== null && (await readQuestion(tx, agreed.question, person.id)) === null) return gone(deps, by);
    const rules = { rules: deps, platforms: deps.platforms };
    const done = await setUpQueue(tx, rules, { ...asked, agreed: stakes, by: person });
    switch (done.result) {
      case "set-up":
        if (agreed !== null) await forgetQuestion(tx, agreed.question, deps.now());
        return { reply: whisper(setUpDone(queue, done.moved, viewer)), changed: true };
      case "not-allowed":
        return { reply: whisper(setUpNotAllowed(queue, viewer)), changed: false };
      case "at-stake": // since a moment ago
        return { reply: { kind: "done" }, changed: false };
    }
  });
  return reply.kind === "done"
    ? whisper(await ask(deps, by, { looked: await look(deps, by, asked), asked, people: null }))
    : reply;
}

const look = (deps: DeskDeps, user: ChatUser, asked: Asked): Promise<SetUpLooked> =>
  deps.store.transaction(async (tx) => lookAtSetUp(tx, { ...asked, by: await tx.recognise(user) }));

interface Asking {
  readonly looked: SetUpLooked;
  readonly asked: Asked;
  readonly people: number | null;
}

/** The question is kept before it is asked. */
async function ask(deps: DeskDeps, user: ChatUser, { looked, asked, people }: Asking): Promise<Message> {
  const { at, standing, servedHere } = looked;
  const { queue, channel } = asked;
  const stakes = stakesOf(at);
  const question = await deps.store.transaction(async (tx) => {
    const { id: by } = await tx.recognise(user);
    return keepQuestion(tx, { by, queue, channel: placeOf(channel), stakes: stakesKey(stakes) }, deps.now());
  });
  const other = servedHere?.channels.some(({ platform }) => platform !== channel.platform) === true;
  const told = { question, queue, stakes, standing, people };
  return askSetUp({ ...told, servedHere: servedHere && { ...servedHere, other } }, viewerOfUser(deps, user));
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
  return access?.result === "missing"
    ? whisper(setUpMissing(access.missing, by.platform, viewer))
    : whisper(failed(viewer));
}
