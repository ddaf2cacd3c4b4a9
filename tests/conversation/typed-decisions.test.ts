import { describe, expect, test } from "vitest";
import {
  asksSomething,
  beginsSomethingNew,
  readDecision,
  readFromApprover,
  type ApproverHears,
  type FromApprover,
} from "../../src/features/approvals/conversation/typed-decisions.ts";
import { readTypedCommand } from "../../src/conversation/typed-command.ts";

describe("what an approver writes", () => {
  test.each([
    "oui",
    "👍",
    "yes",
    "ok pour moi",
    "d'accord pour moi",
    "J’approuve",
    "validé",
    "je valide",
    "ok for me",
    "approved",
    "Fine by me, go ahead",
    "Oui, allez-y",
    "c'est bon pour moi",
    "aucune objection",
    "vous avez mon accord",
    "go",
    "Banco !",
  ])("“%s” is an approval", (words) => expect(readDecision(words)?.reads).toBe("approve"));

  test.each([
    "non",
    "👎",
    "no",
    "non, trop cher",
    "trop cher",
    "je refuse",
    "refusé",
    "No, not this year",
    "declined",
    "je ne valide pas",
    "pas d'accord",
    "I can’t approve this",
    "sorry, too expensive",
    "c'est trop cher",
    "1200 c'est trop",
    "1 200 € c’est vraiment trop",
    "that's too much",
    "c'est trop",
  ])("“%s” is none", (words) => expect(readDecision(words)?.reads).toBe("decline"));

  test.each([
    "My laptop does not start",
    "Il me faut un écran",
    "approved by whom?",
    "why this one",
    "no sound in the room",
    "mon écran reste noir",
    "the approve button doesn't work",
    "je n'ai plus d'accès",
  ])("“%s” decides nothing", (words) => expect(readDecision(words)).toBeNull());

  test.each([
    "Accord refusé",
    "d'accord pour refuser",
    "my approval is refused",
    "I agree it is too expensive",
    "no objections but too expensive",
    "ok, let me check",
    "feu vert refusé",
    "bon pour refus",
    "j'accorde un refus",
    "ok for declining",
    "I agree to decline it",
    "I approve only half of it",
    "approved by mistake",
    "ok, mais seulement si moins de 1000",
    "oui, refuse",
    "approved if it is under 500",
    "oui sauf le sac",
    "Accord télétravail : où le trouver",
  ])("“%s” is no yes", (words) => expect(readDecision(words)?.reads).not.toBe("approve"));

  test.each([
    "pas possible d'imprimer",
    "no way to print",
    "it is declined by the card reader",
    "oui pour le badge de Julie",
    "ok for lunch at noon",
    "d'accord pour jeudi",
    "Valider mon badge",
    "Accord télétravail : où le trouver",
  ])("“%s”, long after a card, decides nothing", (words) => {
    const read = readFromApprover(words, readTypedCommand(words), {
      last: false,
      ownAsked: false,
      own: false,
      offered: false,
    });
    expect(["approve", "decline"]).not.toContain(read);
  });

  test.each([
    "Why this one?",
    "combien de temps ça dure",
    "quel est le prix",
    "ok mais pourquoi",
    "please tell me more",
    "c'est où",
    "combien ca coute",
    "ça coûte combien",
    "c'est pour qui",
    "it's for whom",
    "for which team",
  ])("“%s” asks the requester something", (words) => expect(asksSomething(words)).toBe(true));
  test.each(["ok pour moi", "non, trop cher", "it is a lot of money", "do it", "va pour cette fois"])(
    "“%s” asks nothing",
    (words) => expect(asksSomething(words)).toBe(false),
  );

  test.each([
    ["approve S261130_0002", "approve"],
    ["j'approuve S261130_0002", "approve"],
    ["S261130_0002 approved", "approve"],
    ["refuser S261130_0007", "decline"],
    ["decline S261130_0007", "decline"],
  ])("“%s” means a button", (words, verb) => expect(readTypedCommand(words)).toMatchObject({ command: "verb", verb }));

  const nothing: ApproverHears = { last: false, ownAsked: false, own: false, offered: false };
  /** The words, what they are right after the card, and while it waits further up. */
  const table: readonly (readonly [string, FromApprover | null, FromApprover | null])[] = [
    ["c'est où ?", "question", "question"],
    ["C'est pour quoi faire ?", "question", "question"],
    ["combien ça coûte ?", "question", "question"],
    ["qui paie", "question", "question"],
    ["j'ai besoin d'un devis", "either", "either"],
    ["1200 c'est trop", "decline", "decline"],
    ["too expensive", "decline", "decline"],
    ["d'accord mais pas plus de 1000", "either", "either"],
    ["ok but not more than 1000", "either", "either"],
    ["je suis en vacances, voyez avec Tom", "either", "either"],
    ["ask my boss", "either", "either"],
    ["go", "approve", "approve"],
    ["👍", "approve", "approve"],
    ["his old one is broken", "either", "either"],
    ["c'est pour quand ?", "question", null],
    ["laisse tomber", "either", null],
    ["My screen stays black", "either", null],
    ["mon écran est cassé", "either", null],
    ["the VPN is down", "either", null],
    ["Il me faut un écran", "either", null],
    ["can you reset my password?", "either", null],
    ["merci !", null, null],
    ["help", null, null],
    ["away until Monday", null, null],
  ];
  test.each(table)("“%s” is %s right after what asks them, and %s later", (words, last, waiting) => {
    const typed = readTypedCommand(words);
    expect(readFromApprover(words, typed, { ...nothing, last: true })).toBe(last);
    expect(readFromApprover(words, typed, nothing)).toBe(waiting);
  });

  test("words go to something of their own that waits for an answer, and was asked since", () => {
    const ownAsked = { ...nothing, own: true, ownAsked: true };
    for (const words of ["ok", "c'est où ?", "le bleu"])
      expect(readFromApprover(words, readTypedCommand(words), ownAsked)).toBeNull();
    const clear = "j'approuve";
    expect(readFromApprover(clear, readTypedCommand(clear), ownAsked)).toBe("approve");
  });

  test("what goes on about words that are offered as a ticket is no approver's, unless it asks or decides", () => {
    const offered = { ...nothing, offered: true };
    const read = (words: string) => readFromApprover(words, readTypedCommand(words), offered);
    expect([read("on the second floor"), read("c'est où ?"), read("trop cher")]).toEqual([null, "question", "decline"]);
  });

  test.each(["mon avis est fait", "is his old one broken?", "son ancien marche encore", "j'ai besoin du prix"])(
    "“%s” begins nothing new",
    (words) => expect(beginsSomethingNew(words)).toBe(false),
  );
});
