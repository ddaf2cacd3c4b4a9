/** What is wrong with an address of PostgreSQL, to follow the variable's name; null: nothing. The address is never repeated. */
export function mistakeInAddress(address: string): string | null {
  const [, rest] = /^postgres(?:ql)?:\/\/(.*)$/s.exec(address) ?? [];
  if (rest === undefined) return "is not a postgresql:// address";
  if (hasRawPassword(rest)) {
    return "has a password with @, /, # or ? in it, which must be percent-encoded (%40, %2F, %23, %3F)";
  }
  if (/%(?![\da-f]{2})/i.test(rest)) return "has a % that begins no percent-encoding; write %25 for it";
  const { host, query } = partsOf(rest);
  if (host.includes(",")) return "names several hosts; name one, such as the one of your load balancer";
  if (query.has("schema")) {
    return "has ?schema=, which PostgreSQL does not know; leave it out, since the desk keeps its tables in the schema public";
  }
  return canParse(address) ? null : "is not a postgresql:// address";
}

/** With a host, or (`@/`, `//`) without one, where a socket is named in the query. */
const canParse = (address: string): boolean =>
  URL.canParse(address) || URL.canParse(address.replace("@/", "@localhost/"));

/**
 * Whether what looks like the end of the address is still the password: there is an @ after the first /, ? or #. In a query
 * that is one, an @ may stand in a value.
 */
function hasRawPassword(rest: string): boolean {
  const end = rest.search(/[/?#]/);
  const [authority, after] = end === -1 ? [rest, ""] : [rest.slice(0, end), rest.slice(end)];
  if (authority.split("@").length > 2) return true;
  const [path = "", ...queries] = after.split("?");
  if (path.includes("@") || path.includes("#")) return true;
  const query = queries.join("?");
  return query.includes("#") || (query.includes("@") && !query.split("&").every((pair) => /^\w+=/.test(pair)));
}

function partsOf(rest: string): { readonly host: string; readonly query: URLSearchParams } {
  const authority = rest.split(/[/?]/, 1)[0] ?? "";
  return { host: authority.split("@").at(-1) ?? "", query: new URLSearchParams(rest.split("?")[1] ?? "") };
}

/**
 * The address as pg is to have it. What it calls `require` and `verify-ca` it checks as `verify-full` does, and says so in
 * six lines each time: so it is given that name.
 */
export const plainAddress = (address: string): string =>
  /[?&]uselibpqcompat=true\b/.test(address)
    ? address
    : address.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, "$1verify-full");

/** The address with a parameter of the session set. */
export function withSetting(address: string, name: string, value: string): string {
  const option = `-c ${name}=${value.replaceAll(" ", "\\ ")}`;
  const given = /([?&]options=)([^&]*)/.exec(address);
  if (given !== null) return address.replace(given[0], `${given[0]}%20${encodeURIComponent(option)}`);
  return `${address}${address.includes("?") ? "&" : "?"}options=${encodeURIComponent(option)}`;
}
