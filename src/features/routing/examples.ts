import type { Considered } from "../../kernel/offer.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Message } from "../../screen/message.ts";
import { messageExample, type Example } from "../examples/example.ts";
import { after, type Happened, type Happenings } from "../examples/happened.ts";
import type { Stage } from "../examples/stage.ts";
import { momentOf, ticketIn, type By } from "../examples/tickets.ts";
import { possibleCommands } from "../rules/decide.ts";
import { offerAnswered, offerAsked, offerCard, offersAsked, whyHere, whyOfWhich, type Reasons } from "./messages.ts";
import type { Fits } from "./rules/route.ts";
import type { RoutingEvent } from "./rules.ts";

const amara: Considered = { person: "amara", skills: ["vpn"], load: 2, offeredAt: null };
const jonas: Considered = { person: "jonas", skills: [], load: 5, offeredAt: "2026-11-20T09:00:00.000Z" };

/** The nth event of an example offers it. */
export const offered = (to: PersonId, nth = 1): By => [
  null,
  {
    type: "offered-to",
    to,
    until: new Date(momentOf(nth).getTime() + 600_000).toISOString(),
    round: 1,
    order: "load",
    needs: ["vpn"],
    candidates: to === "amara" ? [amara, jonas] : [jonas],
    leftOut: [{ person: "paul", because: "away" }],
  },
];
const passed: By = ["amara", { type: "passed" }];
const untaken = (because: "nobody-took-it" | "nobody-eligible", ...people: readonly PersonId[]): By => [
  null,
  {
    type: "left-untaken",
    because,
    people,
    leftOut: [
      { person: "paul", because: "away" },
      { person: "jonas", because: "night" },
      { person: "camille", because: "own" },
      { person: "noor", because: "gave-back" },
      { person: "amara", because: because === "nobody-took-it" ? "asked" : "passed" },
    ],
  },
];

export const happenings: Happenings<RoutingEvent> = {
  "offered-to": (stage) => [after(stage, "offered to somebody", "new", offered("amara"))],
  passed: (stage) => [after(stage, "passed", "new", passed, { later: [offered("amara")] })],
  "left-untaken": (stage) => [
    after(stage, "offered, and nobody took it", "new", untaken("nobody-took-it", "lena"), {
      later: [offered("amara")],
    }),
    after(stage, "offered, nobody took it, and nobody leads", "new", untaken("nobody-took-it"), {
      later: [offered("amara")],
    }),
    after(stage, "there is nobody to offer it to", "new", untaken("nobody-eligible", "lena")),
  ],
};

/** Read once it is over. */
export const offersOver = (stage: Stage): readonly Happened[] => {
  const [by, event] = offered("amara");
  const ticket = ticketIn("new", stage, { later: [[by, event], passed] });
  return [{ name: "offered, and passed since", by, event, ticket }];
};

/** The cards of those to whom a ticket is offered, or was. */
export function offerCards(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const card = (name: string, ticket: Ticket, reader: PersonId = "amara"): Example => {
    const actor = { person: reader, agent: true, lead: false, administrator: false };
    const at = { viewer, reader, possible: possibleCommands(ticket, actor) };
    return messageExample("card of an offer", name, offerCard(ticket, at));
  };
  const later = (...by: readonly By[]): Ticket => ticketIn("new", stage, { later: [offered("amara"), ...by] });
  return [
    card("offered", later()),
    card("claimed", later(["amara", { type: "claimed" }])),
    card("claimed by a colleague", later(["jonas", { type: "claimed" }])),
    card("passed", later(passed)),
    card("passed, and others are asked", later(passed, offered("jonas", 3))),
    card("nobody took it", later(untaken("nobody-took-it", "lena"))),
    card("withdrawn", later(["camille", { type: "withdrawn", reason: "no-longer-needed" }])),
  ];
}

/** Why a ticket is where it is, in all the ways in which that is said. */
export function toldOfRouting(stage: Stage): Readonly<Record<string, Message>> {
  const { viewer } = stage;
  const ticket = ticketIn("new", stage);
  const later = (...by: readonly By[]): Ticket => ticketIn("new", stage, { later: [offered("amara"), ...by] });
  const [offeredNow, taken, passedOn] = [later(), later(["amara", { type: "claimed" }]), later(passed)];
  const told = (reasons: Partial<Reasons>): Message =>
    whyHere(ticket, { routed: null, moved: null, offer: null, ...reasons }, viewer);
  const rule = (fits: Fits): Message => told({ routed: { because: { by: "rule", number: 2, fits } } });
  const [, last] = offered("amara");
  const offer = (order: "load" | "round-robin", ...candidates: readonly Considered[]): Message =>
    last.type === "offered-to" ? told({ offer: { ...last, order, candidates } }) : told({});
  const [, nobody] = untaken("nobody-eligible", "lena");
  return {
    "an offer is answered in a word": offerAsked(offeredNow, viewer),
    "one of several offers is answered in a word": offersAsked([offeredNow, offeredNow], viewer),
    "an offer was taken in words": offerAnswered(taken, "amara", viewer),
    "an offer was passed in words": offerAnswered(passedOn, "amara", viewer),
    "why, of which": whyOfWhich([offeredNow, offeredNow], { isAgent: true, today: "261121" }, viewer),
    "why, of none": whyOfWhich([], { isAgent: true, today: "261121" }, viewer),
    "why, of none, to somebody who asks for something": whyOfWhich([], { isAgent: false, today: "261121" }, viewer),
    "why here: a rule of many parts": rule({
      service: "VPN",
      kind: "incident",
      word: "tunnel",
      from: "partner.example",
      language: "fr",
      channel: "network",
    }),
    "why here: a rule for all": rule({}),
    "why here: the service": told({ routed: { because: { by: "service" } } }),
    "why here: its requester chose": told({ routed: { because: { by: "choice" } } }),
    "why here: the channel": told({
      routed: { because: { by: "channel" }, unserved: { number: 1, queue: "experts" } },
    }),
    "why here: nothing says otherwise": told({}),
    "why here: the service names a queue where nobody looks": told({
      routed: { because: { by: "default" }, unserved: { number: null, queue: "experts" } },
    }),
    "why here: moved": told({ moved: { by: "amara", from: "network" } }),
    "why them: what they know": offer("load", amara, jonas),
    "why them: least to do": offer("load", { ...amara, skills: [] }, jonas),
    "why them: it is their turn": offer("round-robin", { ...amara, skills: [] }, jonas),
    "why them: the order of the list": offer("load", jonas, { ...jonas, person: "paul" }),
    "why them: nobody else": offer("load", amara),
    "why nobody": nobody.type === "left-untaken" ? told({ offer: nobody }) : told({}),
  };
}
