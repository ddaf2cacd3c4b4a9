import { expect, test } from "vitest";
import type { CauseCategory } from "../../src/kernel/classification.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { likelyCause } from "../../src/features/resolution/rules/likely-cause.ts";
import { aTicket } from "../support/a-ticket.ts";

const guess = (title: string, more: Partial<Ticket> = {}): CauseCategory | null =>
  likelyCause(aTicket({ title, service: "", description: "", ...more }));

/** What people write, with what it turned out to be; null: their words do not say. */
const told: Readonly<Record<CauseCategory | "unsaid", readonly string[]>> = {
  access: [
    "I forgot my password",
    "Mot de passe oublié",
    "my account is locked",
    "Access denied on the HR folder",
    "accès refusé au dossier Paie",
    "mon badge ne marche plus",
  ],
  network: ["Le réseau est lent", "the VPN is down", "no wifi in room 4", "plus d’internet depuis ce matin"],
  hardware: [
    "Écran noir",
    "the printer is on fire",
    "l’imprimante du 3e fait un bourrage",
    "my mouse double clicks",
    "souris cassée",
    "my laptop does not turn on",
    "la batterie ne tient plus",
  ],
  configuration: ["wrong language in my settings", "les paramètres de langue ont changé"],
  software: [
    "Outlook crashes",
    "Excel plante à l’ouverture",
    "Outlook freezes on my laptop",
    "le logiciel de paie rame",
  ],
  usage: [],
  supplier: ["the supplier sent an empty box", "le prestataire n’est pas venu"],
  other: [],
  unsaid: [
    "It hums",
    "ça ne marche plus",
    "in other words, nothing happens",
    "our teams cannot meet any more",
    "accounting needs help",
    "the windows of the meeting room do not close",
    "I reset my password and now the VPN refuses it",
    "j’ai besoin d’aide",
    "sound is missing in calls",
    "I cannot see the word count",
  ],
};

test.each(Object.entries(told).flatMap(([cause, all]) => all.map((title) => [title, cause] as const)))(
  "“%s” points to: %s",
  (title, cause) => {
    for (const written of [title, title.toUpperCase(), title.normalize("NFD")])
      expect(guess(written)).toBe(cause === "unsaid" ? null : cause);
  },
);

test("a question was one of how to use it, whatever it names", () => {
  expect(guess("Where is the travel policy?", { kind: "question" })).toBe("usage");
  expect(guess("Which VPN do I use abroad?", { kind: "question" })).toBe("usage");
});

test("the title says more than the description, and where neither says one thing, nothing is guessed", () => {
  expect(guess("Printer", { description: "I see it in Excel, with the VPN on." })).toBe("hardware");
  expect(guess("Help", { description: "My keyboard is dead." })).toBe("hardware");
  expect(guess("Help", { description: "My keyboard is dead, and so is the VPN." })).toBeNull();
});
