/** What is said when a ticket is opened: how soon most tickets like it had an answer. */
export interface Forecast {
  /** How many of a hundred. */
  readonly share: number;
  /** Milliseconds from the opening. */
  readonly within: number;
  /** They are opening hours of its queue; else the queue never closes. */
  readonly ofOpeningHours: boolean;
  /** The instant at which they have passed. */
  readonly by: Date;
}
