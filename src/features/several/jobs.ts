import type { ChatPlatform } from "../../channels/platform.ts";
import { knowingQueues, peopleIn, viewerOf } from "../../desk/viewers.ts";
import type { Change } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobOf, JobRules } from "../../worker/job-rule.ts";
import { refusalMessage } from "../messages/refusal-message.ts";
import { phrases } from "../words.ts";
import type { SeveralDelivery } from "./deliveries.ts";
import { severalDone, severalUnreadable } from "./messages.ts";
import { doSeveral } from "./use-cases.ts";

export const jobs: JobRules<SeveralDelivery> = {
  "change-several": {
    key: ({ kind, id }) => `${kind} ${id}`,
    // What was done is told, and what was not.
    givenUp: ({ store }, { id, to }) => store.transaction((tx) => tx.deliver([{ kind: "tell-several", id, to }])),
    speaks: "nowhere",
    run: changeAll,
  },
  "tell-several": {
    key: ({ kind, id }) => `${kind} ${id}`,
    givenUp: ({ store }, { id }) => store.transaction((tx) => tx.forgetSeveral(id)),
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: tell,
  },
};

async function changeAll(deps: WorkerDeps, { id, to }: JobOf<"change-several">): Promise<Tried> {
  const { store, rules } = deps;
  const asked = await store.severalChanged(id);
  if (asked === null) return done;
  await doSeveral(store, rules, id, (tx, no) => whyNot(deps, tx, no, { person: asked.person, to }));
  await store.transaction((tx) => tx.deliver([{ kind: "tell-several", id, to }]));
  return done;
}

type Asker = { readonly person: PersonId } & Pick<JobOf<"change-several">, "to">;

async function whyNot(
  { desk }: WorkerDeps,
  tx: DeskTransaction,
  no: Exclude<Change, { result: "changed" }>,
  { person, to }: Asker,
): Promise<string> {
  const isRefused = no.result === "refused";
  const people = await tx.people([person, ...(isRefused ? peopleIn(no.ticket, null) : [])]);
  const viewer = await knowingQueues(viewerOf(people.get(person) ?? null, people, to, desk), tx);
  return isRefused ? refusalMessage(no.refusal, no.ticket, viewer).summary : phrases(viewer.locale).several.notYours;
}

async function tell(deps: WorkerDeps, platform: ChatPlatform, { id, to }: JobOf<"tell-several">): Promise<Tried> {
  const { store, desk, log } = deps;
  const asked = await store.severalChanged(id);
  if (asked === null) return done;
  if (asked.command === null) log.error({ several: id }, "change of several tickets cannot be read");
  const named = [asked.person, ...(asked.command?.type === "assign" ? [asked.command.to] : [])];
  const people = await store.people(named);
  const viewer: Viewer = await knowingQueues(viewerOf(people.get(asked.person) ?? null, people, to, desk), store);
  const says = asked.command === null ? severalUnreadable(viewer) : severalDone(asked, viewer);
  const outcome = await platform.post(to, says, null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered")
    log.warn({ reason: outcome.reason }, "outcome of a change of several tickets not told");
  await store.transaction((tx) => tx.forgetSeveral(id));
  return done;
}
