/** Its forms about a ticket: see forms.ts. */
export const formNames = ["more"] as const;
