import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { z } from "zod";
import { act, clockMove } from "./act-schema.ts";
import type { Page } from "./bundle.ts";
import { sendEvents } from "./events.ts";
import { refusalOf } from "./guard.ts";
import { someKnobs } from "./knobs.ts";
import type { Playground } from "./playground.ts";

export interface Routing {
  readonly playground: Playground;
  readonly page: Promise<Page>;
  /** HTML: everything the desk can say. */
  readonly gallery: () => Promise<string>;
  readonly port: () => number;
}

/** Answers the page's requests. Rejects when something broke, with nothing answered yet. */
export async function route(routing: Routing, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refusalOf(request, routing.port());
  if (refusal !== null) return send(response, 403, { error: refusal });
  const path = request.url?.split("?", 1)[0] ?? "/";
  if (request.method === "POST") return post(routing.playground, path, request, response);
  if (request.method !== "GET") return send(response.setHeader("allow", "GET, POST"), 405, { error: "GET or POST" });
  if (path === "/events") return sendEvents(routing.playground, request, response);
  if (path === "/wire") return send(response, 200, (await routing.playground.world()).wire());
  if (path === "/gallery") return sendFile(response, "text/html", await routing.gallery());
  if (path.startsWith(pictures)) {
    const picture = (await routing.playground.world()).picture(path.slice(pictures.length));
    if (picture !== null) return sendFile(response, picture.type, picture.content);
  }
  const file = (await routing.page).get(path);
  if (file === undefined) return send(response, 404, { error: "not found" });
  sendFile(response, file.type, file.content);
}

const pictures = "/slack-files/";

async function post(playground: Playground, path: string, request: IncomingMessage, response: ServerResponse) {
  const answer = posts[path];
  if (answer === undefined) return send(response, 404, { error: "not found" });
  const body = parsed((await buffer(request)).toString());
  const [status, answered] = await answer(playground, body);
  send(response, status, answered);
}

type Answer = readonly [status: number, body: unknown];
type Post = (playground: Playground, body: unknown) => Promise<Answer>;

const done: Answer = [200, {}];

/** Reads the body, and answers 400 with what is wrong with it when it is not what was agreed on. */
const reading =
  <Body>(shape: z.ZodType<Body>, work: (playground: Playground, body: Body) => Promise<Answer>): Post =>
  async (playground, body) => {
    const read = shape.safeParse(body);
    return read.success ? work(playground, read.data) : [400, { error: z.prettifyError(read.error) }];
  };

const nothing = z.strictObject({});

const posts: Readonly<Record<string, Post | undefined>> = {
  "/act": reading(act, async (playground, wanted) => {
    const trouble = await (await playground.world()).act(wanted);
    return [200, { trouble }];
  }),
  "/knobs": reading(someKnobs, async (playground, knobs) => {
    await playground.turn(knobs);
    return done;
  }),
  "/clock": reading(clockMove, async (playground, { move }) => {
    (await playground.world()).moveClock(move);
    return done;
  }),
  "/card-gone": reading(nothing, async (playground) => {
    const deleted = (await playground.world()).deleteNewestCard();
    return deleted ? done : [409, { error: "There is no card yet." }];
  }),
  "/start-over": reading(nothing, async (playground) => {
    await playground.startOver();
    return done;
  }),
};

const headers = { "cache-control": "no-store", "x-content-type-options": "nosniff", "x-frame-options": "DENY" };

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...headers, "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}

function sendFile(response: ServerResponse, type: string, content: string | Uint8Array): void {
  response
    .writeHead(200, { ...headers, "content-type": type.startsWith("image/") ? type : `${type}; charset=utf-8` })
    .end(content);
}

/** Undefined where it is not JSON; an empty body is an empty object. */
function parsed(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
