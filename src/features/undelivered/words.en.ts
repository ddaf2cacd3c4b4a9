export const en = {
  agentsNotes: {
    undelivered: (who: string) => `⚠️ The last message didn’t reach ${who}.`,
    undeliveredHere: "⚠️ A message couldn’t be posted in an agents’ channel.",
    because: {
      "bot-not-in-channel": "The bot isn’t in that channel: invite it there.",
      "channel-archived": "The channel is archived: bring it back, or set up another one.",
      "conversation-not-found": "The conversation no longer exists: reach them another way.",
      "app-not-installed": "They don’t have the app: ask an administrator to install it for them, or call.",
      blocked: "They’ve blocked the bot, or can’t be written to: call or send an e-mail.",
      "not-allowed": "A rule of the workspace keeps the bot from writing to them: ask an administrator, or call.",
      "account-closed": "Their account is closed: reach them another way, or end the ticket.",
      "too-long": "The message was too long: write it again, shorter.",
      "no-answer": "Their chat didn’t answer for a whole day: reach them another way.",
      "refused-by-platform": "The platform refused it: reach them another way.",
      "desk-fault": "The desk failed to send it; its log says why. Reach them another way.",
    },
    becauseUnknown: "I don’t know why: reach them another way.",
  },
};
