import { z } from "zod";
import type { SentFile } from "../platform.ts";
import type { SlackSource } from "./files.ts";

/** A file as Slack tells of it, in a message or in a form: where somebody has put it does not change what it is. */
export const sentFile = z.object({
  id: z.string().min(1).max(500),
  user: z.string().nullish(), // whose it is
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(), // missing until Slack has looked at it
  size: z.number().nullish(),
  permalink: z.string().nullish(), // missing where Slack tells no more than the id
});

/** Also those of which Slack tells no more than their id: it is asked when they are fetched. */
export const sentFiles = (files: readonly z.output<typeof sentFile>[]): readonly SentFile[] =>
  files.map(({ id, name, title, mimetype, size, permalink }) => ({
    key: id,
    name: name ?? title ?? "file",
    type: mimetype ?? null,
    bytes: size ?? null,
    link: permalink ?? "",
    source: { file: id } satisfies SlackSource,
  }));

/**
 * What stands in a form is named by whoever sends it: it is asked for as theirs alone, and is nobody else's kept file. Of a file that
 * is somebody else's nothing is told that Slack tells, its name neither.
 */
export const putInBy = (user: string, files: readonly z.output<typeof sentFile>[]): readonly SentFile[] =>
  sentFiles(files.map((file) => ((file.user ?? user) === user ? file : { id: file.id }))).map((file) => ({
    ...file,
    key: `${file.key} of ${user}`,
    source: { file: file.key, of: user } satisfies SlackSource,
  }));
