import { ill, well, type Check } from "../finding.ts";
import type { Records } from "../given.ts";
import { count, some } from "../say.ts";

/** Whether the desk leaves out a row since it cannot read it. Tickets are looked at with their events. */
export const unreadable: Check<Records> = {
  name: "unreadable",
  look: async ({ diagnosis }) => {
    const unread = await diagnosis.unreadableRows();
    const { timers, readyAnswers, knownIssues, articles, settings, deliveries, several, exports } = unread;
    const found = [
      [timers, "timer", "It is not done."],
      [readyAnswers, "ready answer", "Nobody can choose it."],
      [knownIssues, "known issue", "Nobody is told of it."],
      [articles, "article", "Nobody finds it."],
      [several, "change of several tickets", "Whoever asked is told so."],
      [exports, "export", "Whoever asked is told that no file comes."],
      [deliveries, "outbox row", "It is never delivered."],
      [settings, "setting", "The desk goes on as if there were none."],
    ] as const;
    const findings = found.flatMap(([names, what, effect]) =>
      names.length === 0
        ? []
        : [
            ill(
              `${count(names.length, what)} cannot be read: ${some(names)}. ${effect}`,
              "If a newer desk wrote it, upgrade this one too; else remove the row, or restore the database from a backup.",
            ),
          ],
    );
    return findings.length > 0
      ? findings
      : [
          well(
            "All timers, outbox rows, ready answers, known issues, articles, exports, changes of several and settings can be read.",
          ),
        ];
  },
};
