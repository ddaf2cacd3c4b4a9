import type { Somebody } from "./protocol.ts";

/** Whoever the visitor may act as. Their ids outlive a start over, unlike those that Slack and Teams give them. */
export type Role = Omit<Somebody, "platform">;

/** One person on both platforms, known to the desk by one e-mail. */
export const administrator: Role = { id: "ada", name: "Ada Laurent", language: "en", role: "administrator" };
export const lead: Role = { id: "sofia", name: "Sofia Conti", language: "en", role: "lead" };

export const onSlackOnly: readonly Role[] = [
  { id: "mona", name: "Mona Petit", language: "fr", role: "employee" },
  { id: "tom", name: "Tom Baker", language: "en", role: "employee" },
  { id: "claire", name: "Claire Dubois", language: "fr", role: "agent" },
  { id: "sam", name: "Sam Reed", language: "en", role: "agent" },
];

export const onTeamsOnly: readonly Role[] = [
  { id: "emma", name: "Emma Wilson", language: "en", role: "employee" },
  { id: "julien", name: "Julien Moreau", language: "fr", role: "employee" },
  { id: "paul", name: "Paul Martin", language: "fr", role: "agent" },
  { id: "nina", name: "Nina Shah", language: "en", role: "agent" },
];

export const emailOf = ({ id }: Role): string => `${id}@atelier.example`;

/** In the agents' channel. */
export const servesTheQueue = ({ role }: Role): boolean => role !== "employee";

export const localeOf = ({ language }: Role): "fr-FR" | "en-US" => (language === "fr" ? "fr-FR" : "en-US");
