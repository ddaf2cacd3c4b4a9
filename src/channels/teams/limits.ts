/** What Teams takes, and what fits a screen. */
export const limits = {
  cardBytes: 80_000, // Teams refuses an activity of 100 KB with MessageSizeTooBig; its own advice is 80
  pictureBytes: 60_000, // of a card, in base 64: the rest is for its words and buttons
  blocks: 100, // a card longer than that is not read, and clients draw it slowly
  words: 8_000, // of one person in one block
  quoteParts: 4, // blocks that follow one another in a quote: more than a message of Slack or Teams holds
  headingLength: 200,
  buttonLabel: 60, // Teams cuts longer titles at an arbitrary place on a phone
  tooltip: 120, // ours: heard once for each row of a list
  spreadChoices: 10, // ours: more of them no longer fit a dialog
  primaryActions: 6, // Teams drops the seventh primary action of a set without a word
  summaryLength: 200, // what a notification shows of it
  toastLength: 500, // the answer under a pressed card is two lines high
  titleLength: 150, // of what a button of a new ticket carries: the form takes no more
  descriptionLength: 3_000,
  requestBytes: 256 * 1024, // an inbound activity is at most 100 KB; a quoted message may bring its HTML twice
  pageOfMembers: 500, // Teams gives at most as many
  connectorTimeout: 15_000, // ms; the Bot Connector gives up itself after 10 to 15 s
  lookUpBeforeAnswer: 3_000, // ms; somebody waits for it
  lastWords: 5_000, // ms; the whole desk has ten seconds to stop
  profileAge: 3_600_000, // ms; one lookup per person and hour is far below 14 a second
  rememberedThreads: 10_000, // bounds memory: of an older one it is not known who began it
  rememberedPeople: 10_000, // bounds memory, not people: the oldest is looked up again
} as const;
