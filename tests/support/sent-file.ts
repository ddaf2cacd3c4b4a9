import type { SentFile } from "../../src/channels/platform.ts";

/** A file as somebody sends it, which the platforms of the tests know by its key. */
export const sentFile = (name: string, more: Partial<SentFile> = {}): SentFile => ({
  key: name,
  name,
  type: null,
  bytes: null,
  link: `https://files.example/${name}`,
  source: { file: name },
  ...more,
});
