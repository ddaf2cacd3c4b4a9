import { warning, well, type Check } from "../finding.ts";
import type { Records } from "../given.ts";
import { span } from "../say.ts";

const day = 86_400_000;
const oldBackup = 2 * day; // of one that is made every night, one was missed
const oldProof = 35 * day; // of one that is made every month, one was missed

const howTo = "Run npm run backup every night, with HELPDESK_BACKUP_DIR on another disk.";
const howToProve = "Run npm run backup -- --prove every month: only what was restored is known to be a backup.";

/** How old the last backup is, and the last that was restored to prove it. */
export const backups: Check<Records> = {
  name: "backups",
  look: async ({ diagnosis, now, embedded }) => {
    const { made, proven, tickets } = await diagnosis.backups();
    if (made === null) {
      if (!tickets) return [well("There are no tickets to back up yet.")];
      return embedded
        ? [warning("No backup was ever made.", howTo)]
        : [well("No backup of the desk's own was made: whoever runs the PostgreSQL of DATABASE_URL backs it up.")];
    }
    const age = (at: Date): number => now().getTime() - at.getTime();
    const proof = proven === null ? "None was ever proven." : `The last one proven is ${span(age(proven))} old.`;
    const sentence = `The last backup is ${span(age(made))} old. ${proof}`;
    if (age(made) > oldBackup) return [warning(sentence, howTo)];
    return [proven === null || age(proven) > oldProof ? warning(sentence, howToProve) : well(sentence)];
  },
};
