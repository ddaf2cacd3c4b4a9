import type { Server } from "./database.ts";
import type { Figure } from "./figure.ts";

/** What a section measures with. */
export interface Bench {
  readonly server: Server;
  /** A smaller run, to see that it works. */
  readonly quick: boolean;
  /** Says what is being done now. */
  readonly tell: (words: string) => void;
}

export interface Section {
  readonly name: string;
  readonly title: string;
  measure(bench: Bench): Promise<readonly Figure[]>;
}
