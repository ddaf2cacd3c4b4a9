import { z } from "zod";
import { actionSchema } from "../../features/actions.ts";

const account = z.object({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  tenantId: z.string().nullish(),
});
const place = z.object({ id: z.string() });

/** What must be right before anything else is read: who sends it is checked against these. */
export const envelopeSchema = z.object({ channelId: z.literal("msteams"), serviceUrl: z.url().min(1) });

/** An activity as Teams sends it. Source: the Bot Framework activity schema and Teams' platform documentation. */
export const activitySchema = envelopeSchema.extend({
  type: z.string(),
  id: z.string().default(""),
  name: z.string().nullish(),
  from: account,
  recipient: place,
  conversation: place.extend({ conversationType: z.string().nullish(), tenantId: z.string().nullish() }),
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

export const mentionEntity = z.object({
  type: z.literal("mention"),
  text: z.string(),
  mentioned: z.object({ id: z.string() }),
});
export const clientInfoEntity = z.object({
  type: z.literal("clientInfo"),
  locale: z.string().nullish(),
  timezone: z.string().nullish(),
});

/** What our own buttons carry, in each of the ways Teams hands it over. */
export const pressed = z.object({ action: actionSchema });
export const executed = z.object({ action: z.object({ data: pressed }) });
export const fetched = z.object({ data: pressed });

/** What our own dialogs carry; its other keys are what was filled in. */
export const filledIn = z.object({
  data: z.looseObject({ form: z.object({ opener: actionSchema, nonce: z.string(), card: z.string().optional() }) }),
});

/** The message that "New ticket" was chosen on; absent where it was not chosen on one. */
export const extensionCommand = z.object({
  commandId: z.literal("newTicket"),
  messagePayload: z
    .object({
      linkToMessage: z.string().nullish(),
      body: z.object({ content: z.string().nullish() }).nullish(),
    })
    .nullish(),
});
