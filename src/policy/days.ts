const day = 86_400_000;
const ahead = 731; // two years: beyond that nothing is promised

/** The coming days, `yyyy-mm-dd`, from an instant on. */
export const daysFrom = (now: Date): readonly string[] =>
  Array.from({ length: ahead }, (_, index) => new Date(now.getTime() + index * day).toISOString().slice(0, 10));
