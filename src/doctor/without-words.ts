import { maskSecrets } from "../kernel/words/secrets.ts";

/** What may be sent to whoever helps: no address of a person, and no secret. */
export const withoutSecrets = (text: string): string => maskSecrets(withoutAddresses(withoutPaths(text)));

/** Nor what somebody may have written: errors quote it. */
export const withoutWords = (text: string): string => withoutSecrets(withoutQuotes(text));

const withoutAddresses = (text: string): string => text.replaceAll(/[^\s"'<>(),;:/]+@[^\s"'<>(),;:/]+/g, "[address]");

/** Web addresses and those of databases, cut to their host: what comes after it may be a key to something. Those of files stay. */
const withoutPaths = (text: string): string =>
  text.replaceAll(/\b(?!file:)([a-z][a-z0-9+.-]*:\/\/)([^\s"'<>()]*)/gi, (_, scheme: string, rest: string) =>
    // Where the host begins cannot be told: an @ may stand in a password, or after it.
    rest.includes("@") ? `${scheme}[address]` : `${scheme}${/^[^/?#]*/.exec(rest)?.[0] ?? ""}`,
  );

/** A quotation that does not end goes on to the end of its line. */
const withoutQuotes = (text: string): string =>
  text
    .replaceAll(/"[^"]*"|“[^”]*”|«[^»]*»|`[^`]*`|(?<![\p{L}\p{N}])'[^'\n]*'(?![\p{L}\p{N}])/gu, "[quoted]")
    .replaceAll(/["“«`].*/g, "[quoted]");
