import { countingIn } from "../../kernel/counting.ts";
import type { FileKind } from "../../kernel/policy.ts";
import type { RefusedReason, UnreadableReason } from "./rules.ts";

const { number } = countingIn("en");
const megabyte = 1024 * 1024;
const digits = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const size = (bytes: number): string =>
  bytes < megabyte
    ? `${digits.format(Math.max(1, Math.round(bytes / 1024)))} kB`
    : `${digits.format(bytes / megabyte)} MB`;

const kinds: Readonly<Record<FileKind, string>> = {
  pictures: "pictures",
  pdf: "PDFs",
  documents: "Office documents",
  text: "text files",
  archives: "archives",
  audio: "recordings",
  video: "videos",
  other: "other files",
};

const refused: Readonly<Record<RefusedReason, (most: string, kinds: string) => string>> = {
  "too-large": (most) => `not kept, it’s larger than ${most}`,
  empty: () => "not kept, it’s empty",
  program: () => "not kept, it’s a program",
  "not-what-it-says": () => "not kept, it isn’t what its name says",
  damaged: () => "not kept, the picture is damaged",
  "too-many-pixels": () => "not kept, the picture has too many pixels",
  elsewhere: () => "kept elsewhere, not copied",
  infected: () => "not kept, a virus was found in it",
  "not-theirs": () => "not kept, it’s somebody else’s file",
  "not-checkable": () => "not kept, it’s too large to be checked for viruses",
  "not-taken": (_, taken) => `not kept, only these are taken here: ${taken}`,
};

const unreadable: Readonly<Record<UnreadableReason, string>> = {
  "not-allowed": "couldn’t be read, I’m not allowed to",
  "not-handed-over": "couldn’t be read, it wasn’t handed over to me",
  "no-answer": "couldn’t be read, nothing answered",
  "not-checked": "not kept, it couldn’t be checked for viruses",
};

/** To whoever sent it: what happened, and what they can do. */
const toSender = {
  gone: (name: string) => `${name} was deleted before I could copy it. Please send it again.`,
  refused: {
    "too-large": (name, most) =>
      `I couldn’t keep ${name}: it’s larger than ${most}. Send a smaller one, or a link to it.`,
    empty: (name) => `I couldn’t keep ${name}: nothing was in it. Choose it anew, or look whether it’s empty.`,
    program: (name) => `I don’t keep programs, so ${name} wasn’t passed on. Tell us what it is about instead.`,
    "not-what-it-says": (name) =>
      `I couldn’t keep ${name}: it isn’t what its name says. Save it again under the right name, and send it once more.`,
    damaged: (name) => `I couldn’t open the picture ${name}. Take it again, and send it once more.`,
    "too-many-pixels": (name) => `I couldn’t keep ${name}: the picture has too many pixels. Please send a smaller one.`,
    elsewhere: (name) =>
      `${name} is kept elsewhere, so I passed on the link only. To open it, people need access there.`,
    infected: (name) =>
      `A virus was found in ${name}, so I didn’t keep it and passed it on to nobody. Don’t open it. Tell us where you have it from.`,
    "not-theirs": (name) =>
      `I didn’t take ${name}: it’s somebody else’s file. If you have it yourself, put in your own copy of it.`,
    "not-checkable": (name) =>
      `I couldn’t keep ${name}: it’s too large to be checked for viruses. Send a smaller one, or a link to it.`,
    "not-taken": (name, _, taken) =>
      `I couldn’t keep ${name}: only these are taken here: ${taken}. Send it as one of them, or a link to it.`,
  } satisfies Readonly<Record<RefusedReason, (name: string, most: string, kinds: string) => string>>,
  unreadable: {
    "not-allowed": (name) =>
      `I couldn’t read ${name}: nobody has allowed me to read files here. Please tell an administrator.`,
    "not-handed-over": (name) => `I couldn’t read ${name}. Please send it to me again, here in our own chat.`,
    "not-checked": (name) =>
      `I couldn’t have ${name} checked for viruses for a whole day, so I didn’t keep it. Please send it again.`,
    "no-answer": (name) => `I couldn’t read ${name}: nothing answered for a whole day. Please send it again.`,
  } satisfies Readonly<Record<UnreadableReason, (name: string) => string>>,
};

export const en = {
  files: {
    size,
    kinds,
    picture: (name: string) => `Picture: ${name}`,
    coming: "on its way",
    gone: "deleted before I could copy it",
    refused,
    unreadable,
    toSender,
    sendHere: "Screenshots or files? Send them here, in this chat.",
    inForm: {
      label: "Screenshots and files",
      hint: (most: number) => `Up to ${number(most)}, none larger than 10 MB.`,
      tooMany: (most: number) => `That’s more than ${number(most)}. Send the others under the ticket.`,
    },
    more: (count: number) => `and ${number(count)} more`,
    all: (count: number) => `All ${number(count)} files:`,
    place: (from: number, to: number, of: number) => `${number(from)}–${number(to)} of ${number(of)}`,
    /** The platform of those who were to see it has refused the copy. */
    notShown: {
      download: (name: string) => `${name} couldn’t be put here. Press Download in the note to open it.`,
      ask: (name: string) =>
        `${name} couldn’t be put here, and there is no other way to open it. Ask for a link to it, and please tell an administrator.`,
      canDownload: (name: string) =>
        `I couldn’t put ${name} where the others read. They can still download it from my note.`,
      sendLink: (name: string) =>
        `${name} arrived, but those who read elsewhere can’t open it. Please send a link to it, or say what it shows.`,
    },
    linkHolds: "The link is yours alone and works for 15 minutes.",
    /** In the browser of anybody. */
    linkAway: "The file can’t be opened right now. Open the link again in a minute.",
    linkOver: "This link doesn’t work any more. Press Download again in the chat to get a new one.",
    notForYou: "I don’t have that file for you.",
  },
  buttons: { download: "Download", allFiles: "All files", nextFiles: "Next files", firstFiles: "First files" },
};
