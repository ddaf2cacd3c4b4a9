import { phrases } from "../../src/features/words.ts";
import type { TeamsTenant } from "../../src/playground/teams/tenant.ts";
import { recordedTitle, type Recorded } from "../platforms.ts";
import { eventually } from "./on-slack.ts";

const words = phrases("en");

export interface OnTeams {
  setsUp(): Promise<void>;
  /** Does everything once, and gives what Teams sent for it. */
  record(): Promise<Omit<Recorded["teams"], "token">>;
}

export function peopleOnTeams(tenant: TeamsTenant, crowd: number, administrator: string): OnTeams {
  const person = (name: string) =>
    tenant.person({ name, email: `${name.replace(" ", ".").toLowerCase()}@atelier.example` });
  const ada = tenant.person({ name: "Ada Admin", email: administrator });
  const requesters = Array.from({ length: crowd }, (_, index) => person(`Requester ${index}`));
  const [requester = ada] = requesters;
  const team = tenant.team({
    name: "IT",
    owners: [ada],
    members: Array.from({ length: 3 }, (_, index) => person(`Agent ${index}`)),
  });
  const channel = team.channel("Support");
  const sent = (what: string): string =>
    JSON.stringify(tenant.wire.entries.findLast((entry) => entry.what === what)?.request);
  return {
    setsUp: async () => void (await ada.mentionsBot("setup", channel)),
    async record() {
      await requester.says(`ticket ${recordedTitle}`);
      const message = sent("message");
      await requester.runsCommand("newTicket", { from: "compose", in: "chat" });
      await eventually("the dialog", () => requester.dialog());
      requester.fills({ [words.forms.newTicket.titleLabel]: recordedTitle });
      await requester.presses(words.forms.newTicket.submit);
      return {
        message,
        form: sent("invoke composeExtension/submitAction"),
        requesters: requesters.map(({ account: { id, aadObjectId, chatId, name } }) => ({
          id,
          aadObjectId,
          chatId,
          name,
        })),
      };
    },
  };
}
