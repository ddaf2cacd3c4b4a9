import { z } from "zod";

/** A file somebody added to their words. */
export interface FileLink {
  readonly name: string;
  /** Where its platform shows it to its own people; empty: nowhere. */
  readonly url: string;
  /** The desk's own record of it. Left out by desks that kept the link alone. */
  readonly id?: string;
}

export const fileLinks = z.array(z.object({ name: z.string(), url: z.string(), id: z.exactOptional(z.string()) }));
