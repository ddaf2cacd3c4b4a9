import { userJson } from "../message-json.ts";
import type { SlackServer } from "../server.ts";
import type { SlackUser } from "../state.ts";
import { flag, id, method, page, paging, refuse } from "./method.ts";

const shown = (server: SlackServer, user: SlackUser, withLocale: boolean | undefined) =>
  userJson(server.state, user, { email: server.tokens.scopes.has("users:read.email"), locale: withLocale === true });

const info = method({
  scopes: ["users:read"],
  args: { user: id, include_locale: flag.optional() },
  run(server, args) {
    const user = server.state.users.get(args.user);
    return user === undefined ? refuse("user_not_found") : { ok: true, user: shown(server, user, args.include_locale) };
  },
});

const list = method({
  scopes: ["users:read"],
  args: { include_locale: flag.optional(), ...paging },
  run(server, args) {
    const cut = page(server, [...server.state.users.values()], args);
    if (!cut.ok) return cut;
    const members = cut.items.map((user) => shown(server, user, args.include_locale));
    return { ok: true, members, response_metadata: cut.response_metadata };
  },
});

const lookupByEmail = method({
  scopes: ["users:read.email"],
  args: { email: id },
  run(server, args) {
    const email = args.email.toLowerCase();
    const user = [...server.state.users.values()].find((one) => one.email?.toLowerCase() === email);
    return user === undefined ? refuse("users_not_found") : { ok: true, user: shown(server, user, false) };
  },
});

export const userMethods = {
  "users.info": info,
  "users.list": list,
  "users.lookupByEmail": lookupByEmail,
};
