import { z } from "zod";

/** Nothing can be written, as on a standby. */
export const takesNoWrites = (error: unknown): boolean => readOnly.safeParse(error).success;

const readOnly = z.object({ code: z.literal("25006") });
