import { formOf } from "../catalogue/desk.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { TicketDraft } from "../opening/rules.ts";
import { handedOn, partsAsked } from "./rules.ts";
import { everyAnswer } from "./rules/private-answers.ts";
import { lacksApproval } from "../approvals/rules.ts";
import type { TicketEvent } from "../rules.ts";
import { defaultQueue } from "../queues/rules.ts";
import { locales, type Locale } from "../../kernel/locale.ts";
import { isPrivateQueue, type DeskPolicy } from "../../kernel/policy.ts";
import { serviceOf, type InLanguages, type Service } from "../../kernel/service.ts";
import { unresolved } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { titleOf } from "../catalogue/rules/title.ts";

/** The services that are opened with a ticket; none where its service opens none, or it is a part itself. */
export function partsOf(
  { services }: Pick<DeskPolicy, "services">,
  { asked, answers = [], partOf, forGrant }: Pick<TicketDraft, "asked" | "answers" | "partOf" | "forGrant">,
): readonly Service[] {
  // What is taken back or kept longer was opened with its parts before.
  const isFirst = partOf === undefined && forGrant === undefined;
  const service = asked === undefined || !isFirst ? null : serviceOf(services, asked.service);
  return service === null ? [] : partsAsked(services, service, answers);
}

/** Whether what its service opens is to be opened now: it has just been approved, or answered otherwise. */
export const isToOpenParts = (before: Ticket, now: Ticket, events: readonly TicketEvent[]): boolean =>
  unresolved.some((status) => status === now.status) &&
  !lacksApproval(now) &&
  (lacksApproval(before) || events.some(({ type }) => type === "answers-changed"));

/** The tickets that are opened with a whole, each for its queue. */
export async function draftsOfParts(
  tx: Pick<DeskTransaction, "servedQueues" | "holdQueue" | "partsOf">,
  policy: DeskPolicy,
  whole: Ticket,
): Promise<readonly TicketDraft[]> {
  const { asked, partOf, forGrant } = whole;
  const given = everyAnswer(whole);
  // As it is answered by now: more or less may be asked for than when it was planned.
  const wanted =
    asked === null || partOf !== null || forGrant !== null ? [] : partsOf(policy, { asked, answers: given });
  if (wanted.length === 0) return [];
  const there = await tx.partsOf(whole.reference);
  const opened = wanted.filter(({ key }) => there.every(({ service }) => service !== key));
  if (opened.length === 0) return [];
  const served = await tx.servedQueues();
  // What is private stays in its queue, also while nobody looks there: others would read it where new tickets arrive.
  const queueOf = ({ queue }: Service): string =>
    queue !== null && (served.includes(queue) || isPrivateQueue(policy, queue)) ? queue : defaultQueue;
  // Somebody made it private, or its queue is: the agents of another queue do not read what others may not.
  const isPrivate = (service: Service): boolean =>
    (whole.isPrivate && !isPrivateQueue(policy, whole.queue)) ||
    (service.queue !== null && isPrivateQueue(policy, service.queue));
  // In one order: two changes that open the same never wait for each other.
  for (const queue of [...new Set(opened.map(queueOf))].toSorted()) await tx.holdQueue(queue);
  const { name } = whole.asked ?? {};
  const titled = localeOf(name, (called) => whole.title.startsWith(called));
  const called = localeOf(name, (each) => each === whole.service);
  return opened.map((service) => {
    const answers = handedOn(service, given);
    return {
      kind: service.kind,
      title: titleOf(service, answers, titled),
      description: "",
      service: service.name[called],
      urgency: service.urgency,
      impact: service.impact,
      beneficiary: whole.beneficiary,
      device: "",
      phone: "",
      stepsToReproduce: "",
      queue: queueOf(service),
      ...(isPrivate(service) && { isPrivate: true }),
      origin: whole.origin,
      followUpOf: null,
      asked: {
        service: service.key,
        name: service.name,
        form: formOf(service),
        ...(service.grant !== undefined && { grant: service.grant }),
      },
      answers,
      partOf: whole.reference,
    };
  });
}

/** The language in which a service was called so. */
const localeOf = (name: InLanguages | undefined, isIt: (called: string) => boolean): Locale =>
  locales.find((locale) => name !== undefined && isIt(name[locale])) ?? locales[0];
