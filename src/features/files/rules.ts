import { extensionOf } from "../../kernel/file-name.ts";
import type { FileKind, FilePolicy } from "../../kernel/policy.ts";

/** How a file that somebody sent stands; all but `coming` are for good. */
export const fileStates = ["coming", "kept", "refused", "gone", "unreadable"] as const;
export type FileState = (typeof fileStates)[number];

/** Why a file is not taken, though it could be had. `elsewhere`: it is a link to another house. */
export const refusedReasons = [
  "too-large",
  "empty",
  "program",
  "not-what-it-says",
  "damaged",
  "too-many-pixels",
  "elsewhere",
  /** Somebody else brought it to its platform, and whoever names it has not shared it with the desk. */
  "not-theirs",
  /** Of a type that is not taken there. */
  "not-taken",
  /** A virus was found in it. */
  "infected",
  /** The virus scanner takes none of that size. */
  "not-checkable",
] as const;
export type RefusedReason = (typeof refusedReasons)[number];

/** Why it could not be had. `not-allowed`: nobody has let the desk read files there. `not-checked`: no virus scanner has looked at it. */
export const unreadableReasons = ["not-allowed", "not-handed-over", "no-answer", "not-checked"] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** A file as its readers see it. */
export interface ShownFile {
  readonly id: string;
  readonly name: string;
  /** Null until it is here, and where its platform does not tell. */
  readonly bytes: number | null;
  /** A small JPEG in base 64, of a picture; null of all else. */
  readonly preview: string | null;
  readonly standing: Standing;
}

export type Standing =
  | { readonly state: "coming" }
  | { readonly state: "kept" }
  | { readonly state: "gone" }
  /** `allowed`: what is taken there; left out: what every desk takes. */
  | { readonly state: "refused"; readonly reason: RefusedReason; readonly allowed?: FilePolicy }
  | { readonly state: "unreadable"; readonly reason: UnreadableReason };

/** How a file ends that does not come. */
export type NotKept = Exclude<Standing, { readonly state: "coming" } | { readonly state: "kept" }>;

/** Slack takes no more in a form, each of 10 MB at most. */
export const mostInForm = 10;

export const filesAtOnce = 15; // in the list of all: more do not fit one card of Teams

export const linkHoldsFor = 15 * 60_000; // milliseconds
export const mostPixels = 50_000_000; // more than a phone takes

/** Programs, scripts, and what starts or leads to them when it is opened: nobody sends a screenshot as one. */
const programs: ReadonlySet<string> = new Set(
  [
    "app bat chm cmd com command cpl desktop dll dmg elf exe gadget hta inf jar jnlp js jse lnk mach msc msi msp pif pl",
    "ps1 psm1 py pyw rb reg scf scr sh sys url vb vbe vbs webloc wsf wsh",
  ].flatMap((some) => some.split(" ")),
);

export const pictureTypes = ["image/jpeg", "image/png", "image/webp", "image/gif"] as const;
export type PictureType = (typeof pictureTypes)[number];
const isPicture = (type: string): type is PictureType => pictureTypes.some((each) => each === type);

/** A picture without an ending, such as a pasted one, is called so that every chat shows it. */
export const nameToSend = (name: string, type: string | null): string =>
  type !== null && isPicture(type) && extensionOf(name) === "" ? `${name}.${type.slice("image/".length)}` : name;

/** Those whose first bytes always tell what they are. */
const told: Readonly<Record<string, string>> = {
  png: "image/",
  jpg: "image/",
  jpeg: "image/",
  gif: "image/",
  webp: "image/",
  bmp: "image/",
  tif: "image/",
  tiff: "image/",
  heic: "image/",
  heif: "image/",
  avif: "image/",
  pdf: "application/pdf",
};

/** What is said of a file before it is here. */
export interface Announced {
  readonly name: string;
  /** Null: nobody says. */
  readonly bytes: number | null;
  readonly type: string | null;
}

/** Why a file will not be taken, as far as what is said of it tells; null: it may be. */
export function refusedBeforehand(
  { name, bytes, type }: Announced,
  allowed: FilePolicy,
): Extract<NotKept, { state: "refused" }> | null {
  if (programs.has(extensionOf(name))) return { state: "refused", reason: "program" };
  if (bytes === 0) return { state: "refused", reason: "empty" };
  // Of what nothing is said, the bytes will tell.
  const says = type === null || type === "application/octet-stream" ? null : type;
  return refusedThere({ name, bytes, type: says }, allowed);
}

/** Packed as archives, and known by their names. */
const packedDocuments: ReadonlySet<string> = new Set("docx xlsx pptx odt ods odp pages numbers key epub".split(" "));
const document =
  /^application\/(?:vnd\.(?:openxmlformats|oasis\.opendocument|ms-|visio|apple\.)|msword|x-cfb|rtf|epub)/u;
const archive = /^application\/(?:zip|gzip|x-(?:7z|tar|xz|bzip2|lzip|rar|compress|gzip)|vnd\.rar|zstd|java-archive)/u;

/** @param type as its bytes say */
export function fileKind(type: string, name: string): FileKind {
  const [family] = type.split("/", 1);
  if (family === "image") return "pictures";
  if (family === "audio" || family === "video") return family;
  if (type === "application/pdf") return "pdf";
  if (family === "text") return "text";
  if (document.test(type) || (archive.test(type) && packedDocuments.has(extensionOf(name)))) return "documents";
  return archive.test(type) ? "archives" : "other";
}

/** Why a file is not taken somewhere; null: it is. */
export function refusedThere(
  { bytes, type, name }: { readonly bytes: number | null; readonly type: string | null; readonly name: string },
  allowed: FilePolicy,
): Extract<NotKept, { state: "refused" }> | null {
  if (bytes !== null && bytes > allowed.atMost) return { state: "refused", reason: "too-large", allowed };
  return type !== null && !allowed.types.includes(fileKind(type, name))
    ? { state: "refused", reason: "not-taken", allowed }
    : null;
}

/** What is said of a file and what its first bytes tell. */
export interface Sniffed {
  readonly name: string;
  /** As its platform says; null: it does not. */
  readonly declared: string | null;
  /** What the bytes are, where they tell. */
  readonly found: { readonly mime: string; readonly ext: string } | undefined;
  /** Its first bytes. */
  readonly first: Uint8Array;
}

export type Judged =
  | { readonly result: "taken"; readonly type: string; readonly picture: PictureType | null }
  | { readonly result: "refused"; readonly reason: RefusedReason }
  /** A page in the place of the file: its platform asks for a login. */
  | { readonly result: "page" };

/** What becomes of a file by what it is. What it says of itself is believed of nothing that somebody else opens. */
export function judge({ name, declared, found, first }: Sniffed): Judged {
  const extension = extensionOf(name);
  const says = declared?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (isPage(first) && says !== "text/html" && !["html", "htm"].includes(extension)) return { result: "page" };
  if (programs.has(extension) || (found !== undefined && programs.has(found.ext)))
    return { result: "refused", reason: "program" };
  const expected = told[extension] ?? (says.startsWith("image/") && says !== "image/svg+xml" ? "image/" : null);
  if (expected !== null && found?.mime.startsWith(expected) !== true)
    return { result: "refused", reason: "not-what-it-says" };
  if (found !== undefined)
    return { result: "taken", type: found.mime, picture: isPicture(found.mime) ? found.mime : null };
  return { result: "taken", type: isText(first) ? "text/plain" : "application/octet-stream", picture: null };
}

/** Also a page that begins with a comment or with nothing seen. */
function isPage(first: Uint8Array): boolean {
  const text = new TextDecoder("latin1").decode(first.subarray(0, 1_024)).toLowerCase();
  const begins = text.replace(/^(?:ï»¿|\s|<!--[\s\S]*?-->)*/, "");
  return /^<(?:!doctype\s+html|html|head|script)\b/.test(begins);
}

/** As far as its first bytes tell; the last of them may be half a character. */
function isText(first: Uint8Array): boolean {
  if (first.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(first, { stream: true });
    return true;
  } catch {
    return false;
  }
}
