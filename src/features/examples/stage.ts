import type { PersonId } from "../../kernel/person.ts";
import type { Locale } from "../../kernel/locale.ts";
import { phrases } from "../words.ts";
import type { Names } from "../../kernel/text.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { stories, type Story } from "./stories.ts";

/** The people of the examples: Camille asks, Noor is helped, Amara and Jonas are agents whom Léna leads, Paul follows. */
export const cast = {
  camille: "Camille Lefèvre",
  noor: "Noor Haddad",
  amara: "Amara Diallo",
  jonas: "Jonas Becker",
  paul: "Paul O’Neill & fils",
  lena: "Léna Fontaine",
} as const satisfies Record<PersonId, string>;

/** Where an example is read, and in whose words it is told. */
export interface Stage {
  readonly viewer: Viewer;
  readonly story: Story;
  readonly platform: "slack" | "teams";
}

export function stageIn(locale: Locale, platform: Stage["platform"]): Stage {
  const story = stories[locale];
  const names: Names = (person) => {
    if (person === null) return { name: story.deskName, user: null };
    const name = new Map<PersonId, string>(Object.entries(cast)).get(person) ?? phrases(locale).labels.unknownPerson;
    return { name, user: account(person, platform) };
  };
  return { viewer: { locale, zone: "Europe/Paris", platform, names }, story, platform };
}

/** Their account, in the form each platform gives it. */
export const account = (person: PersonId, platform: Stage["platform"]): string =>
  platform === "slack"
    ? `U0${person.toUpperCase()}`
    : `2b1f0c3e-0000-4000-8000-${String(1 + Object.keys(cast).indexOf(person)).padStart(12, "0")}`;
