import { doDueTimers } from "../../src/worker/due-timers.ts";
import {
  asksFor,
  fills,
  job,
  looks,
  onceOf,
  opens,
  presses,
  rates,
  reference,
  somebody,
  withdraws,
} from "./make-acts.ts";
import type { Act } from "./make-acts.ts";
import { seal } from "./sealed.ts";
import { sentFile } from "../support/sent-file.ts";

const day = 24 * 60 * 60_000;

/** A file came with them. */
const writes: Act = somebody("renee", "writes", () => ({
  kind: "wrote",
  text: `The screen is broken (${onceOf("renee", "writes")})`,
  files: [sentFile("screen.png")],
}));

const onTicket = (mark: string | null) => ({ ticket: reference, mark: mark ?? undefined });

/** Whatever is done to tickets and beside them: each command of the rules has at least one. */
export const acts = {
  "renée opens": opens("renee", "opens"),
  "renée types": somebody("renee", "types", () => ({
    kind: "typed",
    form: onceOf("renee", "opens"),
    opener: { do: "new-ticket" },
    values: { title: "Print" },
  })),
  "renée asks for a laptop": somebody("renee", "laptop", () => ({
    kind: "submitted",
    opener: { do: "new-ticket", service: "laptop" },
    values: { "laptop.price": "900", details: `For the fair (${onceOf("renee", "laptop")})`, beneficiary: null },
    in: null,
  })),
  "renée changes her answers": somebody(
    "renee",
    "corrects",
    ({ mark }) => ({
      kind: "submitted",
      opener: { do: "answers", seen: 1, ...onTicket(mark) },
      values: { "laptop.price": "1900" },
      in: null,
    }),
    "correct-answers",
  ),
  "mona approves": presses("mona", "approve"),
  "ada approves": presses("ada", "approve"),
  "mona has ada decide": asksFor("mona", "delegates", "delegate to Ada until 2026-12-24"),
  "mona decides again": asksFor("mona", "takes-back", "stop delegating"),
  "bob approves": presses("bob", "approve"),
  "mona declines": fills("mona", "declines", { form: "decline", says: "reason" }),
  "mona asks first": fills("mona", "asks", { form: "ask-requester", says: "text" }),
  "mona opens": opens("mona", "opens"),
  "renée writes": writes,
  "renée sends it as it is": looks("renee", "sends", ({ words }) => ({ do: "send", words })),
  "renée sends it again": looks("renee", "sends-again", ({ words }) => ({ do: "send", words })),
  "renée adds details": opens("renee", "details", ({ words }) => ({ do: "new-ticket", words, withFiles: true })),
  "renée says where it belongs": looks("renee", "places", ({ words, mark }) => ({
    do: "place",
    words,
    ...onTicket(mark),
  })),
  "renée undoes": presses("renee", "undo"),
  "renée sends it after all": presses("renee", "send-again"),
  "ada claims": presses("ada", "claim"),
  "bob claims": presses("bob", "claim"),
  "bob takes it with a reply": fills("bob", "takes", { form: "take", says: "text" }),
  "ada releases": presses("ada", "release"),
  "bob passes": presses("bob", "pass"),
  "ada looks whom to assign": looks("ada", "looks", ({ mark }) => ({
    do: "fill",
    form: "assign",
    seen: 1,
    ...onTicket(mark),
  })),
  "ada assigns bob": fills("ada", "assigns", { form: "assign", chooses: ({ ids }) => ({ to: ids.bob }) }),
  "bob takes over": presses("bob", "take-over"),
  "bob follows": presses("bob", "follow"),
  "bob unfollows": presses("bob", "unfollow"),
  "bob calls": presses("bob", "called"),
  "ada asks": fills("ada", "asks", { form: "ask", says: "text" }),
  "ada holds": fills("ada", "holds", { form: "hold", says: "reason", chooses: () => ({ resumeOn: null }) }),
  "ada resumes": presses("ada", "resume"),
  "bob notes": fills("bob", "notes", { form: "note", says: "text" }),
  "bob writes under the card": somebody(
    "bob",
    "thread",
    ({ card }) => ({
      kind: "replied",
      thread: card,
      root: { by: "desk", at: null },
      personal: false,
      text: `Bring the foam (${onceOf("bob", "thread")})`,
      files: [],
    }),
    "note",
  ),
  "bob changes": fills("bob", "changes", {
    form: "change",
    says: "title",
    chooses: () => ({ kind: "incident", service: "Printing", urgency: "high", impact: "team", beneficiary: null }),
  }),
  "bob escalates": fills("bob", "escalates", {
    form: "escalate",
    says: "reason",
    chooses: () => ({ to: "manager" }),
  }),
  "ada acknowledges": presses("ada", "acknowledge"),
  "bob moves it": fills("bob", "moves", { form: "move", says: "reason", chooses: () => ({ queue: "network" }) }),
  "bob makes it private": presses("bob", "make-private"),
  "bob opens it up again": fills("bob", "opens-up", { form: "open-up", says: "reason" }),
  "bob rejects": fills("bob", "rejects", { form: "reject", says: "reason" }),
  "ada resolves": fills("ada", "resolves", {
    form: "resolve",
    says: "text",
    chooses: () => ({ cause: "hardware" }),
    isFresh: true,
  }),
  "ada resolves by a reply": fills("ada", "replies", {
    form: "reply",
    says: "text",
    chooses: () => ({ resolves: "yes", cause: "hardware" }),
    isFresh: true,
  }),
  "ada looks at what is masked": looks(
    "ada",
    "reveals",
    ({ mark }) => ({ do: "fill", form: "reveal", seen: 1, ...onTicket(mark) }),
    "reveal",
  ),
  "ada goes away": asksFor("ada", "goes", "away"),
  "ada comes back": asksFor("ada", "comes", "back"),
  "renée answers": fills("renee", "answers", { form: "answer", says: "text" }),
  "renée asks where it stands": looks("renee", "where", ({ mark }) => ({ do: "where", ...onTicket(mark) })),
  "renée reminds": looks("renee", "reminds", ({ mark }) => ({ do: "remind", ...onTicket(mark) }), "chase"),
  "renée refuses": fills("renee", "refuses", { form: "refuse", says: "reason" }),
  "renée confirms": presses("renee", "confirm"),
  "renée rates": rates("renee", "rates", 5),
  "renée gives one star": rates("renee", "one-star", 1),
  "renée says why": fills("renee", "says-why", { form: "rate", chooses: () => ({ stars: "1", comment: "Smoke" }) }),
  "renée withdraws": withdraws("renee"),
  "renée gives it back": presses("renee", "give-back"),
  "bob asks for it back": presses("bob", "ask-back"),
  "renée judges": looks(
    "renee",
    "judges",
    ({ mark }) => ({ do: "judge", attempt: 1, of: "speed", good: true, seen: 1, ...onTicket(mark) }),
    "judge",
  ),
  "ada calls its status as usual": looks(
    "ada",
    "sets-status",
    ({ mark }) => ({ do: "set", to: null, seen: 1, ...onTicket(mark) }),
    "set-status",
  ),
  "renée reopens": fills("renee", "reopens", { form: "reopen", says: "reason" }),
  "ada sets up": asksFor("ada", "sets-up", "setup support"),
  "ada sets up again": asksFor("ada", "sets-up-again", "setup support"),
  "ada has bob lead": somebody("ada", "names", ({ ids }) => ({
    kind: "submitted",
    opener: { do: "name-lead", queue: "support" },
    values: { change: `add ${ids.bob}` },
    in: null,
  })),
  "ada reads hours and targets": looks("ada", "service", () => ({ do: "queue-service", queue: "support" })),
  "the channel adopts": job({ kind: "adopt", queue: "support", platform: "slack" }),
  "the channel is read": job({ kind: "sync-members", queue: "support", platform: "slack" }),
  /** A day later, as far as the clock of the desk's timers is concerned. */
  "the clock strikes": {
    does: ({ desk }) => {
      const { worker } = desk();
      return doDueTimers({ ...worker, now: () => new Date(seal.now() + day) }, 10);
    },
  },
} as const satisfies Readonly<Record<string, Act>>;
export type ActName = keyof typeof acts;

/** Opened before a run. */
export const opensBefore: Act = opens("renee", "before");
