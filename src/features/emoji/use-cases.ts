import type { PlatformName, PostedMessage, SentFile } from "../../channels/platform.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import type { Person } from "../../desk/person.ts";
import { open, type Opened, type Rules, type Unread } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Locale } from "../../kernel/locale.ts";
import { isVisible } from "../../kernel/words/visible.ts";
import { undoFor } from "../cancellation/rules.ts";
import { takeFiles } from "../files/use-cases.ts";
import { unfilled } from "../opening/rules.ts";
import { guessKind } from "../opening/rules/guess-kind.ts";
import { bringFiles, titled } from "../opening/use-cases.ts";
import { defaultQueue } from "../queues/rules.ts";
import type { OpeningVerb } from "./rules.ts";

/** A message of which somebody wants a ticket. */
export interface MessageMeant {
  readonly platform: PlatformName;
  /** Null: it stands where the desk is not. */
  readonly on: PostedMessage | null;
  /** The message that its thread hangs on; null: itself. */
  readonly thread: string | null;
  readonly text: string;
  readonly files: readonly SentFile[];
  readonly link: string | null;
  readonly verb: OpeningVerb;
  /** Where the emoji's row of the policy sends it; null: it names no queue, and the rules of routing say. */
  readonly queue: string | null;
  readonly by: Person;
  /** Who wrote it, and asks for it; null: whoever wants it. */
  readonly author: Person | null;
  readonly language: Locale;
}

/** Makes a ticket of a message, once: null, if there is one already, or nothing is said in it. */
export async function openOfMessage(
  tx: DeskTransaction,
  rules: Rules,
  meant: MessageMeant,
): Promise<Opened | Unread | null> {
  const { on, by, verb, platform, text } = meant;
  if (on !== null) {
    await tx.holdMessage(on);
    if ((await tx.ticketOfMessage(on)) !== null) return null;
  }
  const said = [text, ...meant.files.map(({ name }) => name)].find(isVisible);
  if (said === undefined) return null;
  const { title = "", description = "" } = titled(said);
  const isPrivate = verb === "private-ticket";
  const inThread = meant.thread === null ? {} : { thread: meant.thread };
  const under = on && { tenant: on.tenant, address: on.address, message: on.message, ...inThread };
  const opened = await open(
    tx,
    rules,
    {
      ...unfilled,
      kind: guessKind(text),
      title,
      description,
      beneficiary: (meant.author ?? by).id,
      // What is said to its author is for them: a reaction makes nobody a reader of it.
      ...(meant.author !== null && { wordsOf: { person: meant.author.id, asks: "always" } }),
      queue: meant.queue ?? defaultQueue,
      ...(isPrivate && { isPrivate }),
      origin: { platform, conversation: on?.address ?? null, message: meant.link, ...(under && { under }) },
    },
    by.id,
    { chosenBy: meant.queue === null ? null : "choice", typedIn: on, language: meant.language },
  );
  if (opened.result === "nobody-reads") return opened;
  const { ticket } = opened;
  const now = rules.now();
  if (on !== null) {
    const files = await takeFiles(
      tx,
      rules,
      { files: meant.files, at: on, by: { ...on, directAddress: on.address } },
      ticket.requester,
    );
    await bringFiles(tx, { files, ticket: ticket.reference, by: ticket.requester, now });
    const over = { kind: "follow-message", ticket: ticket.reference, platform } as const;
    const at = new Date(ticket.openedAt.getTime() + undoFor + 1);
    await tx.setTimer({ key: timerKeys.ofMessage(ticket.reference), at, job: over });
  }
  return opened;
}
