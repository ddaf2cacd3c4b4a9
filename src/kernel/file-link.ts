import { z } from "zod";

/** A file somebody added to their words; `url` is where its platform keeps it. */
export interface FileLink {
  readonly name: string;
  readonly url: string;
}

export const fileLinks = z.array(z.object({ name: z.string(), url: z.string() }));
