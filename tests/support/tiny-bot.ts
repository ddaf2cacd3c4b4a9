import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import type { Activity, InvokeResponse, TurnContext } from "botbuilder";
import { listen, parseJson, readBytes, shut } from "../../src/playground/teams/http.ts";

/** What the bot does with an activity; for an invoke, the answer's status and body. */
export type Turn = (context: TurnContext) => Promise<InvokeResponse | null>;

/** A real CloudAdapter on a plain HTTP server: what the tenant itself is tried against. */
export interface TinyBot {
  readonly url: string;
  /** Activities that passed the SDK's authentication. */
  readonly heard: Partial<Activity>[];
  onTurn: Turn;
  /** Speaks on its own initiative in a conversation. */
  readonly speaks: (
    serviceUrl: string,
    conversationId: string,
    turn: (context: TurnContext) => Promise<void>,
  ) => Promise<void>;
  readonly adapter: CloudAdapter;
  readonly close: () => Promise<void>;
}

/** @param environment the settings a tenant gives to its desk */
export async function startTinyBot(environment: Readonly<Record<string, string>>): Promise<TinyBot> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ ...environment }));
  const appId = environment["MicrosoftAppId"] ?? "";
  // without this the SDK swallows what a turn throws and answers 500 in silence
  adapter.onTurnError = async (_, error) => {
    throw error;
  };
  const server = createServer((request, response) => {
    const answering = readBytes(request).then((bytes) =>
      adapter.process(asRequest(request, bytes), asResponse(response), async (context) => {
        bot.heard.push(context.activity);
        const answer = await bot.onTurn(context);
        if (answer) await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: answer });
      }),
    );
    answering.catch(() => response.destroy());
  });
  const port = await listen(server);
  const bot: TinyBot = {
    url: `http://127.0.0.1:${port}`,
    heard: [],
    onTurn: async () => null,
    speaks: (serviceUrl, conversationId, turn) =>
      adapter.continueConversationAsync(
        appId,
        {
          serviceUrl,
          channelId: "msteams",
          bot: { id: `28:${appId}`, name: "" },
          conversation: { id: conversationId, isGroup: false, conversationType: "", name: "" },
        },
        turn,
      ),
    adapter,
    close: () => shut(server),
  };
  return bot;
}

function asRequest({ method = "GET", headers }: IncomingMessage, bytes: Buffer) {
  const body = parseJson(bytes);
  return { method, headers, body: typeof body === "object" && body !== null ? { ...body } : {} };
}

function asResponse(response: ServerResponse) {
  return {
    socket: response.socket,
    status: (code: number) => (response.statusCode = code),
    header: (name: string, value: unknown) => response.setHeader(name, String(value)),
    send: (body: unknown) => response.write(typeof body === "string" ? body : JSON.stringify(body)),
    end: () => response.end(),
  };
}
