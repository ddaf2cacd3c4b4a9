import { z } from "zod";
import type { MessageVerb } from "../../kernel/policy.ts";
import { actionSchema } from "../../features/actions.ts";
import { withSlash } from "./address.ts";

/** Of an account or a conversation: one that is empty is nobody's, and Microsoft's have some hundred characters. */
const id = z.string().min(1).max(500);

const account = z.object({
  id,
  name: z.string().nullish(),
  aadObjectId: id.nullish(),
  tenantId: z.string().max(500).nullish(),
});
const place = z.object({ id });

/** What must be right before anything else is read: who sends it is checked against these, as they were written. */
export const envelopeSchema = z.object({ channelId: z.string().min(1), serviceUrl: z.url().min(1) });

/** An activity as Teams sends it. Source: the Bot Framework activity schema and Teams' platform documentation. */
export const activitySchema = z.object({
  channelId: z.literal("msteams"),
  serviceUrl: z.url().transform(withSlash),
  type: z.string(),
  id: z.string().default(""),
  timestamp: z.string().nullish(),
  name: z.string().nullish(),
  from: account,
  recipient: place,
  conversation: place.extend({ conversationType: z.string().nullish(), tenantId: z.string().max(500).nullish() }),
  channelData: z
    .object({
      tenant: place.nullish(),
      team: place.nullish(),
      channel: place.nullish(),
      eventType: z.string().nullish(),
    })
    .nullish(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  attachments: z
    .array(
      z.object({
        contentType: z.string().nullish(),
        contentUrl: z.string().nullish(),
        name: z.string().nullish(),
        content: z.unknown().optional(),
      }),
    )
    .nullish(),
  entities: z.array(z.unknown()).nullish(),
  value: z.unknown().optional(),
  locale: z.string().nullish(),
  localTimezone: z.string().nullish(),
  replyToId: z.string().nullish(),
  membersAdded: z.array(place).nullish(),
  membersRemoved: z.array(place).nullish(),
  action: z.string().nullish(),
});
export type TeamsActivity = z.infer<typeof activitySchema>;

/** Some mentions come without their text. */
export const mentionEntity = z.object({
  type: z.literal("mention"),
  text: z.string().nullish(),
  mentioned: z.object({ id: z.string(), name: z.string().nullish(), aadObjectId: id.nullish() }),
});
export const clientInfoEntity = z.object({
  type: z.literal("clientInfo"),
  locale: z.string().nullish(),
  timezone: z.string().nullish(),
});

/** What our own buttons carry, in each of the ways Teams hands it over; null where it is of another version of the desk. */
const pressed = z.union([
  z.object({ action: actionSchema }),
  z.object({ action: z.object({ do: z.string() }) }).transform(() => ({ action: null })),
]);
export const executed = z.object({ action: z.object({ data: pressed }) }).transform(({ action }) => action.data);
export const fetched = z.object({ data: pressed }).transform(({ data }) => data);
export const submittedByCard = pressed;

const values = z.record(z.string(), z.string().nullable());

/** What our own dialogs carry; its other keys are what was filled in. */
export const filledIn = z.object({
  data: z.looseObject({
    form: z.object({
      opener: actionSchema,
      nonce: z.string(),
      card: z.string().optional(),
      dialog: z.string().optional(),
      /** What was filled in on the pages before. */
      given: values.optional(),
      /** The fields of this page. */
      shown: z.array(z.string()).optional(),
    }),
    /** It is not sent yet: what was chosen is to fill it in. */
    fills: z.literal(true).optional(),
  }),
});

/** A button of our own in a dialog, which says what to do by itself; `card` and `dialog` as in a form. */
export const pressedInDialog = z.object({
  data: z.looseObject({
    action: z.unknown(),
    card: z.string().optional(),
    dialog: z.string().optional(),
    /** Goes back to a page of the form. */
    again: z.object({ values, page: z.int().min(0) }).optional(),
    /** What was filled in before, in other forms of the same ticket and on other pages. */
    given: values.optional(),
  }),
});

/** The dialog of another version of the desk, or one that was tampered with. */
export const unknownForm = z.object({ data: z.looseObject({}) });

const quotedAuthor = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  userIdentityType: z.string().nullish(),
});

export type QuotedAuthor = z.infer<typeof quotedAuthor>;

/** What is done with the message that they are chosen on, as the manifest calls these commands. */
const messageCommands = {
  privateTicket: "private-ticket",
  claim: "claim",
  resolve: "resolve",
  article: "article",
} as const satisfies Readonly<Record<string, MessageVerb>>;

const isMessageCommand = (id: string): id is keyof typeof messageCommands => Object.hasOwn(messageCommands, id);

/** The message that it was chosen on; absent where it was not chosen on one. `verb` null: a ticket of it. */
export const extensionCommand = z.object({
  commandId: z.string().transform((command, context): MessageVerb | null => {
    if (command === "newTicket") return null;
    if (isMessageCommand(command)) return messageCommands[command];
    context.addIssue({ code: "custom", message: "no command of the manifest" });
    return z.NEVER;
  }),
  messagePayload: z
    .object({
      id: z.string().nullish(),
      linkToMessage: z.string().nullish(),
      body: z.object({ content: z.string().nullish() }).nullish(),
      attachments: z.array(z.object({ contentType: z.string().nullish() })).nullish(),
      from: z.object({ user: quotedAuthor.nullish() }).nullish(),
    })
    .nullish(),
});

/** As the manifest calls what is typed there. */
export const searchParameter = "words";

const amount = z.int().min(0).nullish().catch(null); // what is no amount asks for nothing in particular

/** A search of the message extension; when it is opened, its one parameter is called otherwise. */
export const extensionQuery = z.object({
  commandId: z.literal("search"),
  parameters: z.array(z.object({ name: z.string(), value: z.string().nullish() })).default([]),
  queryOptions: z.object({ skip: amount, count: amount }).nullish(),
});
