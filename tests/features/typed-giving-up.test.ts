import { describe, expect, test } from "vitest";
import { readGivenUp } from "../../src/features/wishes/rules/typed-giving-up.ts";

/** What somebody writes who no longer wants what they asked for, and names it. */

/** They say that it was asked for. */
const ofTickets = [
  [
    "cancel my laptop request",
    "Please cancel my laptop order.",
    "can you cancel the laptop request, please?",
    "withdraw my laptop request",
  ],
  [
    "I want to cancel my order for a laptop",
    "how do I cancel my laptop request?",
    "I'm cancelling my laptop request",
    "delete my laptop ticket",
  ],
  ["hello, cancel my request for a laptop because I found one", "cancel my laptop request S261207_0004"],
  ["annule ma demande de laptop", "annulez la commande du laptop svp", "je voudrais annuler ma demande de laptop"],
  ["Bonjour, merci d'annuler ma demande de laptop", "j'annule ma demande de laptop", "supprime ma demande de laptop"],
  [
    "retirez ma demande de laptop",
    "comment annuler ma demande de laptop ?",
    "pouvez-vous annuler le ticket du laptop ?",
  ],
].flat();

const ofThings = [
  [
    "I don't need the laptop any more",
    "I no longer need the new laptop",
    "I don't need a laptop anymore, thanks",
    "we no longer need the laptop",
  ],
  [
    "the laptop is no longer needed",
    "cancel the laptop",
    "forget about the laptop",
    "actually I don't need the laptop",
  ],
  ["I don’t want the laptop after all", "never mind the laptop", "I changed my mind about the laptop"],
  ["I don't need the laptop any more. I found one. Thanks!"],
  [
    "finalement je n'ai plus besoin d'un nouveau laptop",
    "je n’ai plus besoin du laptop",
    "plus besoin du laptop, merci",
    "annule le laptop",
  ],
  [
    "Finalement, je n'ai pas besoin du laptop",
    "le laptop n'est plus nécessaire",
    "je ne veux plus de laptop",
    "j'ai plus besoin du laptop",
  ],
  [
    "laisse tomber le laptop",
    "oubliez le laptop",
    "on n'a plus besoin du laptop",
    "je n'ai plus besoin du laptop car j'en ai trouvé un",
  ],
].flat();

describe("what was asked for is given up by", () => {
  test.each(ofTickets)("“%s”", (words) => {
    const read = readGivenUp(words);
    expect(read?.words).toContain("laptop");
    expect(read?.surely).toBe(true);
  });
});
describe("a thing is given up by", () => {
  test.each(ofThings)("“%s”", (words) => {
    const read = readGivenUp(words);
    expect(read?.words).toContain("laptop");
    expect(read?.surely).toBe(false);
  });
});

const tickets = [
  [
    "I can't cancel my subscription",
    "the cancel button doesn't work",
    "my laptop order was cancelled by mistake",
    "I need a laptop",
  ],
  [
    "delete the old mailbox of Emma",
    "remove the printer from my list",
    "I dropped the laptop",
    "I don't need to restart, but it is slow",
  ],
  [
    "I don't need the laptop any more, I need a screen instead",
    "cancel my laptop request and order a screen",
    "the laptop is no longer charging",
  ],
  [
    "I don't have access any more",
    "I forgot my password",
    "my request was declined, why?",
    "cancel my laptop request? no, S261207_0004 and S261207_0005",
  ],
  [
    "annuler une réunion ne marche plus",
    "je n'ai plus accès au wifi",
    "je n'ai plus de laptop",
    "mon laptop n'est plus chargé",
    "supprime mon compte Adobe",
  ],
  [
    "j'ai besoin d'un laptop",
    "le bouton annuler ne marche pas",
    "je n'ai plus besoin du laptop mais d'un écran",
    "annule le laptop et commande un écran",
  ],
  ["je ne reçois plus de mails", "cancel my ticket", "annule ma demande"],
].flat();

test.each(tickets)("“%s” gives up nothing that it names", (words) => {
  expect(readGivenUp(words)).toBeNull();
});
