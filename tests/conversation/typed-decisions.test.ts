import { describe, expect, test } from "vitest";
import { asksSomething, readDecision } from "../../src/conversation/typed-decisions.ts";
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
    "Why this one?",
    "combien de temps ça dure",
    "quel est le prix",
    "ok mais pourquoi",
    "please tell me more",
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
});
