import { formOf } from "./form-of.ts";
import type { DeskTransaction } from "./transaction.ts";
import type { TicketDraft } from "../features/opening/rules.ts";
import { handedOn, partsAsked } from "../features/parts/rules.ts";
import { defaultQueue } from "../features/queues/rules.ts";
import { outcome } from "../kernel/approval.ts";
import { locales, type Locale } from "../kernel/locale.ts";
import type { DeskPolicy } from "../kernel/policy.ts";
import { serviceOf, type InLanguages, type Service } from "../kernel/service.ts";
import type { Ticket } from "../kernel/ticket.ts";
import { titleOf } from "../features/catalogue/rules/title.ts";

/** The services that are opened with a ticket; none where its service opens none, or it is a part itself. */
export function partsOf(
  { services }: Pick<DeskPolicy, "services">,
  { asked, answers = [], partOf }: Pick<TicketDraft, "asked" | "answers" | "partOf">,
): readonly Service[] {
  const service = asked === undefined || partOf !== undefined ? null : serviceOf(services, asked.service);
  return service === null ? [] : partsAsked(services, service, answers);
}

/** Whether a whole has just been approved, so that its parts are to be opened. */
export const isApprovedNow = ({ approval: before }: Ticket, { approval: now, parts }: Ticket): boolean =>
  parts.length > 0 &&
  now !== null &&
  outcome(now) === "approved" &&
  (before === null || outcome(before) !== "approved");

/** The tickets that are opened with a whole, each for its queue. */
export async function draftsOfParts(
  tx: Pick<DeskTransaction, "servedQueues" | "holdQueue">,
  { services }: Pick<DeskPolicy, "services">,
  whole: Ticket,
): Promise<readonly TicketDraft[]> {
  const served = await tx.servedQueues();
  const queueOf = ({ queue }: Service): string => (queue !== null && served.includes(queue) ? queue : defaultQueue);
  const opened = whole.parts.flatMap(({ service }) => serviceOf(services, service) ?? []);
  // In one order: two changes that open the same never wait for each other.
  for (const queue of [...new Set(opened.map(queueOf))].toSorted()) await tx.holdQueue(queue);
  const { name } = whole.asked ?? {};
  const titled = localeOf(name, (called) => whole.title.startsWith(called));
  const called = localeOf(name, (each) => each === whole.service);
  return opened.map((service) => {
    const answers = handedOn(service, whole.answers);
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
      origin: whole.origin,
      followUpOf: null,
      asked: { service: service.key, name: service.name, form: formOf(service) },
      answers,
      partOf: whole.reference,
    };
  });
}

/** The language in which a service was called so. */
const localeOf = (name: InLanguages | undefined, isIt: (called: string) => boolean): Locale =>
  locales.find((locale) => name !== undefined && isIt(name[locale])) ?? locales[0];
