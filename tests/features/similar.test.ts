import { describe, expect, test } from "vitest";
import { likeWords, similarTo, whatHelped } from "../../src/features/similar/rules.ts";
import { locales } from "../../src/kernel/locale.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { aTicket } from "../support/a-ticket.ts";
import { questions } from "./articles/questions.ts";

const attempt = {
  number: 1,
  text: "I restarted the box",
  cause: "software",
  by: "agent",
  workOf: "agent",
  at: new Date(0),
  answer: null,
  said: null,
  rating: null,
} as const;

const solved = (title: string, more: Partial<Ticket> = {}): Ticket => ({
  ...aTicket(),
  reference: `I261121_${title}`,
  title,
  description: "",
  attempts: [attempt],
  ...more,
});

describe.each(locales)("what people write in %s", (locale) => {
  const tickets = questions[locale].map(([about, title], index) => ({
    about,
    ticket: solved(title, { reference: `I261121_${index}` }),
  }));
  const all = tickets.map(({ ticket }) => ticket);
  const aboutOf = new Map(tickets.map(({ about, ticket }) => [ticket.reference, about]));
  const found = (ticket: Ticket) => similarTo(ticket, all, all.length);

  test("finds what was solved of the same, and hardly anything for what nobody had before", () => {
    const had = tickets.filter(({ about }) => about !== null);
    const shown = had.flatMap(({ about, ticket }) =>
      found(ticket).map((each) => aboutOf.get(each.reference) === about),
    );
    const right = shown.filter((isRight) => isRight).length / shown.length;
    const helped = had.filter(({ about, ticket }) =>
      found(ticket).some((each) => aboutOf.get(each.reference) === about),
    );
    const others = tickets.filter(({ about }) => about === null);
    const wrong = others.filter(({ ticket }) => found(ticket).length > 0).length;
    process.stdout.write(
      `similar tickets in ${locale}: for ${helped.length} of ${had.length}, ${right.toFixed(2)} of ${shown.length} shown are of the ` +
        `same; something for ${wrong} of ${others.length} that nobody had before\n`,
    );
    expect(right).toBeGreaterThanOrEqual(0.7);
    expect(helped.length / had.length).toBeGreaterThanOrEqual(0.55);
    expect(wrong / others.length).toBeLessThanOrEqual(0.05);
  });
});

test("a ticket is not like itself, nor like one where nothing helped", () => {
  const ticket = solved("VPN drops at home");
  const silent: readonly Partial<Ticket>[] = [
    { attempts: [] },
    { attempts: [{ ...attempt, text: "Done." }] },
    { attempts: [{ ...attempt, by: null }] },
    { attempts: [{ ...attempt, rating: { stars: 2, comment: "", by: "mona", at: new Date(0) } }] },
  ];
  expect(silent.map((more) => whatHelped(solved("VPN", more)))).toEqual([null, null, null, null]);
  const others = silent.map((more, index) => solved("VPN drops at home", { reference: `I261121_${index}`, ...more }));
  expect(similarTo(ticket, [ticket, ...others], 5)).toEqual([]);
  const like = solved("VPN drops at home again", { reference: "I261120_0001" });
  expect(similarTo(ticket, [ticket, like], 2)).toEqual([like]);
});

test("the description says what a short title does not, and no more than a few words are looked for", () => {
  expect(likeWords({ title: "Help", description: "VPN drops" })).toEqual(["help", "vpn", "drops"]);
  expect(likeWords({ title: "VPN drops at home", description: "My cat" })).toEqual(["vpn", "drops", "home"]);
  const long = Array.from({ length: 40 }, (_, index) => `word${index}`).join(" ");
  expect(likeWords({ title: long, description: "" }).length).toBeLessThanOrEqual(8);
});
