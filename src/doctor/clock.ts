import { ill, warning, well, type Found } from "./finding.ts";
import { span } from "./say.ts";

const noticeable = 30_000; // milliseconds
const refused = 5 * 60_000; // past this Slack's signatures and Teams' tokens count as forged

/** What it means that this machine's clock is so many milliseconds ahead of another's. */
export function judgeClock(whose: string, ahead: number, unnoticed = noticeable): Found {
  if (Math.abs(ahead) < unnoticed) return well(`This machine's clock and ${whose} agree.`);
  const sentence = `This machine's clock is ${span(ahead)} ${ahead > 0 ? "ahead of" : "behind"} ${whose}.`;
  const remedy = "Let both machines take the time from the network (timedatectl set-ntp true).";
  return Math.abs(ahead) < refused
    ? warning(sentence, remedy)
    : ill(`${sentence} Slack's signatures and Teams' tokens are refused past five minutes.`, remedy);
}
