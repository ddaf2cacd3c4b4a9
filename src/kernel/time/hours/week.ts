export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof weekdays)[number];

/** Minutes of the wall clock from 0:00; `to` above 1440 runs into the next day; 0–1440 is the whole day. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * When a desk is open, as its wall clock shows it. Spans may overlap. A holiday closes its calendar day from 0:00 to
 * 24:00, and with it the whole of every span that starts on it: the night before ends at midnight, its own never begins.
 */
export interface BusinessHours {
  /** IANA. */
  readonly zone: string;
  readonly week: Readonly<Record<Weekday, readonly OpenSpan[]>>;
  /** Whether the desk is closed on a calendar day `yyyy-mm-dd` of its zone. What it says is remembered. */
  readonly isHoliday: (date: string) => boolean;
}

const wholeDay: readonly OpenSpan[] = [{ from: 0, to: 1440 }];

export const aroundTheClock = (zone: string): BusinessHours => ({
  zone,
  week: {
    monday: wholeDay,
    tuesday: wholeDay,
    wednesday: wholeDay,
    thursday: wholeDay,
    friday: wholeDay,
    saturday: wholeDay,
    sunday: wholeDay,
  },
  isHoliday: () => false,
});
