/** An HTTP answer of the connector. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const refuse = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

/** What the Bot Connector says no with: code and status as the service gives them. */
export const refusals = {
  unauthorized: () => ({
    ...refuse(401, "Unauthorized", "Authorization has been denied for this request."),
    headers: { "www-authenticate": "Bearer" },
  }),
  badSyntax: (why: string) => refuse(400, "BadSyntax", why),
  badArgument: (why: string) => refuse(400, "BadArgument", why),
  notInRoster: () => refuse(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."),
  blocked: () => refuse(403, "MessageWritesBlocked", "Thread is blocked from message writes."),
  notYours: () => refuse(403, "ForbiddenOperationException", "The bot may change only its own activities."),
  noRoute: () => refuse(404, "ServiceError", "Resource not found"),
  noConversation: () => refuse(404, "ConversationNotFound", "Conversation not found."),
  noActivity: () => refuse(404, "ActivityNotFoundInConversation", "The activity was not found in the conversation."),
  noMember: () => refuse(404, "MemberNotFoundInConversation", "The member was not found in the conversation."),
  tooBig: () => refuse(413, "MessageSizeTooBig", "Message size too large."),
} satisfies Record<string, (why: string) => Answer>;

const faultCodes: Readonly<Record<number, readonly [code: string, message: string]>> = {
  412: ["PreconditionFailed", "Precondition failed, please try again."],
  413: ["MessageSizeTooBig", "Message size too large."],
  429: ["TooManyRequests", "API calls quota exceeded."],
  500: ["InternalServerError", "Internal server error."],
  502: ["BadGateway", "Bad gateway."],
  503: ["ServiceUnavailable", "Service unavailable."],
  504: ["GatewayTimeout", "The gateway did not answer in time."],
};

/** @param retryAfter seconds, as the header says them */
export function faultAnswer(status: number, retryAfter?: number): Answer {
  const [code, message] = faultCodes[status] ?? ["ServiceError", "Service error."];
  return {
    ...refuse(status, code, message),
    ...(retryAfter === undefined ? {} : { headers: { "retry-after": String(retryAfter) } }),
  };
}
