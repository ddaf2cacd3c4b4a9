/** The longest each input takes, in characters; used by the forms and by what reads them. */
export const fieldLimits = {
  title: 150, // Slack's header block
  short: 100,
  long: 3_000, // Slack's longest text input
  minutes: 1_440, // a day
} as const;
