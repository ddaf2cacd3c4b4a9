import { describe, expect, it } from "vitest";
import { carriedAction, readAction } from "../../src/channels/slack/carried-action.ts";
import { fitting } from "../../src/channels/teams/buttons.ts";
import { titled } from "../../src/features/opening/use-cases.ts";
import type { Action } from "../../src/features/actions.ts";
import { maskSecrets } from "../../src/kernel/words/secrets.ts";
import { fit } from "../../src/screen/plain-text.ts";
import { fieldLimits } from "../../src/screen/question.ts";

/** A secret of each kind in what is typed, and its first characters, which stand nowhere else there. */
const kinds: Readonly<Record<string, { readonly typed: string; readonly begins: string }>> = {
  "an address with a password": { typed: "postgres://admin:Sup3rSecret4711@db.internal/app", begins: "Sup3" },
  "a card": { typed: "card 4111 1111 1111 1111 refused", begins: "4111" },
  "a private key": {
    typed: "-----BEGIN RSA PRIVATE KEY----- MIIEpAIBAAKCAQEA7bq3X9s0q1w2e3r4t5y6u7i8 -----END RSA PRIVATE KEY-----",
    begins: "MIIE",
  },
  "an account key": {
    typed: "AccountName=acme;AccountKey=q7Rt9Zx2Lm4Vb6Nc8Kd1Fg3Hj5Wp0Ys2Ta4==;EndpointSuffix=core",
    begins: "q7Rt",
  },
  "a signed address": {
    typed: "https://acme.blob.core/x?sv=2024-01-01&sig=h7Jk2Lm9Qw4Er6Ty8Ui0Op3As5%3D now",
    begins: "h7Jk",
  },
  "a token": { typed: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N", begins: "eyJh" },
  "a webhook": {
    typed: "https://hooks.slack.com/services/T0ABCDEFG/B0HIJKLMN/aB3dE5gH7jK9mN1pQ3rS5tU7",
    begins: "T0AB",
  },
  "a password and its name after it": { typed: "Tulipe33!xy is my password since May", begins: "Tuli" },
  "a quoted password": { typed: 'password: "seven purple otters 7"', begins: "seve" },
  "a password of a command": { typed: "curl -u admin:Zebra!99x https://intranet", begins: "Zebr" },
};

const most = fieldLimits.title;
const padded = (before: number, typed: string): string =>
  `${"so ".repeat(most).slice(0, before)} ${typed} and it says no. ${"so ".repeat(60)}`;
/** At every place up to the cut. */
const places = Array.from({ length: most }, (_, before) => before);

describe.each(Object.entries(kinds))("%s that stands where words are cut", (_kind, { typed, begins }) => {
  const shownOf = (shorten: (words: string) => string): readonly string[] =>
    places.map((before) => maskSecrets(shorten(padded(before, typed)))).filter((shown) => shown.includes(begins));

  it("is known for a secret as a whole", () => {
    expect(maskSecrets(padded(0, typed))).not.toContain(begins);
  });

  it("is not shown in part in the title that is made of them", () => {
    expect(shownOf((words) => titled(words).title ?? "")).toEqual([]);
    expect(shownOf((words) => titled(`Hello\n${words}\nThanks`).title ?? "")).toEqual([]);
  });

  it("is not shown in part in words that their author goes on with, in a form or behind a button", () => {
    const carried = (action: Action | null): string =>
      action?.do === "new-ticket" ? `${action.title ?? ""}\n${action.description ?? ""}` : "";
    const slack = (action: Action): string => carried(readAction(carriedAction(action, most) ?? '{"d":"help"}'));
    expect(shownOf((words) => fit(words, most))).toEqual([]);
    expect(shownOf((title) => slack({ do: "new-ticket", title }))).toEqual([]);
    expect(shownOf((description) => slack({ do: "new-ticket", description }))).toEqual([]);
    expect(shownOf((title) => carried(fitting({ do: "new-ticket", title })))).toEqual([]);
  });
});

describe("a title that is made of somebody's words", () => {
  it("keeps what is no secret, and all of them are its description as they were typed", () => {
    const words = padded(90, "postgres://admin:Sup3rSecret4711@db.internal/app");
    const { title, description } = titled(words);
    expect(title).toContain("postgres://admin:••••••••@db.internal/app");
    expect(description).toBe(words.trim());
  });

  it("stays as it was typed where it is all of them", () => {
    expect(titled("My password is Tulipe33!")).toEqual({ do: "new-ticket", title: "My password is Tulipe33!" });
  });

  it("names no secret that only the lines around it tell", () => {
    expect(titled("Bonjour\nTulipe33!xy\nis my password").title).not.toContain("Tulipe");
  });
});

describe("words that their author goes on with", () => {
  it("keep a secret that fits whole, as it was typed", () => {
    const words = `My password is Tulipe33!xy, ${"so ".repeat(60)}`;
    expect(fit(words, most)).toContain("My password is Tulipe33!xy, so");
  });

  it("are as long as they may be where no secret is parted", () => {
    expect(fit("a".repeat(200), most)).toBe(`${"a".repeat(most - 1)}…`);
  });
});
