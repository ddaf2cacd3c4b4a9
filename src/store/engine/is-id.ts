import { z } from "zod";

const uuid = z.uuid();

/** Ids come back from buttons and forms, and what these carry can be made up. */
export const isId = (id: string): boolean => uuid.safeParse(id).success;
