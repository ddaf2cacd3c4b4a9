import type { Answer } from "./answers.ts";
import type { Account, Directory } from "./directory.ts";

/** Microsoft Graph as far as a bot meets it here: who somebody's manager is. Source: "List manager", and Graph's error responses. */
export interface GraphRequest {
  readonly method: string;
  /** From `/v1.0/` on, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** What an administrator of the tenant has consented to, as the token says; null: it is no token for Graph. */
  readonly roles: readonly string[] | null;
}

const refuse = (status: number, code: string, message: string): Answer => ({
  status,
  body: {
    error: { code, message, innerError: { date: "2026-11-23T09:00:00", "request-id": "0", "client-request-id": "0" } },
  },
});

const mayReadUsers = ["User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];

export function answerGraph(directory: Directory, { method, path, query, roles }: GraphRequest): Answer {
  if (roles === null)
    return refuse(401, "InvalidAuthenticationToken", "Access token is empty or for another audience.");
  const [, user] = /^users\/([^/]+)\/manager$/u.exec(path) ?? [];
  if (method !== "GET" || user === undefined) return refuse(400, "BadRequest", "Resource not found for the segment.");
  if (!roles.some((role) => mayReadUsers.includes(role)))
    return refuse(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
  const name = decodeURIComponent(user);
  const account = directory.accounts.find(({ aadObjectId, email }) => aadObjectId === name || email === name);
  const there = account === undefined ? name : "manager";
  const manager = account?.manager ?? null;
  if (manager === null)
    return refuse(
      404,
      "Request_ResourceNotFound",
      `Resource '${there}' does not exist or one of its queried reference-property objects are not present.`,
    );
  const wanted = query.get("$select")?.split(",");
  const all: Readonly<Record<string, unknown>> = manager === "contact" ? contact : userJson(manager);
  const selected = Object.entries(all).filter(([key]) => key.startsWith("@") || (wanted?.includes(key) ?? true));
  return { status: 200, body: Object.fromEntries(selected) };
}

const userJson = ({ aadObjectId, name, email }: Account) => ({
  "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects/$entity",
  "@odata.type": "#microsoft.graph.user",
  id: aadObjectId,
  displayName: name,
  mail: email,
  userPrincipalName: email,
});

const contact = {
  "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects/$entity",
  "@odata.type": "#microsoft.graph.orgContact",
  id: "4b1d2c3e-0000-4000-8000-000000000001",
  displayName: "A contact",
  mail: "contact@elsewhere.example",
};
