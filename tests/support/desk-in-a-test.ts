import type { ChatListener, ChatUser, Intent, Reply } from "../../src/channels/platform.ts";
import { createDesk } from "../../src/conversation/listen.ts";
import type { DeskDeps } from "../../src/desk/deps.ts";
import { policyInForce } from "../../src/desk/policy-in-force.ts";
import type { DeskStore } from "../../src/desk/store.ts";
import type { DeskTransaction } from "../../src/desk/transaction.ts";
import { change, type Change } from "../../src/desk/tickets.ts";
import { open } from "./open-ticket.ts";
import type { Action, Opener } from "../../src/features/actions.ts";
import type { TicketCommand, RecordedEvent } from "../../src/features/rules.ts";
import type { TicketDraft } from "../../src/features/opening/rules.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { policyIn, type DeskPolicy } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import type { FormValues } from "../../src/screen/form.ts";
import type { Message } from "../../src/screen/message.ts";
import { at, meet, openTestStore, someone, type TestStore } from "./test-store.ts";

/** What somebody does, without its key and whose it is. */
export type Act = Intent extends infer Each ? (Each extends Intent ? Omit<Each, "once" | "by"> : never) : never;

/** A desk on a database of its own, without platforms and worker: use cases are called directly, and by what people do in chat. */
export interface DeskInATest {
  readonly store: DeskStore;
  readonly url: string;
  readonly sent: TestStore["sent"];
  readonly deps: DeskDeps;
  readonly listener: ChatListener;
  /** Somebody of whom the desk knows only their account. */
  person(user: string, more?: Partial<ChatUser>): Promise<PersonId>;
  /** A queue with a channel, and these agents. */
  queue(name: string, agents: readonly PersonId[]): Promise<void>;
  /** A change in a transaction of its own. */
  tx<Result>(work: (tx: DeskTransaction) => Promise<Result>): Promise<Result>;
  opens(by: PersonId, draft?: Partial<TicketDraft>): Promise<Ticket>;
  changes(reference: string, by: PersonId, command: TicketCommand): Promise<Change>;
  history(reference: string): Promise<readonly RecordedEvent[]>;
  /** Has the desk go by another policy. */
  configure(policy: DeskPolicy): void;
  /** Moves the desk's clock. */
  passes(minutes: number): void;
  /** What somebody does in chat. */
  as(user: ChatUser): ActsInChat;
  close(): Promise<void>;
}

export interface ActsInChat {
  /** `once` is a new key unless it is given. */
  does(act: Act, once?: string): Promise<Reply>;
  types(form: string, opener: Opener, values: FormValues | null): Promise<Reply>;
  closes(form: string, opener: Opener): Promise<Reply>;
  sends(form: string, opener: Opener, values: FormValues): Promise<Reply>;
  presses(action: Action): Promise<Reply>;
}

export async function openDeskInATest(): Promise<DeskInATest> {
  const bench = await openTestStore();
  const { store } = bench;
  await store.transaction((tx) => tx.addQueue("support"));
  let passed = 0;
  let acts = 0;
  const inForce = policyInForce(store, { ...policyIn("Europe/Paris"), undoSend: 0 });
  const deps: DeskDeps = {
    name: "Help desk",
    locale: "en",
    zone: "Europe/Paris",
    store,
    platforms: {},
    get policy() {
      return inForce.policy;
    },
    inForce,
    now: () => new Date(at.getTime() + passed * 60_000),
  };
  const listener = createDesk(deps);
  const as = (by: ChatUser): ActsInChat => {
    const does = (act: Act, once = `act ${(acts += 1)}`) => listener.handle({ ...act, by, once });
    const idOf = (form: string) => `${by.user} ${form}`;
    return {
      does,
      types: (form, opener, values) => does({ kind: "typed", form: idOf(form), opener, values }),
      closes: (form, opener) => does({ kind: "closed", form: idOf(form), opener }),
      sends: (form, opener, values) => does({ kind: "submitted", opener, values, in: null }, idOf(form)),
      presses: (action) => does({ kind: "pressed", action }),
    };
  };
  return {
    store,
    url: bench.url,
    sent: bench.sent,
    deps,
    listener,
    as,
    tx: (work) => store.transaction(work),
    person: (user, more) => meet(store, someone(user, more)),
    queue: (name, agents) =>
      store.transaction(async (tx) => {
        await tx.setChannel({ queue: name, platform: "slack", tenant: "T1", address: `C-${name}` });
        await tx.setMembers(name, "slack", agents);
      }),
    opens: async (by, draft) =>
      (await store.transaction((tx) => open(tx, deps, { ...aDraft, beneficiary: by, ...draft }, by))).ticket,
    changes: (reference, by, command) => store.transaction((tx) => change(tx, deps, { reference, command, by })),
    history: (reference) => store.history(reference),
    configure: (policy) => inForce.configure(policy),
    passes: (minutes) => void (passed += minutes),
    close: bench.close,
  };
}

export const aDraft: Omit<TicketDraft, "beneficiary"> = {
  kind: "incident",
  title: "The printer is on fire",
  description: "Smoke, then flames.",
  service: "Printing",
  urgency: "high",
  impact: "team",
  device: "PRN-7",
  phone: "",
  stepsToReproduce: "",
  queue: "support",
  origin: { platform: "slack", conversation: null, message: null },
  followUpOf: null,
};

/** What was whispered, or stands in the place of what was pressed; throws when nothing does. */
export function said(reply: Reply): Message {
  if (reply.kind === "done" && reply.instead !== undefined) return reply.instead;
  if (reply.kind !== "whisper") throw new Error(`nothing was said: ${reply.kind}`);
  return reply.message;
}

export const buttonsOf = (reply: Reply) =>
  said(reply).blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []));

/** The form that opened, with what stands in it; throws when none did. */
export function formOf(reply: Reply) {
  if (reply.kind !== "open-form") throw new Error(`no form opened: ${reply.kind}`);
  const { fields, folded, opener } = reply.form;
  const shown = [...fields, ...(folded?.fields ?? [])];
  return { opener, values: Object.fromEntries(shown.map(({ name, initial }) => [name, initial])) };
}
