import { diagnoseIssuer, returnsTo, type Diagnosed } from "../../process/pages/issuer.ts";
import { ill, unchecked, warning, well, type Check, type Found } from "../finding.ts";
import type { Surroundings } from "../given.ts";

/** Whether people can sign in to the pages with their identity provider. */
export const signIn: Check<Surroundings> = {
  name: "sign-in",
  look: async ({ config: { signIn: config, pages } }) =>
    config === null || pages === null
      ? []
      : [foundOfIssuer(config.issuer, returnsTo(pages), await diagnoseIssuer(config, pages))],
};

function foundOfIssuer(issuer: string, returns: string, diagnosed: Diagnosed): Found {
  const redirect = `The redirect URI to register there is ${returns}.`;
  switch (diagnosed.result) {
    case "unanswered":
      return unchecked(
        `${issuer} could not be asked how people sign in (${diagnosed.reason}).`,
        `Check OIDC_ISSUER, and this machine's way there (proxy, firewall). ${redirect}`,
      );
    case "untrusted":
      return ill(
        `What stands at ${issuer} is no issuer of that name (${diagnosed.reason}).`,
        `Copy OIDC_ISSUER letter by letter from "issuer" in its /.well-known/openid-configuration. ${redirect}`,
      );
    case "answers":
      break;
  }
  if (diagnosed.secret === false) {
    return ill(
      `${issuer} does not take OIDC_CLIENT_ID with OIDC_CLIENT_SECRET.`,
      `Copy both anew from the application that you made there for the desk: the secret's value, not its id. ${redirect}`,
    );
  }
  if (!diagnosed.pkce) return warning(`${issuer} does not say that it takes PKCE.`, `Allow S256 there. ${redirect}`);
  const taken = diagnosed.secret === null ? "It does not say whether it takes the secret." : "It takes the secret.";
  return well(`People sign in to the pages at ${issuer}. ${taken} ${redirect}`);
}
