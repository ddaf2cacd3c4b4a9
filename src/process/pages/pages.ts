import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { reportFor } from "../../features/reports/conversation.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import { wall } from "../../features/pages/messages.ts";
import type { PageName } from "../../features/pages/rules.ts";
import { readWall, visitorBy, type Visitor } from "../../features/pages/use-cases.ts";
import { dimensions, reportParts, type Facet, type ReportPart } from "../../features/reports/rules.ts";
import { reportedQueues } from "../../features/reports/use-cases.ts";
import { phrases } from "../../features/words.ts";
import { periodNames } from "../../kernel/time/periods.ts";
import type { Message } from "../../screen/message.ts";
import { hashOf } from "../file-page.ts";
import { keyIn, localeIn, localeOf, page, saying, type Answer, type Answers, type PagesDeps } from "./answer.ts";
import { escaped } from "./html.ts";
import type { Issuer } from "./issuer.ts";
import { render } from "./render.ts";
import { askToEnter, enter, leave, signedOut } from "./sign-in.ts";
import { signInElsewhere } from "./sign-in-elsewhere.ts";
import { styleHash } from "./style.ts";

/** Answers what a browser asks of a page; false: there is none at that path. */
export type Pages = (path: string, request: IncomingMessage, response: ServerResponse) => boolean;

export const createPages =
  (deps: PagesDeps): Pages =>
  (path, request, response) => {
    const answers = answerOf(path, request.method, deps.issuer);
    if (answers === null) return false;
    answers(deps, request)
      .catch((err: unknown) => {
        deps.log.error({ err }, "page not shown to whoever asked for it");
        return broken(deps, request, path === "/wall");
      })
      .then((answer) => send(response, answer))
      .catch((err: unknown) => deps.log.error({ err }, "page not sent"));
    return true;
  };

/** Links are opened by whatever looks at a message before its reader does: a link is used up by a press, which only POST is. */
function answerOf(path: string, method: string | undefined, issuer: Issuer | null): Answers | null {
  const key = signInAt.exec(path)?.groups?.["key"];
  const isPost = method === "POST";
  if (!isPost && method !== "GET") return null;
  if (key !== undefined) return (deps, request) => (isPost && isOwn(deps, request) ? enter : askToEnter)(deps, key);
  const [name, shows] = path === "/report" ? (["report", showReport] as const) : (["wall", showWall] as const);
  if (path !== `/${name}`) return isPost ? null : signInElsewhere(path, issuer);
  return (deps, request) => (isPost && isOwn(deps, request) ? leave(name) : shows)(deps, request);
}

const signInAt = /^\/sign-in\/(?<key>[\w-]{43})$/;

/** Browsers that tell where a request comes from tell it truly; older ones tell only of which site the page was. */
function isOwn({ at }: PagesDeps, { headers: { origin, "sec-fetch-site": site } }: IncomingMessage): boolean {
  if (site !== undefined) return site === "same-origin";
  return origin === undefined || origin === new URL(at).origin;
}

const headers = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src '${styleHash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "same-origin", // with none, older browsers keep back of which site a form is
  "x-robots-tag": "noindex",
  "cache-control": "private, no-store",
} as const;

function send(response: ServerResponse, { status, headers: more = {}, html }: Answer): void {
  response.writeHead(status, { ...headers, ...more }).end(html);
}

const broken = ({ desk }: PagesDeps, request: IncomingMessage, isWall: boolean): Answer => {
  const locale = localeIn(desk, request);
  return saying(503, locale, phrases(locale).pages.broken, isWall);
};

/** What somebody who is signed in sees: whether they may is asked each time. */
async function shownTo(
  deps: PagesDeps,
  request: IncomingMessage,
  { page: name, show }: { readonly page: PageName; readonly show: (visitor: Visitor) => Promise<string | null> },
): Promise<Answer> {
  const { desk } = deps;
  const key = keyIn(request);
  const by = { page: name, signedIn: true, now: desk.now() } as const;
  const visitor = key === null ? null : await visitorBy(desk.store, hashOf(key), by);
  if (visitor === null) return signedOut(name, 401)(deps, request);
  const locale = localeOf(desk, visitor.person);
  const { pages } = phrases(locale);
  const isWall = name === "wall";
  const body = await show(visitor);
  if (body === null) return saying(403, locale, pages.notAllowed, isWall);
  const out = `<footer><form method="post" action="?"><button>${escaped(pages.signOut)}</button></form></footer>`;
  return { status: 200, html: page({ locale, title: pages.title[name], body: `${body}${out}`, isWall }) };
}

const showWall: Answers = (deps, request) =>
  shownTo(deps, request, {
    page: "wall",
    show: async ({ person, user }) => {
      const { desk } = deps;
      const now = desk.now();
      const read = await readWall(desk.store, person, now);
      if (read === null) return null;
      const people = await desk.store.people(read.late.flatMap(({ assignee }) => assignee ?? []));
      const viewer = await knowingQueues(viewerOf(person, people, user, desk), desk.store);
      return section(wall({ ...read, now, viewer }));
    },
  });

/** What the address of the page asks for: whatever is none of it is left out. */
const asked = z.object({
  period: z.enum(periodNames).catch("this-week"),
  queue: z.string().max(100).nullable().catch(null),
  by: z.enum(dimensions).nullable().catch(null),
  value: z.string().max(100).nullable().catch(null),
  part: z.enum(reportParts).nullable().catch(null),
  after: z.string().max(100).nullable().catch(null),
});

const showReport: Answers = (deps, request) =>
  shownTo(deps, request, {
    page: "report",
    show: async ({ person, user }) => {
      const { desk } = deps;
      const mine = await desk.store.transaction((tx) => reportedQueues(tx, person.id));
      if (mine.length === 0) return null;
      const query = new URL(request.url ?? "", "http://desk").searchParams;
      const read = (name: string): string | null => query.get(name)?.replaceAll("\0", "") ?? null;
      const given = asked.parse(Object.fromEntries(Object.keys(asked.shape).map((name) => [name, read(name)])));
      const { period, queue, by, value, part, after } = given;
      const of: Facet | undefined = by === null || value === null ? undefined : { by, value };
      const wanted = { period, queue, title: null, of, after: after ?? undefined };
      const messageOf = (which: ReportPart | undefined): Promise<Message | null> =>
        reportFor(desk, user, { ...wanted, part: which });
      const first = await messageOf(part ?? undefined);
      if (first === null) return null;
      // On paper and on a wide screen all of it has room.
      const beside: string[] = [];
      if (part === null && of === undefined && hasFigures(first))
        for (const dimension of dimensions) beside.push(await besides(messageOf(`by-${dimension}`)));
      if (part === null && hasFigures(first)) beside.push(await besides(messageOf("meanings")));
      return `${section(first)}${beside.join("")}`;
    },
  });

const hasFigures = ({ blocks }: Message): boolean => blocks.some(({ kind }) => kind === "facts");

const section = (message: Message, heading: "h1" | "h2" = "h1"): string =>
  `<section>${render(message, heading)}</section>`;

/** What the first section leads to, without the ways that stand there. */
async function besides(making: Promise<Message | null>): Promise<string> {
  const made = await making;
  if (made === null) return "";
  return section({ ...made, blocks: made.blocks.filter(({ kind }) => kind !== "buttons") }, "h2");
}
