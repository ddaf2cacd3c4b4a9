/** Recalculates the due dates of a queue's open tickets, when the policy has changed; goes on after a reference (null: from the first). */
export interface ServiceLevelDelivery {
  readonly kind: "reschedule";
  readonly queue: string;
  readonly after: string | null;
}
