import { ill, warning, well, type Check } from "../finding.ts";
import type { Records } from "../given.ts";
import { count, some } from "../say.ts";

const most = 500;
const grace = 5 * 60_000; // milliseconds: a desk that works takes a second

/** Whether the desk will look at each open ticket again, and rings its timers when they are due. */
export const timers: Check<Records> = {
  name: "timers",
  look: async ({ diagnosis, store, now }) => {
    const [withoutTimer, overdue] = await Promise.all([
      diagnosis.withoutTimer(most),
      diagnosis.overdueTimers(new Date(now().getTime() - grace)),
    ]);
    const findings = [];
    if (withoutTimer.length > 0) {
      findings.push(
        ill(
          `${count(withoutTimer.length, "open ticket")} will not be reminded of by any timer: ${some(withoutTimer)}.`,
          "Run it with --repair: they are looked at as soon as the desk runs.",
          () =>
            store.transaction(async (tx) => {
              for (const ticket of withoutTimer) {
                await tx.setTimer({ key: `ticket ${ticket}`, at: now(), job: { kind: "wake", ticket } });
              }
            }),
        ),
      );
    }
    if (overdue > 0) {
      findings.push(
        warning(
          `${count(overdue, "timer")} should have been done more than five minutes ago.`,
          "Start the desk, which does what they are for at once; if it runs, its log says what keeps it.",
        ),
      );
    }
    return findings.length > 0 ? findings : [well("Every open ticket has its timer.")];
  },
};
