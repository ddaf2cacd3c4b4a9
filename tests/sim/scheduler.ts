import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as turn, setTimeout as pause } from "node:timers/promises";
import type { Checkpoint, Chooser, Decision, Ended, Fault, Faults, Step, Task } from "./checkpoint.ts";
import { comesToEnd, takeOff, type Flight, type LockHolders } from "./flights.ts";
import { seal } from "./sealed.ts";
import { errorText, told } from "./told.ts";

export interface SchedulerDeps {
  readonly choose: Chooser;
  readonly faults: Faults;
  readonly lockHolders: LockHolders;
  /** After each step: whatever begins by itself. */
  readonly after: (scheduler: Scheduler) => Promise<void>;
  /** Nobody wants anything: true when somebody may want something now. */
  readonly idle: (scheduler: Scheduler) => Promise<boolean>;
  /** The desk's process was killed: another begins. */
  readonly gone: (scheduler: Scheduler) => Promise<void>;
}

/**
 * Lets one step go at a time. Which one, a chooser says. Its answer is handed over, and nothing else happens until its task
 * wants the next step or is done; unless it stands at a lock: then others go, and after each of them it is looked at again.
 */
export interface Scheduler {
  readonly log: string[];
  readonly steps: readonly Step[];
  readonly decisions: readonly Decision[];
  readonly tasks: readonly Task[];
  readonly waits: () => number;
  /** How many processes of the desk there have been. */
  readonly process: () => number;
  begin(name: string, work: () => Promise<unknown>): void;
  /** Waits for the turn of a task; for ever, if its process is gone. */
  checkpoint<Result>(checkpoint: Checkpoint<Result>, task: Task): Promise<Result>;
  run(): Promise<void>;
}

/** The run that is under way. */
export interface Stage {
  scheduler: Scheduler | null;
}

const here = new AsyncLocalStorage<Task>();
export const currentTask = (): Task | null => here.getStore() ?? null;

const never = new Promise<never>(() => undefined);

/** Waits for its turn. `owner`: whose it is where the context was lost; what is of no task goes at once. */
export function inTurn<Result>(
  { scheduler }: Stage,
  checkpoint: Checkpoint<Result>,
  owner: Task | null = null,
): Promise<Result> {
  const task = currentTask() ?? owner;
  if (task === null) return checkpoint.run();
  return scheduler === null ? never : scheduler.checkpoint(checkpoint, task); // of a run that is over: never
}

export function createScheduler(deps: SchedulerDeps): Scheduler {
  const log: string[] = [];
  const steps: Step[] = [];
  const decisions: Decision[] = [];
  const tasks: Task[] = [];
  const inFlight: Flight[] = [];
  let process = 1;
  let waits = 0;
  let last: Task | null = null;

  const alive = (): readonly Task[] => tasks.filter((task) => task.process === process);
  const nameOf = (pid: number): string => steps.findLast((step) => step.pid === pid)?.task.name ?? "somebody";
  const isQuiet = (task: Task): boolean =>
    task.done || task.waiting.length > 0 || inFlight.some(({ step }) => step.task === task);

  /** What was sent on a connection after a statement that stands at a lock is not done before it. */
  const isBehind = ({ pid }: Step): boolean => pid !== null && inFlight.some(({ step }) => step.pid === pid);

  /** Until all of them want something, or are done. Nothing that they wait for is outside of this process. */
  async function settle(some: readonly Task[]): Promise<void> {
    for (let turns = 0; turns < 3 || (turns < 500 && !some.every(isQuiet)); turns += 1) await turn();
  }

  function pick(enabled: readonly Step[]): Step {
    const atOnce = enabled.find(({ yields }) => !yields);
    if (atOnce !== undefined) return atOnce;
    const current = enabled.findIndex(({ task }) => task === last);
    const chosen = enabled.length === 1 ? 0 : deps.choose(enabled, current);
    const step = enabled[chosen];
    if (step === undefined) throw new Error("nobody was chosen");
    if (enabled.length > 1)
      decisions.push({ options: enabled.map(({ id }) => id), chosen, current, step: steps.length });
    return step;
  }

  async function letGo(step: Step): Promise<void> {
    step.task.waiting.shift();
    if (step.yields) last = step.task;
    steps.push(step);
    seal.passes(1);
    const fault = deps.faults.get(step.id) ?? null;
    if (fault !== null) log.push(`    !! ${fault} at ${step.id}`);
    const flight = takeOff(step, fault);
    const line = `#${steps.length} ${step.id} ${step.label}`;
    if (await comesToEnd(flight, deps.lockHolders, nameOf)) {
      log.push(`${line} → ${flight.ended?.told}`);
    } else {
      waits += 1;
      log.push(`${line} … waits for ${flight.waitsFor}`);
      inFlight.push(flight);
    }
    if (fault === "gone") await endProcess();
    else await handOver(flight);
    await wake();
    await deps.after(api);
  }

  async function endProcess(): Promise<void> {
    inFlight.splice(0);
    process += 1;
    last = null;
    await deps.gone(api);
    await settle(alive());
  }

  async function handOver({ step, ended }: Flight): Promise<void> {
    if (ended === null) return;
    ended.handOver();
    await settle([step.task]);
  }

  /** Whoever stood at a lock and does no more goes on; true when there was one. */
  async function wake(): Promise<boolean> {
    let woken = false;
    for (const flight of inFlight.slice()) {
      const before = flight.waitsFor;
      if (!(await comesToEnd(flight, deps.lockHolders, nameOf))) {
        if (flight.waitsFor !== before) log.push(`    ${flight.step.id} now waits for ${flight.waitsFor}`);
        continue;
      }
      inFlight.splice(inFlight.indexOf(flight), 1);
      log.push(`    ${flight.step.id} goes on → ${flight.ended?.told}`);
      woken = true;
      await handOver(flight);
    }
    return woken;
  }

  /** All stand at locks that nobody here holds: somebody who has just gone does. */
  async function untilSomebodyWakes(): Promise<void> {
    const deadline = performance.now() + 10_000;
    while (!(await wake())) {
      const waiting = inFlight.map(({ step, waitsFor }) => `${step.id} for ${waitsFor}`);
      if (performance.now() > deadline) throw new Error(`all wait: ${waiting.join()}\n${log.join("\n")}`);
    }
  }

  /** Nobody wants anything, and somebody is not done: they wait for each other, or for the machine. */
  async function untilSomebodyWants(unfinished: readonly Task[]): Promise<void> {
    const deadline = performance.now() + 10_000;
    while (!unfinished.some(isQuiet)) {
      if (performance.now() > deadline) throw new Error(`stuck: ${unfinished.map(({ name }) => name).join()}`);
      await pause(1);
    }
  }

  const api: Scheduler = {
    log,
    steps,
    decisions,
    tasks,
    waits: () => waits,
    process: () => process,

    begin(name, work) {
      const task: Task = { name, process, steps: 0, waiting: [], done: false, failure: null };
      tasks.push(task);
      const ends = (how: string, failure: string | null): void => {
        task.done = true;
        task.failure = failure;
        if (task.process === process) log.push(`    ${name} ${how}`);
      };
      here.run(task, () => {
        void work().then(
          (value) => ends(`ends: ${told(value)}`, null),
          (error: unknown) => ends(`fails: ${errorText(error)}`, errorText(error)),
        );
      });
    },

    checkpoint<Result>(checkpoint: Checkpoint<Result>, task: Task): Promise<Result> {
      if (task.process !== process || !tasks.includes(task)) return never;
      const { promise, resolve, reject } = Promise.withResolvers<Result>();
      task.steps += 1;
      const { kind, label, touches, yields, pid, due = 0, run, broken } = checkpoint;
      const go = (fault: Fault | null): Promise<Ended> =>
        (fault === null ? run() : broken(fault)).then(
          (value): Ended => ({ told: told(value), handOver: () => resolve(value) }),
          (error: unknown): Ended => ({ told: `error ${errorText(error)}`, handOver: () => reject(error) }),
        );
      task.waiting.push({ id: `${task.name}/${task.steps}`, task, kind, label, touches, yields, pid, due, go });
      return promise;
    },

    async run() {
      await settle(alive());
      for (;;) {
        const waiting = alive().flatMap((task) => task.waiting.slice(0, 1).filter((step) => !isBehind(step)));
        const enabled = waiting.filter(({ due }) => due <= seal.now());
        const unfinished = alive().filter(({ done }) => !done);
        if (enabled.length > 0) await letGo(pick(enabled));
        else if (inFlight.length > 0 && (await wake())) continue;
        else if (waiting.length > 0) seal.passes(Math.min(...waiting.map(({ due }) => due)) - seal.now());
        else if (inFlight.length > 0) await untilSomebodyWakes();
        else if (unfinished.length > 0) await untilSomebodyWants(unfinished);
        else if (!(await deps.idle(api))) return;
        await settle([]);
      }
    },
  };
  return api;
}
