import { z } from "zod";
import { fileKinds, longestFile, type FileKind } from "../kernel/policy.ts";
import { listOf, oneOf, section, word } from "./values.ts";

const units = { kb: 1024, mb: 1024 * 1024 } as const;
const unitOf = (name: string): number => (name.toLowerCase() === "kb" ? units.kb : units.mb);

/** Bytes. No desk keeps more than its database holds well. */
const size = word(`a size of at most ${longestFile / units.mb} MB; write 10 MB or 500 kB`, (text) => {
  const [, count, unit = ""] = /^(\d{1,5}(?:\.\d{1,2})?)\s*([km]b)$/iu.exec(text) ?? [];
  const bytes = Math.round(Number(count) * unitOf(unit));
  return bytes > 0 && bytes <= longestFile ? bytes : null;
});

const types = z.preprocess(
  (value) => (value === "all" ? [...fileKinds] : value),
  listOf(oneOf(fileKinds), "types of files, or the word all")
    .min(1, { error: "names no type: write all, or those that are taken" })
    .transform((named): readonly FileKind[] => fileKinds.filter((kind) => named.includes(kind))),
);

/** Which files are taken; what is left out is as the desk has it. */
export const files = section({ atMost: size.optional(), types: types.optional() });
