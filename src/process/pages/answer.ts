import type { IncomingMessage } from "node:http";
import type { Logger } from "pino";
import type { DeskDeps } from "../../desk/deps.ts";
import { wallTurnsEvery, type PageName } from "../../features/pages/rules.ts";
import type { Visitor } from "../../features/pages/use-cases.ts";
import { phrases } from "../../features/words.ts";
import { acceptedLocale, nearestLocale, type Locale } from "../../kernel/locale.ts";
import { escaped } from "./html.ts";
import type { Issuer } from "./issuer.ts";
import { style } from "./style.ts";

export interface PagesDeps {
  readonly desk: DeskDeps;
  /** Where browsers reach the desk, without a slash at its end. */
  readonly at: string;
  /** Null: people sign in by a link from their chat alone. */
  readonly issuer: Issuer | null;
  readonly log: Logger;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly html: string;
}
export type Answers = (deps: PagesDeps, request: IncomingMessage) => Promise<Answer>;

interface Drawn {
  readonly locale: Locale;
  readonly title: string;
  readonly body: string;
  readonly isWall?: boolean;
  /** Where its reader is led at once; left out: nowhere. */
  readonly onTo?: string;
}

export function page({ locale, title, body, isWall = false, onTo }: Drawn): string {
  const turns = isWall ? `${wallTurnsEvery}` : onTo === undefined ? null : `0;url=${onTo}`;
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${turns === null ? "" : `<meta http-equiv="refresh" content="${escaped(turns)}">`}<title>${escaped(title)}</title><style>${style}</style></head>
<body${isWall ? ' class="wall"' : ""}><main>${body}</main></body></html>
`;
}

/** One sentence, where there is nothing else to show; and a way to sign in. */
export const saying = (status: number, locale: Locale, sentence: string, isWall = false, way = ""): Answer => ({
  status,
  html: page({ locale, title: sentence, body: `<p>${escaped(sentence)}</p>${way}`, isWall }),
});

/** The language of somebody who is known. */
export const localeOf = (desk: DeskDeps, { locale }: Visitor["person"]): Locale => nearestLocale(locale, desk.locale);

/** Of whoever is not: as their browser says. */
export const localeIn = (desk: DeskDeps, { headers }: IncomingMessage): Locale =>
  acceptedLocale(headers["accept-language"] ?? "", desk.locale);

/** Leads to the issuer, and back to a page. Empty where there is none. */
export function wayToSignIn({ at, issuer }: PagesDeps, locale: Locale, name: PageName): string {
  if (issuer === null) return "";
  const label = escaped(phrases(locale).buttons.workAccount);
  return `<nav><a class="primary" href="${escaped(`${at}/sign-in?page=${name}`)}">${label}</a></nav>`;
}

export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  /** In milliseconds; 0: it is forgotten at once. */
  readonly keptFor: number;
  /** `Lax`: it comes along when its reader comes back from elsewhere. */
  readonly sameSite: "Strict" | "Lax";
}

export function setting(at: string, { name, value, path, keptFor, sameSite }: Cookie): string {
  const secure = isSecure(at) ? "; Secure" : "";
  return `${name}=${value}; Path=${path}; Max-Age=${keptFor / 1_000}; HttpOnly; SameSite=${sameSite}${secure}`;
}

export const isSecure = (at: string): boolean => new URL(at).protocol === "https:";

/** What lets a browser see a page. */
export const pageCookie = (at: string, name: PageName, value: string, keptFor: number): string =>
  setting(at, {
    name: "guichet",
    value,
    path: new URL(`${at}/${name}`).pathname,
    keptFor,
    sameSite: "Strict",
  });

export function keyIn({ headers: { cookie = "" } }: IncomingMessage): string | null {
  const found = /(?:^|;\s*)guichet=(?<key>[\w-]{43})(?:;|$)/.exec(cookie);
  return found?.groups?.["key"] ?? null;
}
