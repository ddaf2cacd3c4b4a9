import { z } from "zod";

/** Ids come back from buttons and forms, and what these carry can be made up. */
export const isId = (id: string): boolean => z.uuid().safeParse(id).success;
