/** Learns from the last weeks how soon most tickets of a queue have an answer. */
export interface ForecastDelivery {
  readonly kind: "learn-answer-times";
  readonly queue: string;
}
