import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadPolicy } from "../../src/policy-file/load-policy.ts";
import { toTryIn } from "../../src/playground/to-try.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";

async function triedIn(file: string) {
  const read = await loadPolicy(file, "Europe/Paris");
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return toTryIn(read.policy);
}

describe("what there is to try with somebody's approval", () => {
  test.for(globSync("policies/*.yaml"))("is something in %s", async (file) => {
    expect(await triedIn(file)).not.toBeNull();
  });

  test("is what needs it whatever one answers, before what needs it with some answers", async () => {
    expect((await triedIn("policies/hr.yaml"))?.en).toEqual({ service: "💶 An advance on salary", answers: [] });
  });

  test("comes with the answers that make it need one, and those before which these are not asked", async () => {
    expect(await triedIn("policies/workplace.yaml")).toEqual({
      en: {
        service: "💻 New laptop",
        answers: [
          { question: "Which model?", answer: "Another one" },
          { question: "What does it cost?", answer: "500" },
        ],
      },
      fr: {
        service: "💻 Nouvel ordinateur",
        answers: [
          { question: "Quel modèle ?", answer: "Un autre" },
          { question: "Combien coûte-t-il ?", answer: "500" },
        ],
      },
    });
  });

  test("is nothing in a policy without services", () => expect(toTryIn(usualPolicy)).toBeNull());
});
