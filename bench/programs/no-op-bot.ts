import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import { z } from "zod";
import { listen, parseJson, readBytes } from "../../src/playground/teams/http.ts";
import { answerOrders } from "./answering.ts";

/** A bot that answers and does nothing: as fast as botbuilder can be. */

const settings = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^(Microsoft|To|OAuth|Caller)/.test(name)),
);
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings));
const json = z.looseObject({});

const port = await listen(
  createServer((request, response) => void take(request, response).catch(() => response.destroy())),
);
answerOrders((order) => (order.do === "url" ? Promise.resolve(`http://127.0.0.1:${port}`) : undefined));

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", headers } = request;
  const body = json.parse(parseJson(await readBytes(request)));
  await adapter.process({ method, headers, body }, answering(response), async (turn) => {
    if (turn.activity.type !== "invoke") return;
    await turn.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body: {} } });
  });
}

const answering = (response: ServerResponse) => ({
  socket: response.socket,
  status: (code: number) => (response.statusCode = code),
  header: (name: string, value: unknown) => response.setHeader(name, String(value)),
  send: (body: unknown) => response.write(typeof body === "string" ? body : JSON.stringify(body)),
  end: () => response.end(),
});
