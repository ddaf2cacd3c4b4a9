import type { Refused, Waiting } from "../../store/diagnosis/deliveries.ts";
import { ill, warning, well, type Check, type Found } from "../finding.ts";
import type { Records } from "../given.ts";
import { count, named, some, span } from "../say.ts";

const most = 500;
const minute = 60_000;
const settlesWithin = 5 * minute; // a desk that just starts has work to catch up with
const manyTries = 6; // about a minute of trying
const tooLong = 60 * minute;

/** Whether what is to be said leaves, and nothing is left lying. */
export const deliveries: Check<Records> = {
  name: "deliveries",
  look: async ({ diagnosis }) => {
    const found: Found[] = [];
    const { clock } = await diagnosis.server(); // by which it is put in line
    const kept = await diagnosis.keptFromTaking();
    if (kept !== null) {
      found.push(
        ill(
          `Nothing can be taken to be delivered (${kept}): no card and no note is posted or edited.`,
          "Put right what PostgreSQL says. The lines on rows that cannot be read may name the one that is meant.",
        ),
      );
    }
    const dead = await diagnosis.dead(most);
    if (dead.length > 0) {
      found.push(
        ill(
          `${count(dead.length, "delivery has", "deliveries have")} ended for good${about(dead)}.`,
          "Run it with --repair: they are tried anew.",
          () => diagnosis.revive(dead.map(({ id }) => id)),
        ),
      );
    }
    found.push(...(await diagnosis.refused()).map((refused) => tellRefused(refused, clock)));
    const struggling = await diagnosis.struggling(manyTries, most);
    for (const [platform, jobs] of Map.groupBy(struggling, (job) => job.platform)) {
      found.push(tellTrouble(platform, jobs, clock));
    }
    const due = new Date(clock.getTime() - settlesWithin);
    const overdue = await diagnosis.overdue(due, most);
    if (overdue.length > 0) {
      found.push(
        warning(
          `${count(overdue.length, "delivery has", "deliveries have")} been due for over five minutes, and nobody takes ${overdue.length === 1 ? "it" : "them"} up.`,
          "Start the desk. If it runs, its log and /readyz say what keeps it.",
        ),
      );
    }
    if (found.length > 0) return found;
    const { many, failedUntil } = await diagnosis.waiting();
    const failed =
      failedUntil === null ? "" : `; what failed is tried again within ${span(untilThen(failedUntil, clock))}`;
    return [well(`${many === 0 ? "Nothing waits" : `${many} wait`} to be delivered${failed}.`)];
  },
};

const untilThen = (then: Date, now: Date): number => Math.max(0, then.getTime() - now.getTime());

function tellRefused({ platform, many, since, until, reason }: Refused, now: Date): Found {
  const waited = now.getTime() - since.getTime();
  const sentence = `${count(many, "delivery waits", "deliveries wait")} for ${named(platform)}, the oldest for ${span(waited)}: it refuses the desk (${reason}).`;
  const remedy =
    "Put right what the lines above say of it, and start the desk again. " +
    `If it runs, it asks ${named(platform)} again within ${span(untilThen(until, now))}; once it is taken, all of them leave at once.`;
  return waited > tooLong ? ill(sentence, remedy) : warning(sentence, remedy);
}

function tellTrouble(platform: string | null, jobs: readonly Waiting[], now: Date): Found {
  const waited = now.getTime() - Math.min(...jobs.map(({ since }) => since.getTime()));
  const where = platform === null ? "" : ` to ${named(platform)}`;
  const sentence = `${count(jobs.length, "delivery", "deliveries")}${where} failed again and again, the oldest for ${span(waited)}${about(jobs)}.`;
  const remedy = "They go on being tried for a day; the log says why (“job not done yet”), and so may the lines above.";
  return waited > tooLong ? ill(sentence, remedy) : warning(sentence, remedy);
}

function about(jobs: readonly Waiting[]): string {
  const tickets = some(jobs.flatMap(({ ticket }) => (ticket === null ? [] : [ticket])));
  return tickets === "" ? "" : `: ${tickets}`;
}
