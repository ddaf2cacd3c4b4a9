import { describe, expect, it } from "vitest";
import { answersForm, answersShown, readAnswersForm, type AnswersAt } from "../../src/features/classification/forms.ts";
import { answersAfter, commands } from "../../src/features/classification/rules.ts";
import { inEachLanguage } from "../../src/kernel/locale.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import type { Answered, Service, ServiceField } from "../../src/kernel/service.ts";
import { maskSecrets } from "../../src/kernel/words/secrets.ts";
import type { Viewer } from "../../src/screen/viewer.ts";
import { approvedService, asLaptop } from "../support/approved-service.ts";
import { aTicket } from "../support/a-ticket.ts";

const label = inEachLanguage(() => "Label");
const price = (number: number): Answered => ({ field: "price", label, kind: "money", number, currency: "EUR" });
const words = (text: string): Answered => ({ field: "why", label, kind: "text", text });
const asked = asLaptop.asked ?? null;
const actor = { person: "mona", agent: false, lead: false, administrator: false };
const at = { actor, now: new Date("2026-11-21T10:00:00Z"), policy: policyIn("Europe/Paris") };

const corrected = (before: readonly Answered[], answers: readonly Answered[], fields = ["price", "why"]) =>
  commands["correct-answers"].decide(
    aTicket({ asked, answers: before }),
    { type: "correct-answers", fields, answers },
    at,
  );
const happens = (from: readonly Answered[], to: readonly Answered[]) => ({
  ok: true,
  events: [{ type: "answers-changed", from, to }],
});

describe("answers that are changed", () => {
  it("are told by those that are others now, each as it was", () => {
    expect(corrected([price(900), words("It draws")], [price(1_900), words("It draws")])).toEqual(
      happens([price(900)], [price(1_900)]),
    );
  });

  it("are told where one is no longer asked, or newly", () => {
    expect(corrected([price(900)], [words("It draws")])).toEqual(happens([price(900)], [words("It draws")]));
  });

  it("keep those that the form does not have", () => {
    expect(corrected([price(900), words("It draws")], [price(1)], ["price"])).toEqual(
      happens([price(900)], [price(1)]),
    );
  });

  it("are not, where another label or a masked secret is all that differs", () => {
    const secret = words("The password: hunter2-Xy9");
    const masked = words(maskSecrets("The password: hunter2-Xy9"));
    expect(masked).not.toEqual(secret);
    const renamed = { ...price(900), label: inEachLanguage(() => "Cost") };
    expect(corrected([price(900), secret], [renamed, masked])).toEqual({
      ok: false,
      refusal: { type: "nothing-changed" },
    });
  });

  it("are those that somebody has changed in their form, and never undo another's", () => {
    const mine = (shown: readonly Answered[], given: readonly Answered[], current: readonly Answered[]) =>
      commands["correct-answers"].decide(
        aTicket({ asked, answers: current }),
        { type: "correct-answers", fields: ["price", "why"], answers: given, before: shown },
        at,
      );
    const shown = [price(900), words("It draws")];
    expect(mine(shown, [price(900), words("It paints")], [price(1_400), words("It draws")])).toEqual(
      happens([words("It draws")], [words("It paints")]),
    );
    expect(mine(shown, shown, [price(1_400), words("It sings")])).toMatchObject({
      refusal: { type: "nothing-changed" },
    });
    expect(mine(shown, [price(1_000), words("It draws")], [price(1_400), words("It draws")])).toMatchObject({
      refusal: { type: "answered-meanwhile", fields: ["price"] },
    });
    expect(mine(shown, [price(1_400), words("It draws")], [price(1_400), words("It draws")])).toMatchObject({
      refusal: { type: "nothing-changed" },
    });
  });

  it("stand where they stood, and what was not answered before last", () => {
    const change = { from: [price(900)], to: [words("It draws"), price(1_900)] };
    const other: Answered = { field: "other", label, kind: "yes-no", yes: true };
    expect(answersAfter([price(900), other], change)).toEqual([price(1_900), other, words("It draws")]);
    expect(answersAfter([price(900), other], { from: [price(900)], to: [] })).toEqual([other]);
  });
});

describe("their form", () => {
  const usual = { label, hint: null, required: true, says: null, when: [] } as const;
  const fields: readonly ServiceField[] = [
    { ...usual, name: "price", kind: "money", currency: "EUR", min: 0, max: 5_000, initial: null },
    { ...usual, name: "needed", kind: "date", from: { days: 0 }, to: null },
    { ...usual, name: "for", kind: "person" },
    {
      ...usual,
      name: "why",
      kind: "text",
      max: 100,
      initial: "So",
      like: [],
      when: [{ question: "price", atLeast: 1_500 }],
    },
  ];
  const service: Service = { ...approvedService(), fields };
  const day: Answered = { field: "needed", label, kind: "date", day: "2026-11-01" };
  const forPaul: Answered = { field: "for", label, kind: "person", person: "paul" };
  const viewer: Viewer = {
    locale: "fr",
    zone: "Europe/Paris",
    platform: "slack",
    names: (person) => ({ name: person ?? "", user: person === "paul" ? "U-paul" : null }),
  };
  const shown = (answers: readonly Answered[], isOwn = true): AnswersAt => ({
    service,
    services: [service],
    privately: [],
    ticket: aTicket({ asked, answers }),
    viewer,
    isOwn,
  });
  const opener = { do: "answers", ticket: "I261121_0001", seen: 1 } as const;
  const before = { "laptop.price": "900", "laptop.needed": "2026-11-01", "laptop.for": "U-paul" };

  it("has what was answered, as it is filled in, with the name of whoever was chosen", () => {
    const form = answersForm(opener, shown([price(900.5), day, forPaul]));
    expect(form.fields.map(({ name, initial }) => [name, initial])).toEqual([
      ["laptop.price", "900,50"],
      ["laptop.needed", "2026-11-01"],
      ["laptop.for", "U-paul"],
    ]);
    expect(form.fields.at(-1)).toMatchObject({ initialName: "paul" });
  });

  it("asks what hangs on a new answer, as in a new one", () => {
    const at = shown([price(900), day, forPaul]);
    const values = { ...before, "laptop.price": "1900" };
    expect(readAnswersForm(at, values, "2026-11-21")).toEqual({ result: "more-asked" });
    expect(answersForm(opener, at, values).fields.at(-1)).toMatchObject({ name: "laptop.why", initial: "So" });
  });

  it("takes as it was what nobody touched, such as a day that has passed since", () => {
    const read = (values: object) =>
      readAnswersForm(shown([price(900), day, forPaul]), { ...before, ...values }, "2026-11-21");
    expect(read({ "laptop.price": "800" })).toMatchObject({ result: "read", answers: { "laptop.price": 800 } });
    expect(read({ "laptop.needed": "2026-11-02" })).toMatchObject({ result: "wrong" });
    expect(read({ "laptop.price": "dear" })).toMatchObject({ result: "wrong" });
  });

  it("masks secrets for whoever did not write them, and leaves out whom it cannot show", () => {
    const secret = words("The password: hunter2-Xy9");
    const answers = [price(1_900), secret];
    const valueFor = (isOwn: boolean) => answersShown(shown(answers, isOwn)).values["laptop.why"];
    expect(valueFor(true)).toContain("hunter2-Xy9");
    expect(valueFor(false)).not.toContain("hunter2-Xy9");
    const forZoe: Answered = { field: "for", label, kind: "person", person: "zoe" };
    expect(answersShown(shown([forZoe])).fields).toEqual(["price", "needed", "why"]);
  });
});
