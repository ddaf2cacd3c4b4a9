import { refusedFor, type Refuses } from "../../features/routing/rules/sent-privately.ts";
import { anyFile, fileKinds, queuesNamedIn, type DeskPolicy, type FilePolicy } from "../../kernel/policy.ts";
import { saidOf } from "../../policy/said.ts";
import { ill, warning, well, type Check, type Found } from "../finding.ts";
import { some } from "../say.ts";
import type { Records } from "../given.ts";

/** Whether the people and queues that the policy names are there. */
export const policy: Check<Records> = {
  name: "policy",
  look: async ({ rules, store, applied, policyFile }) => {
    const { escalation } = rules.policy;
    const known = new Set(await store.queues());
    const findings: Found[] = [...queuesNamedIn(rules.policy)]
      .filter((queue) => !known.has(queue))
      .map((queue) => warning(`The policy names the queue “${queue}”, which nobody has set up.`, setUp(queue)));
    findings.push(...refusedFor(rules.policy, await store.servedQueues()).map(refused));
    for (const email of new Set(Object.values(escalation).flatMap((chain) => emailsIn(chain)))) {
      if ((await store.personWithEmail(email)) !== null) continue;
      findings.push(
        warning(
          `The policy escalates to ${email}, whom the desk has never met: that step would ask nobody.`,
          "Let them write to the bot once, or name somebody else.",
        ),
      );
    }
    for (const { id, at, isEdited } of await store.policyVersions()) {
      if (isEdited) findings.push(edited(id, id === applied?.version.id));
      if (at === null) findings.push(undated(`Policy ${id} was applied or taken back`, "policy_version", id));
    }
    for (const { id, queue, at, unread } of await store.policyChanges()) {
      if (at === null)
        findings.push(undated(`The policy of the queue “${queue}” was last changed`, "queue_policy", id));
      for (const part of unread) {
        findings.push(
          ill(
            `The ${part} of the queue “${queue}”, as they were changed in chat, cannot be read: those of helpdesk.yaml hold.`,
            "Type “queues” in chat, and change them there again.",
          ),
        );
      }
    }
    if (findings.length === 0) findings.push(well("Everybody and every queue that the policy names is there."));
    return [held({ applied, policyFile }), ...findings, ...filesTaken(rules.policy)];
  },
};

const refused = ({ queue, what, leads }: Refuses): Found =>
  ill(
    `The queue “${queue}” is private, and nobody looks there: what ${some(what)} would send to it is refused.`,
    `Type “/ticket setup ${queue}” in its agents' channel${leads.length === 0 ? "" : `, as one of those who lead it: ${some(leads)}`}.`,
  );

const edited = (id: string, holds: boolean): Found =>
  ill(
    `The text of policy ${id} was edited in the database since it was applied${holds ? ", and holds as it stands there now" : ""}.`,
    "Write it into a file, then npm run policy -- plan and apply it. Or take it back: npm run policy -- rollback.",
  );

const takes = ({ atMost, types }: FilePolicy): string =>
  `takes files of at most ${saidOf(atMost, ["files", "atMost"])}: ${types.length === fileKinds.length ? "all but programs" : types.join(", ")}.`;

/** Which files are taken, where it is not all. */
function filesTaken(policy: DeskPolicy): readonly Found[] {
  const queues = Object.entries(policy.queues).flatMap(([queue, { files }]) =>
    files === undefined ? [] : [well(`The queue “${queue}” ${takes(files)}`)],
  );
  const isUsual = policy.files.atMost === anyFile.atMost && policy.files.types.length === fileKinds.length;
  return isUsual ? queues : [well(`The desk ${takes(policy.files)}`), ...queues];
}

/** What cannot be read of it changes nothing of what holds. */
const undated = (what: string, table: string, id: string): Found =>
  warning(
    `${what} at an instant that cannot be read. It counts all the same.`,
    `Say when it was in the database: update ${table} set at = now() where id = ${id}.`,
  );

/** Which policy holds. */
function held({ applied, policyFile }: Pick<Records, "applied" | "policyFile">): Found {
  const file = policyFile ?? "HELPDESK_CONFIG";
  if (applied === null)
    return well(policyFile === null ? "No policy is given: what is usual holds." : `What ${policyFile} says holds.`);
  const { version, read } = applied;
  const which = `Policy ${version.id}, which ${version.by} applied${version.at === null ? "" : ` on ${version.at.toISOString().slice(0, 10)}`}`;
  return read.ok
    ? well(`${which}, holds. What ${file} says does not, until npm run policy -- rollback takes it back.`)
    : ill(
        `${which}, cannot be read, and no desk starts with it: ${read.problems[0] ?? ""}`,
        "npm run policy -- rollback takes it back.",
      );
}

const setUp = (queue: string): string => `Type “/ticket setup ${queue}” in its agents' channel, or correct the name.`;

const emailsIn = (chain: Records["rules"]["policy"]["escalation"]["P1"]): readonly string[] =>
  (chain?.steps ?? []).flatMap((step) => (step.to === "person" ? [step.email] : []));
