import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  filledWords,
  generalWords,
  isUnused,
  mayUseReady,
  mayWriteReady,
  placeholders,
  readyWordsIn,
  unusedFor,
  withReadyWords,
  wrongPlaceholder,
} from "../../../src/features/ready-answers/rules.ts";
import type { Actor } from "../../../src/kernel/roles.ts";

const facts = { requester: "Mona", reference: "I261121_0042", title: "VPN", service: "Mail", agent: "Claire" };

describe("a placeholder", () => {
  it.each([
    ["Hello {requester}", null],
    ["Hello {{ Requester }}, {reference}{title}{service}{agent}", null],
    ["if (x) { return; } is no placeholder", null],
    ["Hello {requestor}", { typed: "{requestor}", meant: "requester" }],
    ["Hello {{ticket.requester.first_name}}", { typed: "{{ticket.requester.first_name}}", meant: "requester" }],
    ["Hello {prénom}", { typed: "{prénom}", meant: null }],
    ["Hello {}", { typed: "{}", meant: null }],
    ["Hello {requester, how are you", { typed: "{requester", meant: "requester" }],
  ])("is known, or told: %s", (words, wrong) => {
    expect(wrongPlaceholder(words)).toEqual(wrong);
  });

  test("is filled in once: what is put in is never looked at again", () => {
    expect(filledWords("{title} for {requester}", { ...facts, title: "{agent}" })).toBe("{agent} for Mona");
    expect(filledWords("{{ REQUESTER }}", facts)).toBe("Mona");
  });

  test("of words that were saved is never sent as it stands", () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom(...placeholders.map((each) => `{${each}}`), "{", "}", "{{"));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const words = pieces.join("");
        fc.pre(wrongPlaceholder(words) === null);
        for (const each of placeholders) expect(filledWords(words, facts)).not.toContain(`{${each}}`);
      }),
    );
  });
});

describe("ready words below what was typed", () => {
  it.each([
    ["", "Ready", null, "Ready"],
    ["Hello", "Ready", null, "Hello\n\nReady"],
    ["Hello\n\nBefore", "Ready", "Before", "Hello\n\nReady"],
    ["Before", "Ready", "Before", "Ready"],
    ["Before, changed", "Ready", "Before", "Before, changed\n\nReady"],
    ["Hello\r\n\r\nBe\r\nfore", "Ready", "Be\nfore", "Hello\n\nReady"],
  ])("%j and %j after %j are %j", (typed, ready, before, both) => {
    expect(withReadyWords(typed, ready, before)).toBe(both);
  });

  test("keep all that is not theirs, whichever is chosen after the other", () => {
    const words = fc
      .string({ minLength: 1 })
      .map((each) => each.trim())
      .filter((each) => each !== "");
    fc.assert(
      fc.property(words, fc.array(words), (typed, chosen) => {
        const own = typed.replaceAll("\r\n", "\n");
        let [text, before] = [typed, ""];
        for (const each of chosen) {
          text = withReadyWords(text, each, before || null);
          before = each;
        }
        // A part of it may be the very words that were put below it.
        if (!chosen.some((each) => own.endsWith(each))) expect(text.startsWith(own)).toBe(true);
      }),
    );
  });
});

test("what was sent once says nothing of its ticket, nor whom it knows, when it is kept", () => {
  const names = { requester: "Mona Petit", agent: "Jo (IT)", reference: "I261121_0042" };
  const blanks = { name: "[name]", address: "[address]", phone: "[phone]" };
  const general = (words: string, others: readonly string[] = []) =>
    generalWords(words, names, { names: ["Mona Petit", "Jo (IT)", ...others], blanks });
  expect(general("Mona, I261121_0042 is done. Monade stays. – Jo (IT)")).toBe(
    "{requester}, {reference} is done. Monade stays. – {agent}",
  );
  expect(general("Dear Mona Petit")).toBe("Dear {requester}");
  expect(general("Tom Baker’s scanner works, tell tom: tom@acme.example", ["Tom Baker", "Agent Smith"])).toBe(
    "[name]’s scanner works, tell [name]: [address]",
  );
  expect(general("Jo (IT) helps", ["Agent Smith"])).toBe("{agent} helps");
  const nobody = { requester: "", agent: "", reference: "" };
  expect(generalWords("Nothing to replace", nobody, { names: [], blanks })).toBe("Nothing to replace");
});

test("words in another language are never taken for the right ones", () => {
  expect(readyWordsIn({ words: { en: "Hi", fr: "Salut" } }, "fr")).toEqual({ locale: "fr", words: "Salut" });
  expect(readyWordsIn({ words: { en: "Hi" } }, "fr")).toEqual({ locale: "en", words: "Hi" });
  expect(readyWordsIn({ words: {} }, "fr")).toBeNull();
});

describe("who may", () => {
  const actor = (more: Partial<Actor>): Actor => ({
    person: "claire",
    agent: false,
    lead: false,
    administrator: false,
    ...more,
  });
  const agent = new Map([["it", actor({ agent: true })]]);
  const lead = new Map([["it", actor({ agent: true, lead: true })]]);
  const administrator = new Map(["it", "hr"].map((queue) => [queue, actor({ administrator: true })]));
  const nobody = new Map<string, Actor>();
  const own = { owner: "claire", queue: null };
  const others = { owner: "jonas", queue: null };
  const ofQueue = { owner: null, queue: "it" };
  const ofOther = { owner: null, queue: "hr" };
  const desks = { owner: null, queue: null };

  it.each([
    ["an employee", nobody, [], []],
    ["an agent", agent, [own, ofQueue, desks], [own]],
    ["a lead", lead, [own, ofQueue, desks], [own, ofQueue]],
    ["an administrator", administrator, [own, ofQueue, ofOther, desks], [own, ofQueue, ofOther, desks]],
  ])("%s", (_, queues, uses, writes) => {
    const all = [own, others, ofQueue, ofOther, desks];
    expect(all.filter((each) => mayUseReady(each, "claire", queues))).toEqual(uses);
    expect(all.filter((each) => mayWriteReady(each, "claire", queues))).toEqual(writes);
  });
});

test("what nobody has chosen for half a year is proposed for removal, and not what was written since", () => {
  const now = new Date("2026-11-21T09:00:00Z");
  const long = new Date(now.getTime() - unusedFor - 1);
  expect(isUnused({ usedAt: null, changedAt: long }, now)).toBe(true);
  expect(isUnused({ usedAt: long, changedAt: long }, now)).toBe(true);
  expect(isUnused({ usedAt: now, changedAt: long }, now)).toBe(false);
  expect(isUnused({ usedAt: long, changedAt: now }, now)).toBe(false);
});
