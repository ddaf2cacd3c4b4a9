import { warning, well, type Check } from "../finding.ts";
import type { Surroundings } from "../given.ts";

/** Whether people on Teams can download what is no picture: there it stands in no thread. */
export const filePages: Check<Surroundings> = {
  name: "files",
  look: ({ config: { teams, pages } }) => {
    if (teams === null) return [];
    if (pages !== null) return [well(`Files are downloaded from ${pages}/files/.`)];
    return [
      warning(
        "People on Teams see the pictures that are sent, and cannot download other files.",
        "Set HELPDESK_URL to the https address that ends at the desk's port, as in the messaging endpoint of the bot.",
      ),
    ];
  },
};
