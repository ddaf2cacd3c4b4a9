import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everyCommand, everyForm, everyMessage } from "./everything-said.ts";
import { recorded } from "./events.ts";
import { buttonsOf, labelsOf, linesOf, quotesOf, reader } from "./reading.ts";
import { secretMask } from "../../src/kernel/words/secrets.ts";
import type { RecordedEvent } from "../../src/features/rules.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import type { TicketForm } from "../../src/features/actions.ts";
import { agentsNote, personNote } from "../../src/features/messages/event-note.ts";
import type { Form } from "../../src/screen/form.ts";
import { phrases } from "../../src/features/words.ts";
import { locales } from "../../src/kernel/locale.ts";
import { listPage } from "../../src/features/home/messages.ts";
import { listNames } from "../../src/features/home/rules.ts";
import type { Message } from "../../src/screen/message.ts";
import { agentsCard } from "../../src/features/cards/messages.ts";
import { newTicketForm } from "../../src/features/opening/forms.ts";
import { ticketForm } from "../../src/features/forms/ticket-form.ts";
import type { Viewer } from "../../src/screen/viewer.ts";
import { wordsGone } from "../../src/features/replies/messages.ts";
import { aTicket, timesIn } from "../support/a-ticket.ts";

const pem = "MIIEpAIBAAKCAQEA7bq3X9s0q1w2e3r4t5y6u7i8";
/** Secrets as people type them, and what nobody must read of them: no part of it is short enough to be met by chance. */
const planted: readonly { readonly typed: string; readonly secret: string }[] = [
  { typed: "My password is Tulipe33!", secret: "Tulipe33" },
  { typed: "mot de passe : Basilic+77", secret: "Basilic" },
  { typed: "my password is banana", secret: "banana" }, // a word, known for a secret where its line ends
  { typed: 'password: "seven purple otters 7"', secret: "purple" },
  { typed: "card 4111 1111 1111 1111", secret: "1111 1111" },
  {
    typed: "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
    secret: "dozjg",
  },
  { typed: `-----BEGIN RSA PRIVATE KEY-----\n${pem}\n-----END RSA PRIVATE KEY-----`, secret: "MIIEpAIBAAKC" },
];

/** All that is read of a message; what its buttons carry is not. */
const readIn = (message: Message): string =>
  [message.summary, ...linesOf(message), ...buttonsOf(message).map(({ label }) => label)].join("\n");

/** All that is read in a form, what stands in its fields beforehand included. */
const toldIn = ({ intro, fields }: Form): string =>
  [
    ...intro.map((inline) => ("text" in inline ? inline.text : "")),
    ...fields.map(({ initial }) => String(initial)),
  ].join("\n");

const isAboutTicket = ({ opener }: Form): boolean => opener.do === "fill";

const formAbout = (form: TicketForm, ticket: Ticket, viewer: Viewer, history: readonly RecordedEvent[] = []): Form =>
  ticketForm(form, {
    ticket,
    seen: ticket.version,
    attempt: null,
    viewer,
    agents: [],
    queues: [],
    possible: everyCommand,
    as: "agent",
    history,
  });

/** Where the words of a ticket are cut: on its cards, in a list, in the notification of a note, and in what is read of the rest. */
const shownOf = (ticket: Ticket, viewer: Viewer): readonly Message[] => [
  agentsCard(ticket, { viewer, here: true, times: timesIn(ticket) }),
  agentsCard(ticket, { viewer, here: false, times: timesIn(ticket) }),
  ...listNames.map((name) =>
    listPage({
      name,
      page: { tickets: [ticket], hidden: 0 },
      queue: null,
      after: null,
      queues: ["support"],
      reader: "paul",
      viewer,
      deskName: "Guichet",
      now: ticket.openedAt,
    }),
  ),
  agentsNote(ticket, recorded({ type: "noted", text: ticket.description, files: [] }), {
    viewer,
    times: timesIn(ticket),
  }) ?? wordsGone(viewer),
];
const rest = (ticket: Ticket, viewer: Viewer): Form => formAbout("more", ticket, viewer);

describe.each(locales)("a secret that somebody typed, in %s", (locale) => {
  const viewer = reader(locale);

  it("is in no message and in no form about a ticket, whatever else somebody writes", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.constantFrom(...planted), (much, { typed, secret }) => {
        const words = `${much}\n${typed}\nThank you`;
        expect(everyMessage(viewer, words).filter((message) => readIn(message).includes(secret))).toEqual([]);
        const forms = everyForm(viewer, words).filter(isAboutTicket);
        expect(forms.filter((form) => toldIn(form).includes(secret))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 30_000);

  it.each(planted)(
    "is not shown in part where words are cut: $typed",
    ({ typed, secret }) => {
      const beginning = secret.slice(0, 4);
      for (let before = 0; before < 640; before += 3) {
        const words = `${"so ".repeat(213).slice(0, before)}\n${typed} and it says no. ${"so ".repeat(30)}`;
        const ticket = aTicket({ title: words, description: words, stepsToReproduce: words });
        const read = [...shownOf(ticket, viewer).map(readIn), toldIn(rest(ticket, viewer))];
        expect(read.filter((shown) => shown.includes(beginning))).toEqual([]);
      }
    },
    30_000,
  );

  it("is looked for in people's words only: ours are said whole", () => {
    expect(everyMessage(viewer).filter((message) => readIn(message).includes(secretMask))).toEqual([]);
  });
});

describe("what is masked", () => {
  const words = phrases("en");
  const english = reader("en");
  const said = "It wants my password: Tulipe33! and says no";
  const event = recorded({ type: "answered", text: said, files: [] }, "mona");
  const reveal = words.buttons.fill.reveal;
  const inHand = (description: string): Ticket => aTicket({ status: "in-progress", description });
  const card = (ticket: Ticket): Message => agentsCard(ticket, { viewer: english, here: true, times: timesIn(ticket) });
  const present = (note: Message | null): Message => note ?? card(aTicket());
  const toAgents = (ticket: Ticket): Message =>
    present(agentsNote(ticket, event, { viewer: english, times: timesIn(ticket) }));
  const toMona = (ticket: Ticket): Message =>
    present(
      personNote(ticket, event, { viewer: english, times: timesIn(ticket), reader: "mona", possible: new Set() }),
    );
  const shown = (history = [event]): Form => formAbout("reveal", inHand("-"), english, history);

  it("keeps its place among the words that are quoted, to agents and to its author", () => {
    const masked = ["It wants my password: •••••••• and says no"];
    expect(quotesOf(toAgents(inHand("-")))).toEqual(masked);
    expect(quotesOf(toMona(inHand("-")))).toEqual(masked);
  });

  it("can be asked for under the note and on the card of a ticket that somebody has", () => {
    expect(labelsOf(toAgents(inHand("-")))).toEqual([reveal]);
    expect(labelsOf(card(inHand(said)))).toContain(reveal);
    expect(labelsOf(card(inHand("-")))).not.toContain(reveal);
    const free = card(aTicket({ description: said }));
    expect(linesOf(free)).toContain(words.cards.agents.masked);
    expect(labelsOf(free)).not.toContain(reveal);
  });

  it("is read in its form, with who wrote it, and nothing is filled in there", () => {
    const form = shown();
    const text = form.intro.map((inline) => ("text" in inline ? inline.text : "")).join("");
    expect(text).toContain(said);
    expect(text).toContain("Mona");
    expect(form.fields).toEqual([]);
    expect(form.close).toBe(words.forms.close);
  });

  it("stays as it was typed in the form that its author is still filling in", () => {
    const form = newTicketForm({ do: "new-ticket", title: said, description: said }, "en");
    expect(form.fields.flatMap(({ initial }) => (initial === said ? [initial] : []))).toEqual([said, said]);
  });

  it("may be nothing", () => {
    const nothing = recorded({ type: "answered", text: "Nothing to see", files: [] }, "mona");
    expect(shown([nothing]).intro).toEqual([{ kind: "plain", text: words.forms.nothingMasked }]);
  });
});
