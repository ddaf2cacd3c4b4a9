export const kinds = ["incident", "request", "question", "change", "event", "alert", "problem"] as const;
/** What a ticket is, in ITIL's words; `request` is a service request, `change` a change request. */
export type Kind = (typeof kinds)[number];

export const urgencies = ["low", "medium", "high"] as const;
export type Urgency = (typeof urgencies)[number];

export const impacts = ["one", "team", "everyone"] as const;
/** For how many people: one person, a team, everyone. */
export type Impact = (typeof impacts)[number];

export const priorities = ["P1", "P2", "P3", "P4"] as const;
export type Priority = (typeof priorities)[number];

export const causeCategories = [
  "hardware",
  "software",
  "network",
  "access",
  "configuration",
  "usage",
  "supplier",
  "other",
] as const;
/** What lay behind it, said by the agent who resolves. */
export type CauseCategory = (typeof causeCategories)[number];
