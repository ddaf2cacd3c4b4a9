import type { Message } from "../../screen/message.ts";
import { askedOf } from "../approvals/examples.ts";
import { exampleServices } from "../catalogue/examples.ts";
import type { Happenings } from "../examples/happened.ts";
import type { Stage } from "../examples/stage.ts";
import { opened, ticketIn } from "../examples/tickets.ts";
import { notReadYet } from "../privacy/messages.ts";
import {
  filesGoTo,
  filesNotAdded,
  filesWent,
  notForThem,
  offerTicket,
  oneOfMany,
  sentAlready,
  sentAs,
  filesOfMessage,
  openedOf,
  sentAsItIs,
  sentBefore,
  ticketOpened,
  urgentInForm,
  whoIsMeant,
} from "./messages.ts";
import type { OpeningEvent } from "./rules.ts";

export const happenings: Happenings<OpeningEvent> = {
  opened: (stage) => [{ name: "opened", by: "camille", event: opened(stage), ticket: ticketIn("new", stage) }],
};

const files = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `photo ${index + 1}.png`, url: "" }));

export function toldOfOpening(stage: Stage): Readonly<Record<string, Message>> {
  const { viewer, story } = stage;
  const ticket = ticketIn("new", stage);
  const toApprove = ticketIn("new", stage, askedOf("lena"));
  const [service] = exampleServices;
  if (service === undefined) throw new Error("the examples have services");
  const offered = [story.title, story.needed, story.wondered].map(
    (text, index) =>
      [
        `words that may become a ticket, ${index + 1}`,
        offerTicket({ words: "12", text, files: index === 0 ? files(7) : [] }, viewer),
      ] as const,
  );
  return {
    opened: ticketOpened(ticket, viewer),
    "private words of which nobody would read any": notReadYet("payroll", viewer),
    "opened of somebody else’s words": openedOf(ticket, viewer),
    "opened of somebody’s message, whose files stay there": {
      ...openedOf(ticket, viewer),
      blocks: [...openedOf(ticket, viewer).blocks, ...filesOfMessage({ leftOut: true }, viewer)],
    },
    "opened, and waits for approval": ticketOpened(toApprove, viewer),
    "one of many": oneOfMany(ticket, viewer, 10),
    ...Object.fromEntries(offered),
    "words that ask for a service": offerTicket(
      { words: "12", text: story.needed, files: [], services: exampleServices, meant: { service, isPrivate: false } },
      viewer,
    ),
    "words that ask for a private service": offerTicket(
      { words: "12", text: story.needed, files: [], services: [service], meant: { service, isPrivate: true } },
      viewer,
    ),
    "words that go to a private queue": offerTicket(
      { words: "12", text: story.needed, files: [], services: [], readBy: "hr" },
      viewer,
    ),
    "what does not work, which a service is for": offerTicket(
      {
        words: "12",
        text: story.title,
        files: [],
        services: [],
        meant: { service: { ...service, kind: "incident" }, isPrivate: false },
      },
      viewer,
    ),
    "words for somebody else": offerTicket(
      { words: "12", text: story.title, files: [], forWhom: { user: "U-noor", name: "Noor Haddad", called: "Noor" } },
      viewer,
    ),
    "words for somebody who is not known": whoIsMeant({ words: "12", text: story.title, called: "Noor" }, viewer),
    "words for somebody who cannot be written to": notForThem(
      { words: "12", forWhom: { user: "U-noor", name: "Noor Haddad", called: "Noor" }, untold: false },
      viewer,
    ),
    "words for somebody who is not told yet": notForThem(
      { words: "12", forWhom: { user: "U-noor", name: "Noor Haddad", called: "Noor" }, untold: true },
      viewer,
    ),
    "what is offered is urgent": urgentInForm({ words: "12" }, viewer),
    "words sent as they are": sentAsItIs(ticket, viewer, { undo: true }),
    "words sent as they are, a minute ago": sentAsItIs(ticket, viewer, { undo: false }),
    "words sent as they are, and wait for approval": sentAsItIs(toApprove, viewer, { undo: true }),
    "a form of words that were sent": sentAlready({ id: "12", text: story.answer }, ticket, viewer),
    "a form that was sent": sentAs(ticket, viewer),
    "a form that was sent twice about a ticket": sentBefore(
      { before: ticket.reference, now: ticket.reference },
      viewer,
    ),
    "a form that was sent twice and made two tickets": sentBefore(
      { before: "I261121_0041", now: ticket.reference },
      viewer,
    ),
    "files that are not in a new ticket": filesNotAdded(ticket, viewer),
    "a file that follows a new ticket": filesGoTo([{ name: "photo.png", url: "" }], ticket, "w1", viewer),
    "files that follow a new ticket": filesGoTo(
      ["photo.png", "plan.pdf"].map((name) => ({ name, url: "" })),
      ticket,
      "w1",
      viewer,
    ),
    "files that are there already": filesWent(ticket, viewer),
  };
}
