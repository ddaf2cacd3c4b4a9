import type { Locale } from "../../kernel/locale.ts";
import type { Service } from "../../kernel/service.ts";
import { bold, text, time } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, quote, statusMarks } from "../../screen/blocks.ts";
import { fileBlocks } from "../../screen/files.ts";
import type { Block, Message } from "../../screen/message.ts";
import type { Saying } from "../../screen/note.ts";
import { cut } from "../../screen/plain-text.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { say, sayPlainly } from "../../screen/say.ts";
import { listed } from "../../screen/listed.ts";
import { privateFields } from "../parts/rules/private-answers.ts";
import { ticketButtons } from "../../screen/ticket-buttons.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import { nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import { phrases } from "../words.ts";
import type { PrivacyEvent, PrivacyRefusal } from "./rules.ts";

/** Before a service is filled in whose ticket is not private: who reads what only its private parts (`privately`: their queues) ask. */
export function readApart(
  service: Service,
  services: readonly Service[],
  { privately, locale }: { readonly privately: readonly string[]; readonly locale: Locale },
): readonly string[] {
  const { apart } = phrases(locale).privacy.inForm;
  const fields = privateFields(service, services, (queue) => privately.includes(queue));
  const said = service.fields.flatMap(({ name, label }) => {
    const queues = fields.get(name)?.map(apart.of);
    return queues === undefined ? [] : [{ by: listed(queues, { locale }), question: apart.question(label[locale]) }];
  });
  return [...Map.groupBy(said, ({ by }) => by)].map(([by, asked]) =>
    apart.says(
      by,
      listed(
        asked.map(({ question }) => question),
        { locale },
      ),
    ),
  );
}

export const voices: EventVoices<PrivacyEvent> = {
  "made-private": {
    agents: silent,
    requester: ({ queue }, _, { words, viewer }) => ({
      sentence: words.personNotes.madePrivate(queueCalled(viewer, queue)),
    }),
    asked: silent,
  },
  "opened-up": {
    agents: (_, recorded, at) => ({
      sentence: at.words.agentsNotes.openedUp(nameOf(recorded, at)),
      quoted: recorded.event.reason,
    }),
    requester: ({ queue }, _, { words, viewer }) => ({
      sentence: words.personNotes.openedUp(queueCalled(viewer, queue)),
    }),
    asked: silent,
  },
};

export const refusals: RefusalVoices<
  Exclude<PrivacyRefusal, { type: "not-allowed" | "wrong-status" | "nothing-changed" }>
> = {
  "private-queue": ({ queue }, { words, viewer }) => text`${words.refusals.privateQueue(queueCalled(viewer, queue))}`,
};

/** To whoever writes what is private, of which nobody would read a word. */
export const notReadYet = (queue: string, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).privacy.notYet(queueCalled(viewer, queue))}`);

/** The same, of a message that stands where it was written. */
export const noTicketYet = (queue: string, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).privacy.noTicketYet(queueCalled(viewer, queue))}`);

/** All that a shared place learns of a private ticket: what it is called, where it waits, where it stands, and since when. */
export function privateCard(ticket: Ticket, viewer: Viewer): Message {
  const { privacy, labels, cards } = phrases(viewer.locale);
  const { reference, status } = ticket;
  const queue = queueCalled(viewer, ticket.queue);
  return say(viewer, {
    summary: `${privacy.ticket} · ${reference} · ${labels.status[status]}`,
    blocks: [
      paragraph(text`🔒 ${bold(privacy.ticket)} · ${reference}`),
      aside(
        text`${statusMarks[status]} ${labels.status[status]} · ${queue} · ${cards.opened} ${time(ticket.openedAt)}`,
      ),
      ...opening(ticket, viewer),
    ],
  });
}

/** What a shared place learns of what happened to one: that something did, and whose turn it is. */
export function privateNote(
  ticket: Ticket,
  { calls = null, urgent = false }: Pick<Saying, "calls" | "urgent">,
  viewer: Viewer,
): Message {
  const { privacy } = phrases(viewer.locale);
  const { reference } = ticket;
  const called = calls === null ? [] : text`${{ kind: "mention", ...viewer.names(calls) }} · `;
  return say(viewer, {
    summary: `${privacy.ticket} · ${reference}`,
    blocks: [paragraph(text`${called}🔒 ${reference} · ${privacy.news}`), ...opening(ticket, viewer)],
    urgent,
  });
}

const opening = (ticket: Ticket, viewer: Viewer): readonly Block[] => {
  const words = phrases(viewer.locale);
  return buttonRow([ticketButtons(ticket, words).show()]);
};

const mostShown = 8; // messages: what is said takes room on a phone, and Slack shows 100 blocks
const longestShown = 600; // characters

/** What was said of it, the oldest first, for whoever opened it: it stands under no card. */
export function privateTalk(said: readonly Saying[], viewer: Viewer): readonly Block[] {
  const { privacy } = phrases(viewer.locale);
  const shown = said.slice(-mostShown);
  const left = said.length - shown.length;
  return [
    ...(shown.length === 0 ? [] : [paragraph(text`${bold(privacy.soFar)}`)]),
    ...(left === 0 ? [] : [aside(text`${privacy.earlier(left)}`)]),
    ...shown.flatMap(({ sentence, quoted = "", files = [] }) => [
      paragraph(typeof sentence === "string" ? text`${sentence}` : sentence),
      ...quote(cut(quoted, longestShown)),
      ...fileBlocks(files, viewer),
    ]),
    aside(text`🔒 ${privacy.readAlone}`),
  ];
}

/** The ticket as a list in a shared place may show it: of a private one none of its words. */
export const inSharedPlace = (ticket: Ticket, { locale }: Pick<Viewer, "locale">): Ticket =>
  ticket.isPrivate ? { ...ticket, ...wordless, title: `🔒 ${phrases(locale).privacy.ticket}` } : ticket;

const wordless = {
  description: "",
  service: "",
  device: "",
  phone: "",
  stepsToReproduce: "",
  hold: null,
  question: null,
  attempts: [],
} as const satisfies Partial<Ticket>;
