import { z } from "zod";

// What a requester reads otherwise than 0.1.0 told it: their own words stand on their card, the answer to where it stands is
// asked for, and one note asks whether it works, takes the stars and thanks for them.

const history = z.array(z.looseObject({ number: z.int(), event: z.looseObject({ type: z.string() }) }));
const shown = z.looseObject({
  ticket: z.looseObject({
    requester: z.string(),
    beneficiary: z.string(),
    description: z.string(),
    service: z.string(),
  }),
  history,
  requesterNotes: z.record(z.string(), z.unknown()).nullable(),
  surfaces: z.array(
    z.looseObject({
      audience: z.looseObject({ person: z.string().optional() }),
      card: z.unknown(),
      notes: z.array(z.looseObject({ events: z.array(z.int()) })),
    }),
  ),
});

const inOneNote = new Set(["resolved", "confirmed", "rated"]);
const elsewhere = z.looseObject({ action: z.looseObject({ do: z.enum(["rate", "chase", "where"]) }) });
const rating = z.looseObject({ action: z.looseObject({ form: z.literal("rate") }) });
const saidOtherwise =
  /One press is enough|Un clic suffit|If it comes back, reopen it|Si le problème revient, rouvrez|You will read here who takes it|Vous saurez ici qui|We’re closed until|Nous sommes fermés/u;
const row = z.looseObject({ buttons: z.array(z.unknown()), overflow: z.array(z.unknown()) });
const quote = z.object({ kind: z.literal("quote"), text: z.string() });
const cutShort = /charact[a-z]* more|more characters|Encore (?:un|\d+) caractère/u;

const run = z.object({ kind: z.literal("plain"), text: z.string() });
/** Beside the reference: what it is about, and how urgent it is. */
const isBeside = (part: unknown, service: string): boolean => {
  const words = run.safeParse(part).data?.text;
  return (
    words !== undefined && (words === " · " || words === service || /^(?:low|high) urgency$|^urgence /u.test(words))
  );
};

/** What somebody concerned is shown of a ticket, without what they read elsewhere, or not yet, in 0.1.0. */
export function asBefore(value: unknown): unknown {
  const ticket = shown.parse(value);
  const moved = new Set(ticket.history.filter(({ event }) => inOneNote.has(event.type)).map(({ number }) => number));
  const { requester, beneficiary, description, service } = ticket.ticket;
  const isTheirs = (person: string | undefined): boolean => person === requester || person === beneficiary;
  const own = (part: unknown): boolean => {
    const words = quote.safeParse(part).data?.text.replace(/…$/u, "");
    return words !== undefined && words !== "" && description.startsWith(words);
  };
  const inOneRow = (part: unknown): unknown => {
    const given = row.safeParse(part).data;
    return given === undefined ? part : { ...given, buttons: [...given.buttons, ...given.overflow], overflow: [] };
  };
  const onCard = (_key: string, given: unknown): unknown => {
    const part = inOneRow(given);
    return Array.isArray(part)
      ? part.filter(
          (each) =>
            !elsewhere.safeParse(each).success &&
            !rating.safeParse(each).success &&
            !own(each) &&
            !isBeside(each, service) &&
            !saidOtherwise.test(JSON.stringify(each)) &&
            !cutShort.test(JSON.stringify(each)),
        )
      : part;
  };
  return {
    ...ticket,
    requesterNotes:
      ticket.requesterNotes &&
      Object.fromEntries(Object.entries(ticket.requesterNotes).filter(([number]) => !moved.has(Number(number)))),
    surfaces: ticket.surfaces.map((surface) =>
      isTheirs(surface.audience.person)
        ? {
            ...surface,
            card: JSON.parse(JSON.stringify(surface.card, onCard)),
            notes: surface.notes.filter(({ events }) => !events.some((number) => moved.has(number))),
          }
        : surface,
    ),
  };
}
