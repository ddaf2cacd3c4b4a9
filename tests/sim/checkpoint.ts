/** What may go wrong at a checkpoint. */
export const faults = ["refused", "dropped", "answer lost", "gone"] as const;
/** `gone`: the process is killed once it was done. */
export type Fault = (typeof faults)[number];

/** By the ids of steps. */
export type Faults = ReadonlyMap<string, Fault>;

/** Rows that are locked until a transaction ends: tables, or rows of them such as `ticket I261123_0001`. */
export interface Locks {
  /** Changed, or made unless they are there: whoever else does that waits. */
  readonly writes: ReadonlySet<string>;
  /** Those of `writes` of which nobody may even hold the key. */
  readonly excludes: ReadonlySet<string>;
  /** Referred to by a row that is added: their key is held. */
  readonly holds: ReadonlySet<string>;
}

/** What a step does with tables and rows. */
export interface Touches extends Locks {
  readonly reads: ReadonlySet<string>;
  /** What others see from then on, since a transaction was committed. */
  readonly publishes: ReadonlySet<string>;
  /** What is locked no more, since a transaction has ended. */
  readonly frees: Locks;
}

const nothing: ReadonlySet<string> = new Set();
export const noLocks: Locks = { writes: nothing, excludes: nothing, holds: nothing };
export const touching = (some: Partial<Touches>): Touches => ({
  ...noLocks,
  reads: nothing,
  publishes: nothing,
  frees: noLocks,
  ...some,
});

/** Something that a task wants to do, and that waits until it is let go. */
export interface Checkpoint<Result> {
  readonly kind: "sql" | "send" | "job" | "pause";
  readonly label: string;
  readonly touches: Touches;
  /** False: it goes at once, since it can matter to nobody whether another goes before. */
  readonly yields: boolean;
  /** The backend that does it; null: it is not of PostgreSQL. */
  readonly pid: number | null;
  /** Milliseconds of the sealed clock before which it cannot go; left out: it can. */
  readonly due?: number;
  readonly run: () => Promise<Result>;
  readonly broken: (fault: Fault) => Promise<Result>;
}

/** What came of a step, which its task does not know yet. */
export interface Ended {
  readonly told: string;
  readonly handOver: () => void;
}

export interface Step extends Pick<Checkpoint<unknown>, "kind" | "label" | "touches" | "yields" | "pid"> {
  /** `<task>/<number within the task>`: the same in every run that goes the same way. */
  readonly id: string;
  readonly task: Task;
  readonly due: number;
  readonly go: (fault: Fault | null) => Promise<Ended>;
}

/** Something that somebody, or the desk, does beside others. */
export interface Task {
  readonly name: string;
  /** Which process of the desk does it: it is never resumed once that is gone. */
  readonly process: number;
  steps: number;
  readonly waiting: Step[];
  done: boolean;
  failure: string | null;
}

/** Who went where others might have gone. */
export interface Decision {
  /** Ids of steps. */
  readonly options: readonly string[];
  /** Where among them the one that went stands. */
  readonly chosen: number;
  /** Where the task stands that went last; -1: it waits, or is done. */
  readonly current: number;
  /** Which of the run's steps it led to. */
  readonly step: number;
}

/** Which of the steps is let go next, as an index. `current` as in `Decision`. */
export type Chooser = (enabled: readonly Step[], current: number) => number;
