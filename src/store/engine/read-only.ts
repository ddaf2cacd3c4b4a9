import { z } from "zod";

/** Nothing can be written, as on a standby, or on a disk that is full. */
export const takesNoWrites = (error: unknown): boolean => unwritten.safeParse(error).success;

const unwritten = z.object({ code: z.enum(["25006", "53100"]) });
