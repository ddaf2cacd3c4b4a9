import { randomBytes } from "node:crypto";
import type { DeskDeps } from "../../desk/deps.ts";
import { signedInFor, type PageName } from "../../features/pages/rules.ts";
import { signIn, visitorBy } from "../../features/pages/use-cases.ts";
import { phrases } from "../../features/words.ts";
import { hashOf } from "../file-page.ts";
import {
  keyIn,
  localeIn,
  localeOf,
  page,
  pageCookie,
  saying,
  wayToSignIn,
  type Answer,
  type Answers,
  type PagesDeps,
} from "./answer.ts";
import { escaped } from "./html.ts";

/** Signing in by a link from one's own chat, and signing out. */

export async function askToEnter({ desk }: PagesDeps, key: string): Promise<Answer> {
  const by = { page: null, signedIn: false, now: desk.now() } as const;
  const visitor = await visitorBy(desk.store, hashOf(key), by);
  if (visitor === null) return over(desk);
  const locale = localeOf(desk, visitor.person);
  const { signIn: says } = phrases(locale).pages;
  const body = `<h1>${escaped(says.title)}</h1><p>${escaped(says.ask[visitor.page](visitor.person.name))}</p>
<form method="post"><button class="primary">${escaped(says.button)}</button></form>`;
  return { status: 200, html: page({ locale, title: says.title, body }) };
}

export async function enter({ desk, at }: PagesDeps, key: string): Promise<Answer> {
  const cookie = newKey();
  const now = desk.now();
  const pass = await signIn(desk.store, { link: hashOf(key), browser: hashOf(cookie), now });
  if (pass === null) return over(desk);
  const location = `${at}/${pass.page}`;
  return {
    status: 303,
    headers: { location, "set-cookie": pageCookie(at, pass.page, cookie, signedInFor[pass.page]) },
    html: "",
  };
}

export const newKey = (): string => randomBytes(32).toString("base64url");

const over = ({ locale }: DeskDeps): Answer => saying(410, locale, phrases(locale).pages.signIn.over);

/** Nobody is signed in. */
export const signedOut: (name: PageName, status: number) => Answers = (name, status) => (deps, request) => {
  const locale = localeIn(deps.desk, request);
  const { signedOut: chat, signedOutHere } = phrases(locale).pages;
  const way = wayToSignIn(deps, locale, name);
  return Promise.resolve(saying(status, locale, deps.issuer === null ? chat : signedOutHere, false, way));
};

export const leave =
  (name: PageName): Answers =>
  async (deps, request) => {
    const key = keyIn(request);
    if (key !== null) await deps.desk.store.transaction((tx) => tx.endPage(hashOf(key)));
    const said = await signedOut(name, 200)(deps, request);
    return { ...said, headers: { "set-cookie": pageCookie(deps.at, name, "", 0) } };
  };
