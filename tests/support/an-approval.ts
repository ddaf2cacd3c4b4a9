import { beginApproval, type Approval, type StagePlan } from "../../src/kernel/approval.ts";

const asked = new Date("2026-11-21T08:00:00Z");

/** A stage that asks these people by name. */
export const aStage = (people: readonly string[], more: Partial<StagePlan> = {}): StagePlan => ({
  rule: "any",
  asked: people.map((person) => ({ person, as: "named" })),
  notAsked: [],
  otherwise: [],
  remindAfter: null,
  expireAfter: null,
  ...more,
});

/** Of one stage that asks these people; one of them is enough. */
export const anApproval = (...people: readonly string[]): Approval => beginApproval([aStage(people)], asked);
