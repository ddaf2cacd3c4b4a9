import type { ChatUser } from "../../src/channels/platform.ts";
import { inEachLanguage } from "../../src/kernel/locale.ts";
import type { ServiceField } from "../../src/kernel/service.ts";

const someone = (user: string, name: string, email: string | null = null): ChatUser => ({
  platform: "slack",
  tenant: "T1",
  user,
  directAddress: user,
  name,
  email,
  locale: "en",
  zone: "Europe/Paris",
  administrator: user === "U-ada",
});

/** Two who ask, and two agents, one of whom may set up channels. */
export const people = {
  renee: someone("U-renee", "Renée"),
  mona: someone("U-mona", "Mona", "mona@example.com"),
  ada: someone("U-ada", "Ada", "ada@example.com"),
  bob: someone("U-bob", "Bob", "bob@example.com"),
} as const;
export type Who = keyof typeof people;
export const whos = ["renee", "mona", "ada", "bob"] as const satisfies readonly Who[];

/** Who has to approve a laptop: one who asks for nothing, and an agent. */
export const approvers = ["mona@example.com", "bob@example.com"];

/** What a laptop costs. */
export const price: ServiceField = {
  name: "price",
  kind: "money",
  label: inEachLanguage(() => "Price"),
  hint: null,
  required: true,
  says: null,
  when: [],
  currency: "EUR",
  min: 0,
  max: 5_000,
  initial: null,
};

export const agents = [people.ada, people.bob];
export const agentsChannel = { platform: "slack", tenant: "T1", address: "C1" } as const;
