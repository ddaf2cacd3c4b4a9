import { createServer } from "node:http";
import { App, HTTPReceiver } from "@slack/bolt";
import { listen } from "../../src/playground/teams/http.ts";
import { answerOrders } from "./answering.ts";

/**
 * A Bolt app that acknowledges and does nothing: as fast as Bolt can be.
 * With BENCH_OPENS_FORM it then opens a form with nothing in it: the least that a command for a form takes.
 */

const {
  SLACK_SIGNING_SECRET: signingSecret = "",
  SLACK_BOT_TOKEN: botToken = "",
  SLACK_API_URL: slackApiUrl = "",
} = process.env;
const opensForm = process.env["BENCH_OPENS_FORM"] !== undefined;
const receiver = new HTTPReceiver({ signingSecret });
const app = new App({
  receiver,
  authorize: () => Promise.resolve({ botToken }),
  convoStore: false,
  clientOptions: { slackApiUrl },
});
app.command(/.*/, async ({ ack, client, body }) => {
  await ack();
  if (opensForm) await client.views.open({ trigger_id: body.trigger_id, view: form });
});
app.view(/.*/, ({ ack }) => ack({ response_action: "clear" }));

const form: Parameters<App["client"]["views"]["open"]>[0]["view"] = {
  type: "modal",
  title: { type: "plain_text", text: "New ticket" },
  submit: { type: "plain_text", text: "Send" },
  blocks: [
    {
      type: "input",
      label: { type: "plain_text", text: "What is it about?" },
      element: { type: "plain_text_input", action_id: "title" },
    },
  ],
};

const port = await listen(createServer((request, response) => receiver.requestListener(request, response)));
answerOrders((order) => (order.do === "url" ? Promise.resolve(`http://127.0.0.1:${port}`) : undefined));
