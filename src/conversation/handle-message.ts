import type { DeskDeps } from "../desk/deps.ts";
import { confirm, done, once, viewerOfTicket, viewerOfUser, whisper, type Effect } from "./once.ts";
import { answerAsked } from "./handle-command.ts";
import { command } from "./change-or-refuse.ts";
import { newTicket, titled } from "./new-ticket.ts";
import type { DeskTransaction, Person } from "../desk/ports.ts";
import { readAsk } from "./verbs.ts";
import type { Intent, Reply } from "../channels/platform.ts";
import type { TicketCommand } from "../features/rules.ts";
import type { FileLink } from "../kernel/file-link.ts";
import { isOpen } from "../kernel/status.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { Action } from "../features/actions.ts";
import { placeWords as whereToPlace, wordsGone, wordsPlaced, wordsRelayed } from "../features/replies/messages.ts";

type Words = { readonly text: string; readonly files: readonly FileLink[] };
type Of<Kind extends Intent["kind"]> = Extract<Intent, { kind: Kind }>;

/** Words under a card or a note: the requester's go to the agents, the agents' stay among themselves. */
export async function replied(deps: DeskDeps, intent: Of<"replied">): Promise<Reply> {
  const surface = await deps.store.surfaceOf(intent.thread);
  if (surface === null) return intent.personal ? wrote(deps, { ...intent, kind: "wrote" }) : { kind: "done" };
  const { text, files } = intent;
  const spoken: TicketCommand =
    surface.audience.kind === "agents" ? { type: "note", text, files } : { type: "answer", text, files };
  return once(deps, intent, (tx, by) =>
    command(deps, tx, { reference: surface.ticket, command: spoken, by, on: intent.by, spokenOn: surface.id }),
  );
}

/** An agent sends a message of their thread to the requester. */
export async function relayed(deps: DeskDeps, intent: Of<"relayed">): Promise<Reply> {
  const surface = await deps.store.surfaceOf(intent.thread);
  if (surface === null || surface.audience.kind !== "agents") {
    return whisper(wordsGone(viewerOfUser(deps, intent.by)));
  }
  const { text, files } = intent;
  return once(deps, intent, async (tx, by) => {
    const effect = await command(deps, tx, {
      reference: surface.ticket,
      command: { type: "reply", text, files },
      by,
      on: intent.by,
    });
    return effect.changed
      ? { ...effect, reply: await confirmation(deps, tx, surface.ticket, by, intent, wordsRelayed) }
      : effect;
  });
}

/** Words to the desk alone, under nothing: a command, the answer we wait for, a new ticket; if in doubt, we ask. */
export async function wrote(deps: DeskDeps, intent: Of<"wrote">): Promise<Reply> {
  const ask = readAsk(intent.text);
  if (ask.ask !== "new") {
    const here = { ...intent.by, address: intent.by.directAddress, scope: "personal" as const };
    return answerAsked(deps, { kind: "asked", once: intent.once, by: intent.by, words: intent.text, in: here });
  }
  const person = await deps.store.transaction((tx) => tx.recognise(intent.by));
  const mine = (await deps.store.ticketsOf(person.id, 10)).filter(({ status }) => isOpen(status));
  if (mine.length === 0 && intent.files.length === 0) return newTicket(deps, titled(intent.text), intent.by);
  const waiting = mine.filter(({ status }) => status === "waiting");
  return once(deps, intent, async (tx, by): Promise<Effect> => {
    const [only] = waiting;
    if (only !== undefined && waiting.length === 1) return answer(deps, tx, only.reference, intent, by, intent);
    const id = await tx.keepWords(by.id, intent.text, intent.files, deps.now());
    const question = whereToPlace({ id, text: intent.text }, mine.slice(0, 3), viewerOfUser(deps, intent.by));
    return { reply: whisper(question), changed: true };
  });
}

/** Puts kept words where their author says they belong. */
export const placeWords = (deps: DeskDeps, intent: Intent, action: Extract<Action, { do: "place" }>): Promise<Reply> =>
  once(deps, intent, async (tx, by): Promise<Effect> => {
    const words = await tx.takeWords(action.words, by.id);
    if (words === null) return { reply: whisper(wordsGone(viewerOfUser(deps, intent.by))), changed: false };
    return answer(deps, tx, action.ticket, words, by, intent);
  });

async function answer(
  deps: DeskDeps,
  tx: DeskTransaction,
  reference: string,
  { text, files }: Words,
  by: Person,
  intent: Intent,
): Promise<Effect> {
  const effect = await command(deps, tx, { reference, command: { type: "answer", text, files }, by, on: intent.by });
  return effect.changed ? { ...done, reply: await confirmation(deps, tx, reference, by, intent, wordsPlaced) } : effect;
}

async function confirmation(
  deps: DeskDeps,
  tx: DeskTransaction,
  reference: string,
  by: Person,
  intent: Intent,
  words: (ticket: Ticket, viewer: Awaited<ReturnType<typeof viewerOfTicket>>) => ReturnType<typeof wordsPlaced>,
): Promise<Reply> {
  const ticket = await tx.ticket(reference);
  if (ticket === null) return { kind: "done" };
  return confirm(words(ticket, await viewerOfTicket(deps, by, ticket, intent.by, tx)));
}
