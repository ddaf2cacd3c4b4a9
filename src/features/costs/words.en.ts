export const en = {
  costs: {
    work: "Work so far",
    logged: "Work logged",
    byQueue: "Work by queue",
    budgets: "Budgets of the month",
    unpriced: (length: string) => `${length} without a rate`,
    worked: (length: string) => `${length} of work`,
    none: "none",
    ofBudget: (cost: string, budget: string) => `${cost} of ${budget}`,
  },
};
