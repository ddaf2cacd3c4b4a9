import { isPrivateQueue, type DeskPolicy } from "../../../kernel/policy.ts";
import { serviceOf, type Answered, type AskedAs, type Service } from "../../../kernel/service.ts";
import type { Ticket } from "../../../kernel/ticket.ts";

/** All that was answered, for whoever reads their own ticket, and for what is opened with it. */
export const everyAnswer = ({
  answers,
  privateAnswers,
}: Pick<Ticket, "answers" | "privateAnswers">): readonly Answered[] => [...answers, ...privateAnswers];

/**
 * What only private parts of a service ask, by the names of its fields: the queues whose agents alone read the answers. What
 * the whole is itself about, until when it gives something, is read on it all the same.
 */
export function privateFields(
  service: Service,
  services: readonly Service[],
  isPrivate: (queue: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const parts = (service.opens ?? []).flatMap(({ service: key }) => serviceOf(services, key) ?? []);
  return new Map(
    service.fields.flatMap(({ name, kind }) => {
      const askers = parts.filter(({ fields }) => fields.some((each) => each.name === name && each.kind === kind));
      const queues = askers.flatMap(({ queue }) => (queue !== null && isPrivate(queue) ? [queue] : []));
      const isApart = queues.length > 0 && queues.length === askers.length && !queues.includes(service.queue ?? "");
      return isApart && name !== service.grant?.until ? [[name, [...new Set(queues)]] as const] : [];
    }),
  );
}

/** Whether what a ticket is asked is asked by private parts alone. What was answered for these stays theirs, whatever the policy says since. */
export function isPrivateIn(
  policy: DeskPolicy,
  {
    asked,
    privateAnswers = [],
  }: { readonly asked?: Pick<AskedAs, "service"> | null | undefined } & Partial<Pick<Ticket, "privateAnswers">>,
): (field: string) => boolean {
  const service = asked == null ? null : serviceOf(policy.services, asked.service);
  const fields =
    service === null ? null : privateFields(service, policy.services, (queue) => isPrivateQueue(policy, queue));
  return (name) => fields?.has(name) === true || privateAnswers.some(({ field }) => field === name);
}

/** Answers as they are read on a ticket, and apart from it. */
export function parted(
  answers: readonly Answered[],
  isPrivate: (field: string) => boolean,
): Pick<Ticket, "answers" | "privateAnswers"> {
  const { open = [], apart = [] } = Object.groupBy(answers, ({ field }) => (isPrivate(field) ? "apart" : "open"));
  return { answers: open, privateAnswers: apart };
}

/** A service as those fill it in who read its ticket and not its private parts: without what these ask, and what hangs on that. */
export function withoutPrivate(service: Service, isPrivate: (field: string) => boolean): Service {
  const fields = service.fields.reduce<Service["fields"]>(
    (shown, field) =>
      isPrivate(field.name) || field.when.some(({ question }) => shown.every(({ name }) => name !== question))
        ? shown
        : [...shown, field],
    [],
  );
  return { ...service, fields };
}
