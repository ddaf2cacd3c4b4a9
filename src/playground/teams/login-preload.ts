import { redirectLogin } from "./login-redirect.ts";

/** For a desk in a process of its own: `node --import <this file>`, with TEAMS_TENANT_LOGIN=<tenant id>:<port>. */
const [tenantId, port] = (process.env["TEAMS_TENANT_LOGIN"] ?? "").split(":");
if (!tenantId || !port) throw new Error("TEAMS_TENANT_LOGIN must say <tenant id>:<port>");
redirectLogin(tenantId, Number(port));
