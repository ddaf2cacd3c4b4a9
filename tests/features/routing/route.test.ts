import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { route, whatFits, type Chosen, type Routable } from "../../../src/features/routing/rules/route.ts";
import { kinds } from "../../../src/kernel/classification.ts";
import { locales } from "../../../src/kernel/locale.ts";
import type { RoutingRule } from "../../../src/kernel/policy.ts";

const ticket: Routable = {
  kind: "incident",
  service: "VPN",
  asked: null,
  title: "Le tunnel s’écroule",
  description: "Depuis hier, l'accès tombe",
  email: "mona@Partner.example",
  language: "fr",
  typedIn: { address: "https://smba.example/|19:abc@thread.tacv2", queue: "network" },
};
const any: RoutingRule = {
  service: null,
  kind: null,
  words: [],
  from: [],
  language: null,
  channel: null,
  queue: "hr",
  overridesService: false,
};
const open = {
  chosen: null,
  served: new Set(["support", "hr", "network"]),
  privately: (queue: string) => queue === "payroll",
  otherwise: "support",
};
const fits = (rule: Partial<RoutingRule>, of: Partial<Routable> = {}) =>
  whatFits({ ...any, ...rule }, { ...ticket, ...of });

describe("a rule", () => {
  it.each<[string, Partial<RoutingRule>, Partial<Routable>, boolean]>([
    ["of a service, in any case of letters", { service: "vpn" }, {}, true],
    ["of a service by its key", { service: "remote-access" }, { asked: "remote-access" }, true],
    ["of another service", { service: "mail" }, {}, false],
    ["of a kind", { kind: "incident" }, {}, true],
    ["of another kind", { kind: "question" }, {}, false],
    ["with a word of the description, accents or not", { words: ["paie", "ACCES"] }, {}, true],
    ["with several words in a row", { words: ["tunnel s'ecroule"] }, {}, true],
    ["with a part of a word only", { words: ["tun"] }, {}, false],
    ["of a domain", { from: ["other.example", "partner.example"] }, {}, true],
    ["of a domain, where no address is known", { from: ["partner.example"] }, { email: null }, false],
    ["of a domain that ends alike", { from: ["artner.example"] }, {}, false],
    ["of a language", { language: "fr" }, {}, true],
    ["of another language", { language: "en" }, {}, false],
    ["of a channel by its id", { channel: "19:abc@thread.tacv2" }, {}, true],
    ["of a channel by its queue", { channel: "network" }, {}, true],
    ["of a channel, typed in none", { channel: "network" }, { typedIn: null }, false],
  ])("%s", (_, rule, of, does) => {
    expect(fits(rule, of) !== null).toBe(does);
  });

  it("says what of it fitted, and only the word that was found", () => {
    expect(fits({ service: "VPN", words: ["paie", "tunnel"], from: ["partner.example"] })).toEqual({
      service: "VPN",
      word: "tunnel",
      from: "partner.example",
    });
  });
});

describe("a new ticket goes", () => {
  const where = (rules: readonly RoutingRule[], chosen: Chosen | null = null, of: Partial<Routable> = {}) =>
    route({ byChannel: true, rules }, { ...ticket, ...of }, { ...open, chosen });

  it("where the first rule that fits says, and that rule is told", () => {
    const rules = [{ ...any, kind: "question" as const }, { ...any, words: ["tunnel"] }, any];
    expect(where(rules)).toEqual({
      queue: "hr",
      routed: { because: { by: "rule", number: 2, fits: { word: "tunnel" } } },
    });
  });
  it("to the queue of the service that was chosen, unless a rule overrides it", () => {
    const chosen = { by: "service", queue: "network" } as const;
    expect(where([any], chosen)).toEqual({ queue: "network", routed: { because: { by: "service" } } });
    expect(where([{ ...any, overridesService: true }], chosen).queue).toBe("hr");
  });
  it("to those alone whom its requester chose, whatever the rules say", () => {
    const chosen = { by: "choice", queue: "payroll" } as const;
    expect(where([{ ...any, overridesService: true }], chosen)).toEqual({
      queue: "payroll",
      routed: { because: { by: "choice" } },
    });
  });
  it("to the queue in whose channel it was typed, where no rule fits and the policy lets it", () => {
    expect(where([])).toEqual({ queue: "network", routed: { because: { by: "channel" } } });
    expect(route({ byChannel: false, rules: [] }, ticket, open).queue).toBe("support");
    expect(where([], null, { typedIn: null })).toEqual({ queue: "support", routed: { because: { by: "default" } } });
  });
  it("past a queue in which nobody looks, which is told", () => {
    expect(where([{ ...any, queue: "experts" }], null, { typedIn: null })).toEqual({
      queue: "support",
      routed: { because: { by: "default" }, unserved: { number: 1, queue: "experts" } },
    });
  });
  it("to no open queue where a rule names a private one, also while nobody looks there", () => {
    const payroll = { ...any, queue: "payroll", words: ["tunnel"] };
    const toPayroll = { queue: "payroll", routed: { because: { by: "rule", number: 1, fits: { word: "tunnel" } } } };
    expect(where([payroll])).toEqual(toPayroll);
    const chosen = { by: "service", queue: "network" } as const;
    expect(where([{ ...payroll, overridesService: true }], chosen)).toEqual(toPayroll);
  });
});

const aWord = fc.constantFrom("vpn", "paie", "tunnel", "clé", "new laptop");
const aQueue = fc.constantFrom("support", "hr", "network", "nobody's", "payroll");
const aRule: fc.Arbitrary<RoutingRule> = fc.record({
  service: fc.option(aWord),
  kind: fc.option(fc.constantFrom(...kinds)),
  words: fc.array(aWord, { maxLength: 2 }),
  from: fc.array(fc.constantFrom("a.example", "b.example"), { maxLength: 2 }),
  language: fc.option(fc.constantFrom(...locales)),
  channel: fc.option(fc.constantFrom("network", "C1")),
  queue: aQueue,
  overridesService: fc.boolean(),
});
const aRoutable: fc.Arbitrary<Routable> = fc.record({
  kind: fc.constantFrom(...kinds),
  service: fc.oneof(aWord, fc.string({ maxLength: 8 })),
  asked: fc.option(aWord),
  title: fc.oneof(aWord, fc.string({ maxLength: 20 })),
  description: fc.string({ maxLength: 20 }),
  email: fc.option(fc.constantFrom("ada@a.example", "ben@c.example")),
  language: fc.option(fc.constantFrom(...locales)),
  typedIn: fc.option(fc.record({ address: fc.constantFrom("C1", "C2"), queue: fc.option(aQueue) })),
});
const aChoice = fc.option(
  fc.record({ by: fc.constantFrom("choice" as const, "service" as const), queue: fc.constantFrom("hr", "network") }),
);

describe("whatever the rules, and whatever is asked", () => {
  it("somebody looks where it goes, or it is private, the reason fits, and no earlier rule does", () => {
    fc.assert(
      fc.property(
        fc.array(aRule, { maxLength: 5 }),
        aRoutable,
        aChoice,
        fc.boolean(),
        (rules, of, chosen, byChannel) => {
          const { queue, routed } = route({ byChannel, rules }, of, { ...open, chosen });
          if (queue !== "payroll") expect(open.served).toContain(queue);
          const { because, unserved } = routed;
          const first = rules.findIndex(
            (rule) => (chosen === null || rule.overridesService) && whatFits(rule, of) !== null,
          );
          // What is for a private queue goes nowhere else.
          if (chosen?.by !== "choice" && rules[first]?.queue === "payroll") expect(queue).toBe("payroll");
          if (chosen?.by === "choice") expect([because.by, queue]).toEqual(["choice", chosen.queue]);
          else if (because.by === "rule") {
            expect(because.number).toBe(first + 1);
            expect(rules[first]?.queue).toBe(queue);
          } else expect(unserved?.number ?? 0).toBe(first + 1);
        },
      ),
    );
  });
});
