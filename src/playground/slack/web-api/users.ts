import { z } from "zod";
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

/** Sources: Slack's pages of both methods, and its OpenAPI description. */
const profileGet = method({
  scopes: ["users.profile:read"],
  args: { user: id },
  run({ state, tokens }, args) {
    const user = state.users.get(args.user);
    if (user === undefined) return refuse("user_not_found");
    const { profile } = userJson(state, user, { email: tokens.scopes.has("users:read.email"), locale: false });
    const filled = [...(state.profiles.get(user.id) ?? [])].map(([field, value]) => [field, { value, alt: "" }]);
    // Of whoever has filled in nothing there is a list in the place of the group.
    return { ok: true, profile: { ...profile, fields: filled.length === 0 ? [] : Object.fromEntries(filled) } };
  },
});

const teamProfileGet = method({
  scopes: ["users.profile:read"],
  args: { visibility: z.enum(["all", "visible", "hidden"]).optional() },
  run: ({ state }) => ({
    ok: true,
    profile: {
      fields: state.profileFields.map((field) => ({
        ...field,
        field_name: null,
        hint: "",
        options: null,
        possible_values: null,
      })),
      sections: [],
    },
  }),
});

export const userMethods = {
  "team.profile.get": teamProfileGet,
  "users.profile.get": profileGet,
  "users.info": info,
  "users.list": list,
  "users.lookupByEmail": lookupByEmail,
};
