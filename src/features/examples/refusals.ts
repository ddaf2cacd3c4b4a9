import { exampleToResolve } from "../resolution/examples.ts";
import type { Message } from "../../screen/message.ts";
import { changedLook } from "../approvals/examples.ts";
import { exampleAsked } from "../catalogue/examples.ts";
import { refusalMessage } from "../messages/refusal-message.ts";
import type { Refusal } from "../rules.ts";
import type { Stage } from "./stage.ts";
import { momentOf, ticketIn } from "./tickets.ts";

/** A refusal without an example does not compile. */
const refusals: { readonly [Type in Refusal["type"]]: Extract<Refusal, { type: Type }> } = {
  "not-allowed": { type: "not-allowed" },
  "somebody-elses": { type: "somebody-elses", by: "amara" },
  "already-claimed": { type: "already-claimed", by: "amara" },
  "agent-away": { type: "agent-away" },
  "not-offered": { type: "not-offered" },
  "no-next-level": { type: "no-next-level" },
  "no-chain": { type: "no-chain" },
  "escalated-already": { type: "escalated-already", until: momentOf(16) },
  "queue-unserved": { type: "queue-unserved", queue: "network" },
  "awaits-approval": { type: "awaits-approval", by: ["lena"] },
  "ends-parts": { type: "ends-parts", parts: [exampleAsked.name] },
  "comes-with-whole": { type: "comes-with-whole", whole: "S261103_0007" },
  "asked-on-whole": { type: "asked-on-whole", whole: "S261103_0007" },
  "parts-left": { type: "parts-left", parts: [exampleAsked.name] },
  "decided-already": { type: "decided-already", outcome: "approved", by: "lena" },
  "voted-already": { type: "voted-already" },
  "stands-in-no-more": { type: "stands-in-no-more", for: "paul", as: "stand-in" },
  "asked-already": { type: "asked-already", requester: "mona" },
  "led-elsewhere": { type: "led-elsewhere", queue: "network" },
  "asked-anew": { type: "asked-anew", of: "lena" },
  "others-asked": { type: "others-asked", by: ["lena"] },
  "not-private-there": { type: "not-private-there", queue: "network" },
  "private-queue": { type: "private-queue", queue: "hr" },
  "already-yours": { type: "already-yours" },
  "not-an-agent": { type: "not-an-agent" },
  "wrong-status": { type: "wrong-status", status: "on-hold" },
  "nothing-changed": { type: "nothing-changed" },
  "reason-missing": { type: "reason-missing" },
  "answered-meanwhile": { type: "answered-meanwhile", fields: ["price"] },
  "not-for-yourself": { type: "not-for-yourself" },
  "not-for-a-colleague": { type: "not-for-a-colleague" },
  "own-work": { type: "own-work" },
  "worked-on": { type: "worked-on" },
  "no-such-attempt": { type: "no-such-attempt" },
  "already-rated": { type: "already-rated", by: "camille", stars: 4 },
  "refused-already": { type: "refused-already" },
  "hold-too-long": { type: "hold-too-long", priority: "P1", until: "2026-12-03" },
  "hold-until-closed": { type: "hold-until-closed", day: "2026-12-05", next: "2026-12-07" },
  "not-held": { type: "not-held" },
  "not-taken-back": { type: "not-taken-back" },
  "kept-longer": { type: "kept-longer", until: "2026-12-18" },
  "another-thing": { type: "another-thing" },
  "approved-until": { type: "approved-until", until: "2026-12-04" },
  "asked-otherwise": { type: "asked-otherwise", until: "2026-12-18" },
  "ended-before": { type: "ended-before", until: "2026-11-20" },
  "hold-unexplained": { type: "hold-unexplained" },
  "no-such-status": { type: "no-such-status" },
  "not-all-said": {
    type: "not-all-said",
    missing: [
      { field: null, label: null },
      ...exampleToResolve.fields.map(({ name, label }) => ({ field: name, label })),
    ],
  },
  "too-late-to-undo": { type: "too-late-to-undo" },
  "too-late-to-reopen": { type: "too-late-to-reopen" },
  "chased-already": { type: "chased-already", until: momentOf(16) },
};

/** Those that are told in more than one way. */
const refusedOtherwise: Readonly<Record<string, Refusal>> = {
  "declined already": { type: "decided-already", outcome: "declined", by: "lena" },
  "nobody decided": { type: "decided-already", outcome: "expired", by: null },
  "decides for them no more": { type: "stands-in-no-more", for: "paul", as: "delegate" },
  "nobody has approved": { type: "awaits-approval", by: [] },
};

export const refused = (stage: Stage): Readonly<Record<string, Message>> =>
  Object.fromEntries(
    Object.entries({ ...refusals, ...refusedOtherwise }).map(([name, refusal]) => [
      name,
      refusalMessage(
        refusal,
        refusal.type === "asked-anew" ? ticketIn("new", stage, changedLook(stage)) : ticketIn("closed", stage),
        stage.viewer,
      ),
    ]),
  );
