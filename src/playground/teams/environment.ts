import { channelIssuer } from "./login.ts";
import { loginHost } from "./login-redirect.ts";

/** What identifies the app and where its Teams is. */
export interface DeskSettings {
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
  readonly origin: string;
  readonly scope: string;
}

/** The environment of a desk that talks to this tenant: botbuilder's own names, all seven cloud settings given. */
export function deskEnvironment({
  appId,
  appPassword,
  tenantId,
  origin,
  scope,
}: DeskSettings): Readonly<Record<string, string>> {
  // Of this tenant alone: botbuilder remembers the keys behind an address, and a port may have been another's.
  const metadata = `${origin}/${tenantId}/.well-known/openidconfiguration`;
  return {
    MicrosoftAppType: "SingleTenant",
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword,
    MicrosoftAppTenantId: tenantId,
    GRAPH_URL: origin,
    ToChannelFromBotLoginUrl: `https://${loginHost}/${tenantId}`,
    ToChannelFromBotOAuthScope: scope,
    ToBotFromChannelTokenIssuer: channelIssuer,
    ToBotFromChannelOpenIdMetadataUrl: metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: metadata,
    OAuthUrl: origin,
    CallerId: "urn:botframework:azure",
  };
}

/** To be added when the desk runs in a process of its own, where the login host must be redirected too. */
export function childEnvironment({ tenantId, origin }: DeskSettings): Readonly<Record<string, string>> {
  return {
    NODE_OPTIONS: `--import=${new URL("login-preload.ts", import.meta.url).href}`,
    TEAMS_TENANT_LOGIN: `${tenantId}:${new URL(origin).port}`,
  };
}
