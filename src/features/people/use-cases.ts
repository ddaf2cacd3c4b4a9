import type { DeskStore } from "../../desk/store.ts";
import { foldEmail } from "../../kernel/email.ts";
import { priorities } from "../../kernel/classification.ts";
import type { DeskPolicy } from "../../kernel/policy.ts";
import type { MeetDelivery } from "./deliveries.ts";

/** Has everybody looked for whom the policy names and the desk has never met: before they are needed, and while nobody waits. */
export const meetNamed = (store: DeskStore, policy: DeskPolicy): Promise<void> =>
  store.transaction(async (tx) => {
    const named = [...new Set(emailsIn(policy).map(foldEmail))];
    const known = new Set((await tx.peopleWithEmails(named)).map(({ email }) => email));
    const platforms = new Set((await tx.allChannels()).map(({ platform }) => platform));
    await tx.deliver(
      named
        .filter((email) => !known.has(email))
        .flatMap((email) =>
          [...platforms].map((platform): MeetDelivery => ({ kind: "meet", platform, email, ticket: null })),
        ),
    );
  });

/** Of who leads queues, of whom escalations ask, and of whoever may have to approve something. */
const emailsIn = ({ queues, escalation, people, services }: DeskPolicy): readonly string[] => [
  ...Object.values(people).flatMap(({ manager, standIn }) => [manager ?? [], standIn ?? []].flat()),
  ...services.flatMap(({ approval }) =>
    approval.flatMap(({ who, otherwise }) => [...(Array.isArray(who) ? who : []), ...otherwise]),
  ),
  ...Object.values(queues).flatMap(({ leads = [] }) => leads),
  ...priorities.flatMap((priority) =>
    (escalation[priority]?.steps ?? []).flatMap((step) => (step.to === "person" ? [step.email] : [])),
  ),
];
