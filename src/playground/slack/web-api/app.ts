import type { SocketMode } from "../socket-mode.ts";
import { method, type Method } from "./method.ts";

const authTest = method({
  args: {},
  run({ state: { team, app, users } }) {
    return {
      ok: true,
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: users.get(app.botUser)?.name,
      // Of an organisation's own token Slack names that in the place of a workspace.
      ...(app.isOrgWide ? { team_id: "E0ORG", enterprise_id: "E0ORG" } : { team_id: team.id }),
      user_id: app.botUser,
      bot_id: app.botId,
      is_enterprise_install: app.isOrgWide,
    };
  },
});

const apiTest = method({ args: {}, run: () => ({ ok: true, args: {} }) });

const openConnection = (socketMode: SocketMode): Method =>
  method({
    token: "app",
    args: {},
    run({ state }) {
      const host = new URL(state.origin).host;
      return { ok: true, url: `ws://${host}/link/?ticket=${socketMode.newTicket()}&app_id=${state.app.id}` };
    },
  });

export const appMethods = (socketMode: SocketMode) => ({
  "auth.test": authTest,
  "api.test": apiTest,
  "apps.connections.open": openConnection(socketMode),
});
