import { describe, expect, it } from "vitest";
import { impacts, urgencies } from "../../src/kernel/classification.ts";
import { priorityOf, usualPriorityMatrix } from "../../src/kernel/priority.ts";

describe("impact × urgency", () => {
  it("gives the priority", () => {
    const table = impacts.map((impact) => urgencies.map((urgency) => priorityOf(usualPriorityMatrix, impact, urgency)));
    expect(table).toEqual([
      ["P4", "P3", "P3"],
      ["P4", "P3", "P2"],
      ["P3", "P2", "P1"],
    ]);
  });
  it("follows the matrix a desk chose for itself", () => {
    const stern = { ...usualPriorityMatrix, one: { low: "P1", medium: "P1", high: "P1" } } as const;
    expect(priorityOf(stern, "one", "low")).toBe("P1");
  });
});
