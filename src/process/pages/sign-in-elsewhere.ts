import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { pageNames, signedInFor, type PageName } from "../../features/pages/rules.ts";
import { signInAs, type Proven } from "../../features/pages/use-cases.ts";
import { phrases } from "../../features/words.ts";
import type { Locale } from "../../kernel/locale.ts";
import { hashOf } from "../file-page.ts";
import {
  isSecure,
  localeIn,
  localeOf,
  page,
  pageCookie,
  saying,
  setting,
  wayToSignIn,
  type Answer,
  type Answers,
  type PagesDeps,
} from "./answer.ts";
import { escaped } from "./html.ts";
import { newKept, type Issuer, type Kept } from "./issuer.ts";
import { newKey } from "./sign-in.ts";

/** Signing in with whom the people of this desk sign in everywhere. */

const pageName = z.enum(pageNames);
const comesBackWithin = 10 * 60_000; // milliseconds

/** Null: there is nothing at that path. */
export function signInElsewhere(path: string, issuer: Issuer | null): Answers | null {
  if (issuer === null) return null;
  if (path === "/sign-in") return (deps, request) => leaveFor(issuer, deps, request);
  if (path === "/sign-in/return") return (deps, request) => comeBack(issuer, deps, request);
  return null;
}

const queryOf = ({ url = "" }: IncomingMessage): URLSearchParams => new URL(url, "http://desk").searchParams;

async function leaveFor(issuer: Issuer, deps: PagesDeps, request: IncomingMessage): Promise<Answer> {
  const name = pageName.catch("report").parse(queryOf(request).get("page"));
  const kept = newKept();
  const url = await issuer.leave(kept);
  if (!(url instanceof URL)) return refused(deps, request, name, url);
  const { state, nonce, verifier } = kept;
  const cookie = keeping(deps.at, [state, nonce, verifier, name].join("."), comesBackWithin);
  return { status: 303, headers: { location: url.href, "set-cookie": cookie }, html: "" };
}

async function comeBack(issuer: Issuer, deps: PagesDeps, request: IncomingMessage): Promise<Answer> {
  const back = keptIn(deps.at, request);
  if (back === null) return refused(deps, request, "report", { result: "again", reason: "nothing kept" });
  const returned = await issuer.comeBack(queryOf(request), back.kept);
  if (returned.result !== "proven") return refused(deps, request, back.page, returned);
  return enterAs(returned.proven, back, deps, request);
}

async function enterAs(proven: Proven, { kept, page: name }: Back, deps: PagesDeps, request: IncomingMessage) {
  const { account, email } = proven;
  if (account === null && email === null)
    return refused(deps, request, name, { result: "unverified", reason: "neither an account nor a verified address" });
  const { desk, at } = deps;
  const cookie = newKey();
  const asked = { once: hashOf(kept.nonce), browser: hashOf(cookie), page: name, now: desk.now() };
  const signedIn = await signInAs(desk, { ...asked, proven });
  if (signedIn.result !== "signed-in") {
    const result = refusalOf[signedIn.result];
    const locale = "person" in signedIn ? localeOf(desk, signedIn.person) : undefined;
    return refused(deps, request, name, { result, reason: signedIn.result }, locale);
  }
  const locale = localeOf(desk, signedIn.person);
  const { signIn: says, title } = phrases(locale).pages;
  const onTo = `${at}/${name}`;
  const body = `<p>${escaped(says.signedInAs(signedIn.person.name))}</p>
<nav><a class="primary" href="${escaped(onTo)}">${escaped(title[name])}</a></nav>`;
  // Browsers take a cookie of ours along to where we lead them, not to where somebody else did.
  return {
    status: 200,
    headers: { "set-cookie": [keeping(at, "", 0), pageCookie(at, name, cookie, signedInFor[name])] },
    html: page({ locale, title: says.title, body, onTo }),
  };
}

const refusalOf = { "not-allowed": "notAllowed", unknown: "unknown", "not-now": "unanswered", used: "again" } as const;

const statuses = {
  again: 400,
  "given-up": 401,
  untrusted: 403,
  unverified: 403,
  unknown: 403,
  notAllowed: 403,
  unanswered: 503,
} as const;

interface Refused {
  readonly result: keyof typeof statuses;
  readonly reason: string;
}

/** Whatever was kept is kept no longer: who tries again begins anew. */
function refused(
  deps: PagesDeps,
  request: IncomingMessage,
  name: PageName,
  { result, reason }: Refused,
  locale: Locale = localeIn(deps.desk, request),
): Answer {
  if (result === "unanswered" || result === "untrusted")
    deps.log.warn({ result, reason }, "sign-in with the identity provider failed");
  else deps.log.info({ result, reason }, "sign-in refused");
  const { signIn: says, notAllowed } = phrases(locale).pages;
  const sentence = result === "notAllowed" ? notAllowed : says.refused[result];
  const said = saying(statuses[result], locale, sentence, false, wayToSignIn(deps, locale, name));
  return { ...said, headers: { "set-cookie": keeping(deps.at, "", 0) } };
}

interface Back {
  readonly kept: Kept;
  readonly page: PageName;
}

/** Named so, a browser lets no other host give it. */
const cookieName = (at: string): string => `${isSecure(at) ? "__Host-" : ""}guichet-sign-in`;

const keeping = (at: string, value: string, keptFor: number): string =>
  setting(at, { name: cookieName(at), value, path: "/", keptFor, sameSite: "Lax" });

function keptIn(at: string, { headers: { cookie = "" } }: IncomingMessage): Back | null {
  const given = cookie.split(/;\s*/).find((each) => each.startsWith(`${cookieName(at)}=`));
  const found = /=(?<state>[\w-]{43})\.(?<nonce>[\w-]{43})\.(?<verifier>[\w-]{43})\.(?<page>\w+)$/.exec(given ?? "");
  const { state = "", nonce = "", verifier = "", page: name } = found?.groups ?? {};
  const to = pageName.safeParse(name);
  return to.success ? { kept: { state, nonce, verifier }, page: to.data } : null;
}
