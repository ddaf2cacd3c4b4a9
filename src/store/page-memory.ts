import { totalmem } from "node:os";
import { constrainedMemory } from "node:process";

/** Of the machine, or of the container that we are in, in bytes. */
const memoryHere = (): number => Math.min(totalmem(), constrainedMemory() || Infinity);

/**
 * How much memory PostgreSQL holds pages in (`shared_buffers`), in whole MB. Its own 128 serve a small desk; an eighth of
 * all `memory` (bytes), 2 GB at most, serves a large one better. It is taken only as far as there are pages.
 */
export const pageMemory = (memory = memoryHere()): number =>
  Math.round(Math.max(128, Math.min(memory / 8 / 2 ** 20, 2_048)));
