import type { IncomingMessage } from "node:http";

/** Why a request is not answered, in words; null when it may be. Other pages in the same browser must not reach the desk. */
export function refusalOf({ method, headers }: IncomingMessage, port: number): string | null {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  // A name of somebody else's that leads to this machine (DNS rebinding) comes with that name.
  if (!own.includes(headers.host ?? "")) return "The playground answers on this machine only.";
  if (method !== "POST") return null;
  if (headers.origin !== undefined && !own.some((host) => headers.origin === `http://${host}`))
    return "Another page may not act here.";
  // A form of another page cannot send this type without being asked first.
  return headers["content-type"]?.startsWith("application/json") ? null : "The body must be application/json.";
}
