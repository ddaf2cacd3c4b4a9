import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import { readTicket } from "../../desk/read.ts";
import { readToApprove } from "../../desk/read-lists.ts";
import { change } from "../../desk/tickets.ts";
import { needsApprovers, saidNow } from "../delegation/conversation.ts";
import { onCard, type Action } from "../actions.ts";
import { approvalsList, approvedInList, changedSinceShown, decidedInList, type Decided } from "./messages.ts";
import { approvalsAPage, mayDecide } from "./rules.ts";
import { isDrawnBefore } from "../../kernel/approval.ts";
import type { Block, Message } from "../../screen/message.ts";
import { changeOrRefuse } from "../../conversation/change-or-refuse.ts";
import { onceOn } from "../../conversation/once.ts";
import { viewerOfTickets, whisper } from "../../conversation/replies.ts";

/** What waits for somebody's approval, from one on, below what they have just done there. */
export async function approvalsNow(
  deps: DeskDeps,
  person: Person,
  on: ChatUser,
  { from, news }: { readonly from?: number | null | undefined; readonly news: readonly Block[] },
): Promise<Message> {
  const firstOf = (all: number): number => (from != null && from <= all ? from : 1);
  const { tickets, waiting } = await readToApprove(deps.store, person.id, (all) => {
    const before = firstOf(all.length) - 1;
    return all.slice(before, before + approvalsAPage);
  });
  const asked = tickets.filter((ticket) => mayDecide(ticket, person.id));
  const viewer = await viewerOfTickets(deps, person, asked, on);
  const delegation = needsApprovers(deps.policy) ? await saidNow(deps.store, person, deps.now()) : undefined;
  return approvalsList({
    tickets: asked,
    waiting,
    from: firstOf(waiting),
    news,
    viewer,
    ...(delegation !== undefined && { delegation }),
  });
}

/** Approves all that was shown, each in a transaction of its own; what became of each is said. */
export async function handleApproveAll(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "pressed" }>,
  { all }: Extract<Action, { do: "approve-all" }>,
): Promise<Reply> {
  const { by: on } = intent;
  const replies: { readonly meant: (typeof all)[number]; readonly reply: Reply }[] = [];
  // One after the other: whoever waits for the same ticket waits for no others. Each once, whatever the press says.
  for (const meant of new Map(all.map((each) => [each.ticket, each])).values())
    replies.push({ meant, reply: await approveShown(deps, intent, meant) });
  const person = await deps.store.recognise(on);
  const decided = await Promise.all(
    replies.map(async ({ meant, reply }): Promise<readonly Decided[]> => {
      const { reference, mark } = onCard(meant);
      const read = await readTicket(deps.store, reference, person.id, mark, "approval");
      if (read.result !== "read") return [];
      return [{ ticket: read.ticket, refused: reply.kind === "whisper" ? reply.message.summary : null }];
    }),
  );
  const outcomes = decided.flat();
  const viewer = await viewerOfTickets(
    deps,
    person,
    outcomes.map(({ ticket }) => ticket),
    on,
  );
  const news = outcomes.flatMap(({ ticket, refused }) =>
    refused === null ? approvedInList(ticket, person.id, viewer) : decidedInList([{ ticket, refused }], viewer),
  );
  const instead = await approvalsNow(deps, person, on, { news });
  return { kind: "done", instead };
}

/** What has changed since it was shown is looked at again first. */
const approveShown = (
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "pressed" }>,
  { seen, ...meant }: Extract<Action, { do: "approve-all" }>["all"][number],
): Promise<Reply> =>
  onceOn(deps, { ...intent, once: `${intent.once} ${meant.ticket}` }, meant.ticket, async (tx, by) => {
    const { reference, mark = null } = onCard(meant);
    const read = await readTicket(tx, reference, by.id, mark, "approval");
    const asked = read.result === "read" && mayDecide(read.ticket, by.id) ? read.ticket : null;
    if (asked?.approval != null && isDrawnBefore(asked.approval, seen)) {
      const viewer = await viewerOfTickets(deps, by, [asked], intent.by, tx);
      return { reply: whisper(changedSinceShown(viewer)), changed: false };
    }
    const changed = await change(tx, deps, { reference, mark, command: { type: "approve" }, by: by.id, seen });
    return changeOrRefuse(deps, tx, changed, { by, on: intent.by });
  });
