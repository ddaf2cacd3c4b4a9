import { createServer } from "node:http";
import { pino } from "pino";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import { createAnswers } from "../../src/channels/slack/answers.ts";
import { createOwnChats } from "../../src/channels/slack/own-chats.ts";
import { createClient } from "../../src/channels/slack/client.ts";
import { replyContextOf, type ReplyContext } from "../../src/channels/slack/reply-context.ts";
import { respondAt } from "../../src/channels/slack/respond.ts";
import { sdkLog } from "../../src/channels/slack/sdk-log.ts";
import { text } from "../../src/kernel/text.ts";
import type { Form } from "../../src/screen/form.ts";
import type { Message } from "../../src/screen/message.ts";
import { listen, shut } from "../../src/playground/teams/http.ts";

const secret = "SECRET payroll dispute";
const alone: Message = {
  summary: secret,
  blocks: [{ kind: "paragraph", text: text`${secret}` }],
  locale: "en",
  zone: "UTC",
  urgent: false,
};
const form: Form = {
  opener: { do: "new-ticket" },
  title: "New",
  submit: "Send",
  close: "Cancel",
  choose: "Choose…",
  intro: text`${secret}`,
  fields: [],
  folded: null,
  locale: "en",
};

/** Every reply that there is; a kind without a line does not compile. */
const replies: Readonly<Record<Reply["kind"], Reply>> = {
  done: { kind: "done" },
  whisper: { kind: "whisper", message: alone },
  "open-form": { kind: "open-form", form, offer: alone },
  card: { kind: "card", title: "I261121_0042", card: alone },
  found: { kind: "found", found: [{ title: secret, under: secret, card: alone }], none: secret },
  "form-errors": { kind: "form-errors", errors: { text: secret } },
  greeting: { kind: "greeting", message: alone },
};

/** A Slack that refuses the first calls, and keeps what it was asked. */
const calls: { readonly method: string; readonly body: Record<string, string> }[] = [];
let refuses = 0;
const server = createServer((request, response) => {
  let said = "";
  request.on("data", (chunk) => void (said += String(chunk)));
  request.on("end", () => {
    const isForm = request.headers["content-type"]?.includes("urlencoded");
    const body: Record<string, string> = isForm ? Object.fromEntries(new URLSearchParams(said)) : JSON.parse(said);
    calls.push({ method: request.url?.split("/").at(-1) ?? "", body });
    const isRefused = calls.length <= refuses;
    response.writeHead(isRefused && !isForm ? 500 : 200, { "content-type": "application/json" });
    response.end(
      JSON.stringify(isRefused ? { ok: false, error: "channel_not_found" } : { ok: true, view: { id: "V1" } }),
    );
  });
});
const url = `http://127.0.0.1:${await listen(server)}`;
afterAll(() => shut(server));
beforeEach(() => void calls.splice(0));

const log = pino({ level: "silent" });
const client = createClient("xoxb-1", { apiUrl: `${url}/api/`, logger: sdkLog(log) });
const chats = createOwnChats();
chats.learn("U1", "D0OWN");
const answers = createAnswers({ client, respond: respondAt(`${url}/api/`), chats, zone: "UTC", log });

const context = (more: Partial<ReplyContext>): ReplyContext => ({ ...replyContextOf("U1"), ...more });
const responseUrl = `${url}/response`;
const contexts: Readonly<Record<string, ReplyContext>> = {
  "a command in a channel": context({ channel: "C1", trigger: "1.1", responseUrl }),
  "a command in a conversation with a colleague": context({ channel: "D0OTHER", trigger: "1.1", responseUrl }),
  "a shortcut in a thread of theirs": context({ channel: "D0OTHER", thread: "1.0", trigger: "1.1", responseUrl }),
  "a shortcut without a place": context({ trigger: "1.1" }),
  "a mention": context({ channel: "C1" }),
  "a mention in a thread": context({ channel: "C1", thread: "1.0" }),
  "words alone with the bot": context({ channel: "D0OWN", thread: "1.0" }),
  "a button in a conversation that they made up": context({ channel: "D0OTHER", thread: "1.0", trigger: "1.1" }),
  "a form that was sent": context({}),
  "the bot's home": context({ home: true }),
};

/** Who reads what is posted there. */
const readers: Readonly<Record<string, string>> = { U1: "them", D0OWN: "them" };

const everyCase = Object.entries(contexts).flatMap(([where, at]) =>
  Object.values(replies).flatMap((reply) => [0, 1, 2, 3].map((refusals) => ({ where, at, reply, refusals }))),
);

test.for(everyCase)("$reply.kind to $where reaches them alone, $refusals calls refused", async (each) => {
  refuses = each.refusals;
  await answers.give(each.reply, each.at);
  for (const { method, body } of calls.filter((call) => JSON.stringify(call).includes("SECRET"))) {
    switch (method) {
      case "chat.postEphemeral":
        expect(body["user"]).toBe("U1");
        break;
      case "response":
        expect(body).toMatchObject({ response_type: "ephemeral", replace_original: false });
        break;
      case "views.open":
        expect(body["trigger_id"]).toBe("1.1");
        break;
      case "views.publish":
        expect(body["user_id"]).toBe("U1");
        break;
      case "chat.postMessage":
        expect(readers[body["channel"] ?? ""]).toBe("them");
        break;
      default:
        throw new Error(`${method} may tell others`);
    }
  }
});
