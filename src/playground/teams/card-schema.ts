import { z } from "zod";

export const text = z.string();
export const yes = z.boolean().optional();

/** What every element may have. */
export const anyElement = {
  id: text.optional(),
  isVisible: yes,
  separator: yes,
  spacing: z.enum(["default", "none", "small", "medium", "large", "extraLarge", "padding"]).optional(),
  height: z.enum(["auto", "stretch"]).optional(),
  horizontalAlignment: z.enum(["left", "center", "right"]).optional(),
  fallback: z.unknown().optional(),
  requires: z.record(text, text).optional(),
};
const typed = z.looseObject({ type: z.string(), fallback: z.unknown().optional() });

/** One of several shapes told apart by `type`, with the issues of that one shape. An unknown type is read as its `fallback`. */
export function byType<T>(shapes: Readonly<Record<string, z.ZodType<T>>>): z.ZodType<T> {
  const either: z.ZodType<T> = z.unknown().transform((value, context) => {
    const known = typed.safeParse(value);
    if (!known.success) {
      context.addIssue("an object with a type is expected");
      return z.NEVER;
    }
    const shape = shapes[known.data.type] ?? (known.data.fallback === undefined ? undefined : either);
    if (shape === undefined) {
      context.addIssue(`unknown type "${known.data.type}"`);
      return z.NEVER;
    }
    const read = shape.safeParse(shape === either ? known.data.fallback : value);
    if (read.success) return read.data;
    for (const { path, message } of read.error.issues) {
      context.issues.push({ code: "custom", message, path, input: value });
    }
    return z.NEVER;
  });
  return either;
}
