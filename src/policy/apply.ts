import { heldBefore, holding, type PolicyApplied } from "../features/policy-versions/rules.ts";
import { loadPolicy } from "../policy-file/load-policy.ts";
import { readBesidesFile } from "../process/applied-policy.ts";
import { dayOf, mistakes, nameOf, planned, told, type Asking, type Told } from "./commands.ts";
import { wrapped, width } from "./lines.ts";
import { withDesk, type Desk, type Opened } from "./open.ts";
import { sayPlan } from "./say-plan.ts";
import { planCode, saysOf } from "./version.ts";

interface Applying extends Asking {
  /** Who does it. */
  readonly by: string;
}

const said = (code: Told["code"], ...sentences: readonly string[]): Told =>
  told(`${sentences.flatMap((each) => wrapped(each, width)).join("\n")}\n`, code);
const noDatabase = "There is no database yet. Start the desk once: it makes one.";
const somebodyElse = "Somebody else was first: another policy was applied or taken back meanwhile. Plan again.";

/** Has what a file says hold from now on, as it was planned (`code`; null: it was not). */
export const applyPolicyFile = (asking: Applying, file: string, code: string | null): Promise<Told> =>
  withDesk(asking.env, async (opened) => {
    const { desk } = opened;
    if (desk === null) return said(1, noDatabase);
    const made = await planned(opened, file, asking.now);
    if (!made.ok) return made.told;
    const { plan, first, running, next, text } = made;
    if (plan.code === null) return said(0, `Nothing changes: ${opened.called} says the same.`);
    if (plan.refusals.length > 0 || first.length > 0)
      return told(sayPlan(plan, { running: opened.called, next: file, first }), 1);
    if (code === null) {
      const shown = sayPlan(plan, { running: opened.called, next: file, first });
      return told(`${shown}\nNothing is applied: apply wants the code of this plan, as in the line above.\n`, 2);
    }
    const now = planCode(running, next, desk, asking.now);
    const [wasRunning, wasNext] = code.split("-");
    if (wasRunning !== now.running)
      return said(1, `Nothing is applied: what holds is not what ${code} was planned against. Plan again.`);
    if (wasNext !== now.next)
      return said(1, `Nothing is applied: ${file} says something else than was planned. Plan again.`);
    const added = await add(desk, {
      at: asking.now,
      by: nameOf(asking.by),
      text,
      fingerprint: saysOf(next, asking.now),
    });
    if (added === null) return said(1, somebodyElse);
    return said(
      0,
      `Applied as policy ${added}. Running desks go by it within seconds.`,
      `It holds instead of ${fileOf(opened)}, also after a restart, until: npm run policy -- rollback`,
    );
  });

const fileOf = ({ config }: Pick<Opened, "config">): string => config.policyFile ?? "what is usual";

/** Takes the applied policy back: the one before it holds again, or each desk's file. */
export const rollBack = (asking: Applying): Promise<Told> =>
  withDesk(asking.env, async (opened) => {
    const { desk, config } = opened;
    if (desk === null) return said(1, noDatabase);
    const held = holding(desk.versions);
    if (held === null) return said(1, `Nothing that was applied holds: ${fileOf(opened)} does.`);
    const before = heldBefore(desk.versions);
    const text = before === null ? null : await desk.store.policyVersionText(before.id);
    const again =
      before === null || text === null
        ? await loadPolicy(config.policyFile, config.zone)
        : await readBesidesFile(text, `policy ${before.id}`, config);
    if (!again.ok) return mistakes(again);
    const added = await add(desk, { at: asking.now, by: nameOf(asking.by), text: null, fingerprint: null });
    if (added === null) return said(1, somebodyElse);
    const file = config.policyFile === null ? "what is usual" : `what ${config.policyFile} says`;
    const what = before === null ? file : `policy ${before.id}`;
    return said(0, `Policy ${held.id} is taken back: ${what} holds again, at running desks within seconds.`);
  });

/** Gives its number; null: somebody else was first. */
async function add({ store, versions }: Desk, policy: PolicyApplied): Promise<string | null> {
  const after = versions.at(-1)?.id ?? null;
  const isFirst = await store.transaction((tx) => tx.addPolicyVersion({ ...policy, after }));
  return isFirst ? store.lastPolicyVersion() : null;
}

/** All that was applied and taken back, the newest first. */
export const listVersions = ({ env }: Asking): Promise<Told> =>
  withDesk(env, (opened) => {
    const versions = opened.desk?.versions ?? [];
    const held = holding(versions);
    const lines = versions.toReversed().map((each) => {
      const what = each.fingerprint === null ? "took back" : each.fingerprint.slice(0, 6);
      const mark = each.id === held?.id ? "  holds" : "";
      return `${each.id.padStart(4)}  ${dayOf(each.at).padEnd(20)}  ${what.padEnd(9)}  ${nameOf(each.by)}${mark}`;
    });
    const file = held === null ? [`      ${fileOf(opened)}  holds`] : [];
    return Promise.resolve(told(`${[...file, ...lines].join("\n")}\n`, 0));
  });
