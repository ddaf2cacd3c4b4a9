import pino from "pino";

/** A log of which nobody reads anything. */
export const silent = pino({ level: "silent" });
