import { bold, listedText, text, type Text } from "../../../kernel/text.ts";
import { ticketStatuses, isOpen } from "../../../kernel/status.ts";
import { aside } from "../../../screen/blocks.ts";
import type { Block } from "../../../screen/message.ts";
import { calendarDay } from "../../../screen/plain-text.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";
import type { Understood, Wanted } from "../rules.ts";

/** How a search was understood, where it is more than words; and what of it was not. */
export function howUnderstood(understood: Understood, viewer: Viewer): readonly Block[] {
  const { search } = phrases(viewer.locale);
  const { notUnderstood, wanted } = understood;
  const fields = fieldsOf(understood, viewer);
  const words = wordsOf(wanted, viewer);
  return [
    ...(fields.length + wanted.phrases.length + wanted.without.length === 0
      ? []
      : [aside(search.understood(listedText([...words, ...fields].map((part) => text`${part}`))))]),
    ...(notUnderstood.length === 0
      ? []
      : [aside(text`${search.notUnderstood(notUnderstood.map(search.phrase).join(", "))}`)]),
  ];
}

/** Somebody's words, each a run of its own. */
function wordsOf({ words, phrases: sought, references }: Wanted, { locale }: Viewer): readonly Text[] {
  const { search } = phrases(locale);
  return [
    ...references.map((reference) => text`${bold(reference)}`),
    ...(words.length === 0 ? [] : [text`${bold(words.join(" "))}`]),
    ...sought.map((phrase) => text`${bold(search.phrase(phrase))}`),
  ];
}

function fieldsOf({ wanted, from, assignee, called, since, before }: Understood, viewer: Viewer): readonly string[] {
  const { search, labels } = phrases(viewer.locale);
  const day = (date: string): string => calendarDay(date, viewer.locale);
  const { statuses, queues } = wanted;
  return [
    ...wanted.without.map(search.without),
    ...(statuses === null
      ? []
      : [
          search.status(
            [
              ...statusNames(statuses, labels.status, search.open),
              ...new Set(called.map(({ name }) => name[viewer.locale])),
            ].join(", "),
          ),
        ]),
    ...(wanted.from === null ? [] : [search.from(from.join(", "))]),
    ...(wanted.assignee === null
      ? []
      : [wanted.assignee === "nobody" ? search.nobody : search.assignee(assignee.join(", "))]),
    ...(queues === null ? [] : [search.queue(queues.map((queue) => queueCalled(viewer, queue)).join(", "))]),
    ...(since === null ? [] : [search.since(day(since))]),
    ...(before === null ? [] : [search.before(day(before))]),
  ];
}

/** All that are open have a name together. */
function statusNames(
  statuses: NonNullable<Wanted["statuses"]>,
  names: Readonly<Record<(typeof ticketStatuses)[number], string>>,
  open: string,
): readonly string[] {
  const all = ticketStatuses.filter(isOpen);
  const isAllOpen = all.every((status) => statuses.includes(status));
  const others = [...new Set(statuses)].filter((status) => !(isAllOpen && isOpen(status)));
  return [...(isAllOpen ? [open] : []), ...others.map((status) => names[status])];
}
