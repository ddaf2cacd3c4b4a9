import { z } from "zod";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";
import { wake } from "../../src/desk/wake.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import type { Job } from "../../src/worker/job-rule.ts";
import { tryJob } from "../../src/worker/try-job.ts";

/** A bench whose worker is stopped: the digests of the queue are looked at and said by hand, and so in one order. */
export interface LateBench extends Bench {
  readonly lea: PersonId;
  /** Another lead, who works in the channel too. */
  leads(name: string): Promise<PersonId>;
  /** Wakes these tickets, of whom something is due. */
  isLate(...tickets: readonly string[]): Promise<void>;
  /** What the digest's timer does, and all that comes of it. */
  looks(): Promise<void>;
  /** The desk's clock goes on by minutes, and each minute the digests are looked at. */
  minutes(count: number): Promise<void>;
  /** Pauses that a platform needs are over. */
  pausesAreOver(): Promise<void>;
  /** What the digests say that stand at an address, the oldest first. */
  digestsAt(address: string): readonly string[];
}

/** From Saturday 9:00 to the Monday on which the first answers of P3 tickets are due at 13:00. */
export const untilLate = 52 * 60 + 1;

const waiting = z.array(z.object({ id: z.string(), data: z.custom<Job>() }));
const mostRounds = 5; // a digest that ends where it stood is begun where it is to stand now, and then nothing is due

export async function openLateBench(): Promise<LateBench> {
  const bench = await openBench();
  const { store, platform, deps } = bench;
  const names = ["ada"];
  const leads = (name: string): Promise<PersonId> =>
    store.transaction(async (tx) => {
      const { id } = await tx.recognise(someone(`U-${name.toLowerCase()}`, name));
      await tx.addMembers("it", "slack", [id]);
      await tx.addLead("it", id);
      names.push(name.toLowerCase());
      platform.members = names.map((each) => someone(`U-${each}`, each));
      return id;
    });
  const doJob = (job: Job) => tryJob(deps, job, { age: 0, tries: 0 });
  const looks = async (): Promise<void> => {
    await doJob({ kind: "digest-due", queue: "it" });
    for (let round = 0; round < mostRounds; round += 1) {
      const jobs = waiting.parse(
        await bench.rows(
          "delete from jobs.job where data->>'kind' in ('digest', 'digest-due') returning id::text, data",
        ),
      );
      if (jobs.length === 0) return;
      for (const { data } of jobs) await doJob(data);
    }
    throw new Error("the digests come to no end");
  };
  return {
    ...bench,
    lea: await leads("Lea"),
    leads,
    isLate: async (...tickets) => {
      for (const ticket of tickets) await store.transaction((tx) => wake(tx, deps.rules, ticket));
    },
    looks,
    minutes: async (count) => {
      for (let minute = 0; minute < count; minute += 1) {
        bench.passes(1);
        await looks();
      }
    },
    pausesAreOver: async () => void (await bench.rows("update digest set lease_until = null")),
    digestsAt: (address) =>
      platform.posted
        .filter((each) => each.address === address && each.mark?.startsWith("digest ") === true)
        .map(({ message }) => wordsOf(message)),
  };
}
