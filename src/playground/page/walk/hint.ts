import type { Snapshot } from "../../protocol.ts";
import { approveLabels, approverOf, toTry } from "./approval-steps.ts";
import { claimLabels, fiveStars, inAnyLanguage, placeOf, resolveLabels, teamsPlaceOf, type Walk } from "./steps.ts";

/** What to press next: the first of these that is there. */
export interface Hint {
  readonly side: "slack" | "teams";
  readonly wanted: readonly Wanted[];
}

type Wanted =
  | { readonly kind: "button"; readonly labels: readonly string[] }
  | { readonly kind: "place"; readonly id: string }
  | { readonly kind: "choice"; readonly label: string }
  | { readonly kind: "composer" | "submit" | "act-as" };

export const hintFor = (walk: Walk, snapshot: Snapshot): Hint | null =>
  walk.part === "ticket" ? hintForTicket(walk, snapshot) : hintForApproval(walk, snapshot);

function hintForApproval({ step, ticket }: Walk, snapshot: Snapshot): Hint | null {
  const who = approverOf(snapshot, ticket?.approver);
  const side = who?.platform ?? "slack";
  const ownOn = (on: Hint["side"]) => place(snapshot[on].places.find(({ kind }) => kind === "direct")?.id ?? null);
  switch (step) {
    case 0:
      return slack({ kind: "composer" });
    case 1:
      return slack({ kind: "choice", label: toTry(snapshot)?.service ?? "" });
    case 2:
      return slack({ kind: "submit" });
    case 3:
      return { side, wanted: [{ kind: "act-as" }] };
    case 4:
      return { side, wanted: [...ownOn(side), button(approveLabels)] };
    case 5:
      return snapshot.slack.me === ticket?.by ? slack(...ownOn("slack")) : slack({ kind: "act-as" });
    default:
      return null;
  }
}

function hintForTicket({ step, ticket }: Walk, snapshot: Snapshot): Hint | null {
  const channel = ticket && placeOf(snapshot, ticket.title);
  const own = snapshot.slack.places.find(({ kind }) => kind === "direct")?.id ?? null;
  switch (step) {
    case 0:
      return slack({ kind: "composer" });
    case 1:
      return slack({ kind: "submit" });
    case 2:
      return slack({ kind: "act-as" });
    case 3:
      return slack(...place(channel), button(claimLabels));
    case 4:
      return slack({ kind: "submit" }, ...place(channel), button(resolveLabels));
    case 5:
      return snapshot.slack.me === ticket?.by
        ? slack(...place(own), { kind: "button", labels: [fiveStars] })
        : slack({ kind: "act-as" });
    case 6: {
      const there = ticket && teamsPlaceOf(snapshot, ticket.title);
      return { side: "teams", wanted: there === null ? [{ kind: "act-as" }] : place(there) };
    }
    default:
      return null;
  }
}

const slack = (...wanted: readonly Wanted[]): Hint => ({ side: "slack", wanted });

const button = (pick: typeof claimLabels): Wanted => ({ kind: "button", labels: inAnyLanguage(pick) });

const place = (id: string | null): readonly Wanted[] => (id === null ? [] : [{ kind: "place", id }]);

/** The element that the hint means, as the page is now. */
export function findHinted({ side, wanted }: Hint): HTMLElement | null {
  const root = document.querySelector<HTMLElement>(`[data-side="${side}"]`);
  if (root === null || !isSeen(root)) return document.querySelector(`[data-switch="${side}"]`);
  for (const one of wanted) {
    const found = find(root, side, one);
    if (found && isSeen(found) && found.closest("[inert]") === null) return found;
    if (found && one.kind === "place") return root.querySelector(".list-switch");
  }
  return null;
}

const isSeen = (element: HTMLElement): boolean => element.checkVisibility({ visibilityProperty: true });

function find(root: HTMLElement, side: Hint["side"], wanted: Wanted): HTMLElement | null {
  switch (wanted.kind) {
    case "composer":
      return root.querySelector(".composer");
    case "submit":
      return root.querySelector(".overlay-foot [type=submit]");
    case "choice":
      return (
        [...root.querySelectorAll<HTMLElement>(".overlay button")].find(
          (button) => button.textContent.trim() === wanted.label,
        ) ?? null
      );
    case "act-as":
      return root.querySelector(`[data-testid="${side}-act-as"]`);
    case "place":
      return root.querySelector(`[data-testid="place-${wanted.id}"]:not([aria-current])`);
    case "button":
      return (
        [...root.querySelectorAll<HTMLElement>(".log button")].findLast((button) =>
          wanted.labels.includes(button.textContent.trim()),
        ) ?? null
      );
  }
}
