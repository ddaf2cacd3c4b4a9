import { setImmediate as turn, setTimeout as pause } from "node:timers/promises";
import type { Ended, Fault, Step } from "./checkpoint.ts";

/** A step that was let go and whose end is not known yet: it stands at a lock. */
export interface Flight {
  readonly step: Step;
  ended: Ended | null;
  readonly settled: Promise<void>;
  /** The tasks that hold the lock. */
  waitsFor: string;
}

/** Whom a backend waits for until one of them goes on by itself; null: it waits for nobody, or a deadlock will end it. */
export type LockHolders = (pid: number) => Promise<readonly number[] | null>;

const answersWithin = 2; // milliseconds: nearly every statement does
const looksEvery = 4; // milliseconds: longer than PostgreSQL takes to look for a deadlock, so that whoever closes a circle loses
const tooLong = 30_000;

export function takeOff(step: Step, fault: Fault | null): Flight {
  const flight: Flight = { step, ended: null, settled: untilEnded(), waitsFor: "" };
  return flight;

  async function untilEnded(): Promise<void> {
    const ended = await step.go(fault);
    flight.ended = ended;
  }
}

/** True once the step has come to its end; false when it stands at a lock: seen twice, since locks are handed on in several moves. */
export async function comesToEnd(
  flight: Flight,
  lockHolders: LockHolders,
  nameOf: (pid: number) => string,
): Promise<boolean> {
  const { pid, id } = flight.step;
  const deadline = performance.now() + tooLong;
  await Promise.race([flight.settled, pid === null ? turn() : pause(answersWithin)]);
  for (let looks = 0; looks < 2;) {
    if (flight.ended !== null) return true;
    const holders = pid === null ? null : await lockHolders(pid);
    if (flight.ended !== null) return true;
    if (performance.now() > deadline) throw new Error(`${id} does not come to an end`);
    looks = holders === null ? 0 : looks + 1;
    flight.waitsFor = [...new Set((holders ?? []).map(nameOf))].toSorted().join();
    if (looks < 2) await Promise.race([flight.settled, pause(holders === null ? 1 : looksEvery)]);
  }
  return flight.ended !== null;
}
