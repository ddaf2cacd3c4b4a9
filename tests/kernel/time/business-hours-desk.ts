import { weekdays, type BusinessHours, type OpenSpan } from "../../../src/kernel/time/business-hours.ts";

/** Milliseconds of `h:mm` or `h:mm:ss`. */
export function time(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(":").map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

/** A desk from `mon-fri 9:00-12:00 14:00-18:00, sat 22:00-30:00`; past 24:00 is the next day. */
export function desk(zone: string, week: string, ...holidays: readonly string[]): BusinessHours {
  const spansOn = (index: number): readonly OpenSpan[] =>
    week.split(", ").flatMap((part) => {
      const [days = "", ...spans] = part.split(" ");
      const [first = "", last = first] = days.split("-");
      const position = (short: string) => weekdays.findIndex((weekday) => weekday.startsWith(short));
      if (days === "" || index < position(first) || index > position(last)) return [];
      return spans.map((span) => {
        const [from = "", to = ""] = span.split("-");
        return { from: time(from) / 60_000, to: time(to) / 60_000 };
      });
    });
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = [0, 1, 2, 3, 4, 5, 6].map(spansOn);
  const none: readonly OpenSpan[] = [];
  return {
    zone,
    week: {
      monday: monday ?? none,
      tuesday: tuesday ?? none,
      wednesday: wednesday ?? none,
      thursday: thursday ?? none,
      friday: friday ?? none,
      saturday: saturday ?? none,
      sunday: sunday ?? none,
    },
    isHoliday: (date) => holidays.includes(date),
  };
}
