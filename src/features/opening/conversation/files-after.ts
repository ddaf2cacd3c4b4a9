import type { ChatUser, Intent, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import { timerKeys } from "../../../desk/job-keys.ts";
import type { Person } from "../../../desk/person.ts";
import { readTicket } from "../../../desk/read.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { FileLink } from "../../../kernel/file-link.ts";
import { onCard, type Action } from "../../actions.ts";
import { filesGoTo, filesWent } from "../messages.ts";
import { filesFollow, followIn } from "../rules/files-follow.ts";
import { keepUntilPlaced, type Kept } from "../../replies/use-cases.ts";
import { wordsGone } from "../../replies/messages.ts";
import { once } from "../../../conversation/once.ts";
import { whereTo } from "../../../conversation/place-words.ts";
import { asks, viewerOfTicket, viewerOfUser, whisper } from "../../../conversation/replies.ts";

interface Sent {
  readonly files: readonly FileLink[];
  readonly by: Person;
  readonly on: ChatUser;
}

/**
 * Files without a word, right after a ticket was opened: they follow it in a moment, unless their sender says that they are not for
 * this one. Null: nothing says for which.
 */
export async function followTicket(
  deps: DeskDeps,
  tx: DeskTransaction,
  { words, tickets }: Kept,
  { files, by, on }: Sent,
): Promise<Reply | null> {
  // Slack takes them in the form, and has threads for all that comes later.
  if (on.platform !== "teams") return null;
  const now = deps.now();
  const ticket = filesFollow(tickets, by.id, now);
  if (ticket === null) return null;
  const job = { kind: "files-of-new", ticket: ticket.reference, words, by: by.id } as const;
  await tx.setTimer({ key: timerKeys.ofWords(words), at: new Date(now.getTime() + followIn), job });
  const viewer = await viewerOfTicket(deps, by, ticket, on, tx);
  return asks(words, filesGoTo(files, ticket, words, viewer));
}

/** Files that were to follow a ticket wait until it is said where they belong; those that are there already stay there. */
export const handleNotThisOne = (
  deps: DeskDeps,
  intent: Intent,
  action: Extract<Action, { do: "not-this-one" }>,
): Promise<Reply> =>
  once(deps, intent, async (tx, by) => {
    const { by: on } = intent;
    const kept = await tx.takeWords(action.words, by.id);
    if (kept === null) {
      const { reference, mark } = onCard(action);
      const read = await readTicket(tx, reference, by.id, mark);
      if (read.result !== "read") return { reply: whisper(wordsGone(viewerOfUser(deps, on))), changed: false };
      const viewer = await viewerOfTicket(deps, by, read.ticket, on, tx);
      return { reply: { kind: "done", instead: filesWent(read.ticket, viewer) }, changed: false };
    }
    await tx.moveTimer(timerKeys.ofWords(action.words), null);
    // Under another id: what was about to bring them finds nothing.
    const waiting = await keepUntilPlaced(tx, deps, { ...kept, by: by.id });
    const tickets = waiting.tickets.filter(({ reference }) => reference !== action.ticket);
    const instead = await whereTo(deps, tx, { words: waiting.words, tickets }, { ...kept, by, on });
    return { reply: { kind: "done", instead }, changed: true };
  });
