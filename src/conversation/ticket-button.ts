import type { Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { timerKeys } from "../desk/job-keys.ts";
import { change } from "../desk/tickets.ts";
import { onCard } from "../features/actions.ts";
import { takenBack } from "../features/cancellation/messages.ts";
import { assign } from "../features/assignment/use-cases.ts";
import { commandOfPress, type TicketPress } from "../features/rules/presses.ts";
import { changeOrRefuse, saysNothingNew } from "./change-or-refuse.ts";
import { onceOn, type Effect } from "./once.ts";
import { done, viewerOfTicket } from "./replies.ts";

/** A button that acts on a ticket at once. */
export const handleTicketButton = (deps: DeskDeps, intent: Intent, action: TicketPress): Promise<Reply> =>
  onceOn(deps, intent, action.ticket, async (tx, by) => {
    const asked = { ...onCard(action), by: by.id };
    const changed =
      action.do === "assign"
        ? await assign(tx, deps, { ...asked, to: action.to, seen: action.seen })
        : await change(tx, deps, { ...asked, command: commandOfPress(action), seen: action.seen });
    if ((action.do === "rate" || action.do === "judge") && saysNothingNew(changed))
      return { reply: done, changed: false };
    const refusal = changed.result === "refused" ? changed.refusal.type : null;
    if (refusal === "too-late-to-undo") return inPlace(await changeOrRefuse(deps, tx, changed, { by, on: intent.by }));
    if (action.do !== "undo") return changeOrRefuse(deps, tx, changed, { by, on: intent.by });
    if (changed.result === "changed") await tx.moveTimer(timerKeys.ofUndo(action.ticket), null); // it says so at once
    return changeOrRefuse(deps, tx, changed, { by, on: intent.by }, async (ticket) => ({
      kind: "done",
      instead: takenBack(ticket, await viewerOfTicket(deps, by, ticket, intent.by, tx)),
    }));
  });

/** A button that can do no more what it says goes: why stands in its place. */
const inPlace = ({ reply, changed }: Effect): Effect =>
  reply.kind === "whisper" ? { reply: { kind: "done", instead: reply.message }, changed } : { reply, changed };
