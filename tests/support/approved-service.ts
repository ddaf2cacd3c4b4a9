import { inEachLanguage } from "../../src/kernel/locale.ts";
import type { ApprovalAsked, Service } from "../../src/kernel/service.ts";
import type { TicketDraft } from "../../src/features/opening/rules.ts";

/** A service that asks nothing of its requester, and these of others. */
export const approvedService = (
  ...stages: readonly (Pick<ApprovalAsked, "who"> & Partial<ApprovalAsked>)[]
): Service => ({
  key: "laptop",
  name: inEachLanguage(() => "New laptop"),
  about: null,
  emoji: "💻",
  topic: null,
  words: [],
  kind: "request",
  queue: null,
  impact: "one",
  urgency: "low",
  fields: [],
  approval: stages.map((stage) => ({
    otherwise: [],
    rule: "any",
    when: [],
    remindAfter: null,
    expireAfter: null,
    ...stage,
  })),
});

/** Asked for as that service. */
export const asLaptop: Pick<TicketDraft, "kind" | "title" | "asked"> = {
  kind: "request",
  title: "New laptop",
  asked: { service: "laptop", name: inEachLanguage(() => "New laptop"), form: "1" },
};
