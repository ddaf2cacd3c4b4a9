import type { Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import { once } from "../../desk/once.ts";
import { welcomeToChat } from "../home/messages/what-to-say.ts";
import { defaultQueue } from "../queues/rules.ts";
import { greeting, notPassedOn, outdatedButton } from "./messages.ts";
import { shared } from "../../conversation/in-flight.ts";
import { surfaceOfCard } from "../../conversation/just-posted.ts";
import { done, sayToo, viewerOfUser, whisper } from "../../conversation/replies.ts";

type Of<Kind extends Intent["kind"]> = Extract<Intent, { kind: Kind }>;

/** Says that a button is of another version, and has the card drawn anew on which it stands. */
export async function handleOutdated(deps: DeskDeps, { by, card }: Of<"outdated">): Promise<Reply> {
  const surface = card === null ? null : await surfaceOfCard(deps, card);
  if (surface !== null)
    await deps.store.transaction((tx) => tx.deliver([{ kind: "refresh-card", surface: surface.id }]));
  return whisper(outdatedButton(surface !== null, viewerOfUser(deps, by)));
}

/** Says in a new place what to do there, once, however often the platform tells that the bot was added. */
export async function handleAdded(deps: DeskDeps, { once: key, by, in: place }: Of<"added">): Promise<Reply> {
  let isFirst = false;
  const reply = await shared(deps.store, key, () => {
    isFirst = true;
    return once<Reply>(deps.store, { key, now: deps.now, read: () => done }, async (tx) => {
      const known = await tx.channelAt(place);
      if (known !== null) return { answer: done, remember: true };
      const served = await tx.channels(defaultQueue);
      const isServed = served.some(({ platform }) => platform === by.platform);
      const viewer = viewerOfUser(deps, by);
      const message = greeting(viewer.names(null).name, isServed, viewer);
      return { answer: { kind: "greeting", message }, remember: true };
    });
  });
  return isFirst ? reply : done; // whoever waited has nothing to say any more
}

/** To somebody whom the desk has not met yet, and to whoever adds the bot. */
export const handleEntered = (deps: DeskDeps, { once: key, by, added }: Of<"entered">): Promise<Reply> =>
  once<Reply>(deps.store, { key, now: deps.now, read: () => done }, async (tx) => {
    if (added !== true && (await tx.personOf(by)) !== null) return { answer: done, remember: false };
    await tx.recognise(by);
    const viewer = viewerOfUser(deps, by);
    return { answer: whisper(welcomeToChat(viewer.names(null).name, viewer)), remember: true };
  });

/** Whoever sent more than was passed on is told so, beside whatever else is answered. */
export async function tellOfLeftOut(deps: DeskDeps, intent: Intent, reply: Reply): Promise<Reply> {
  if ((intent.kind !== "wrote" && intent.kind !== "replied") || intent.leftOut !== true) return reply;
  // What people say among themselves under no card is nothing to the desk.
  if (intent.kind === "replied" && !intent.personal && (await deps.store.surfaceOf(intent.thread)) === null)
    return reply;
  const told = notPassedOn(viewerOfUser(deps, intent.by));
  switch (reply.kind) {
    case "done":
    case "whisper":
      return sayToo(reply, told);
    case "open-form":
      return { ...reply, offer: { ...reply.offer, blocks: [...reply.offer.blocks, ...told.blocks] } };
    case "card":
    case "found":
    case "form-errors":
    case "greeting":
      return reply;
  }
}
