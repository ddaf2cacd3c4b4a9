import type { Conversation, PlatformName, Retry } from "../../channels/platform.ts";
import { refusedThere, type NotKept, type ShownFile } from "./rules.ts";
import type { FilePolicy } from "../../kernel/policy.ts";
import type { Person } from "../../desk/person.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Delivery, SurfaceId } from "../../desk/delivery.ts";

/** A file as the desk keeps it. */
export interface StoredFile extends ShownFile {
  readonly sentBy: PersonId;
  readonly platform: PlatformName;
  readonly tenant: string;
  /** Where it was sent. */
  readonly address: string;
  readonly declaredType: string | null;
  /** As its bytes say; null until they are here. */
  readonly type: string | null;
  /** What its platform needs to hand it over, opaque outside its adapter; null once that is over. */
  readonly source: object | null;
  /** What is here of it and has not been looked at for viruses yet; null: nothing. */
  readonly fetched: Kept | null;
}

export type Kept = Extract<Settled, { readonly state: "kept" }>;

/** How the fetching of a file ended. Its bytes are written before. */
export type Settled =
  | {
      readonly state: "kept";
      readonly type: string;
      readonly bytes: number;
      /** In hexadecimal. */
      readonly sha256: string;
      readonly preview: Uint8Array | null;
    }
  | NotKept;

/** What came of looking at a file for viruses. `too-large`: the scanner takes no such file. */
export type Scanned =
  | { readonly result: "clean" }
  /** `name`: as the scanner calls what it found. */
  | { readonly result: "infected"; readonly name: string }
  | { readonly result: "too-large" }
  | Retry;

/** Looks at files for viruses. Never rejects. */
export interface Scanner {
  scan(parts: AsyncIterable<Uint8Array>): Promise<Scanned>;
}

/** Who sent a file that was settled, where, and what it came with. */
export interface SettledFile {
  readonly sentBy: PersonId;
  readonly on: Conversation;
  readonly at: readonly FiledAt[];
}

export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly type: string;
}

/** An event that a file came with. */
export interface FiledAt {
  readonly ticket: string;
  readonly number: number;
}

/** A file under the card of a surface: what its platform calls the copy (null: not begun), and how it ended (null: not yet). */
export interface FileCopy {
  readonly copy: string | null;
  readonly outcome: string | null;
}

/** What lets somebody download a file. */
export interface FilePass {
  /** SHA-256 of what stands in the link, in hexadecimal. */
  readonly hash: string;
  readonly file: string;
  readonly person: PersonId;
  readonly until: Date;
}

/** The bytes of files, and where they are shown: kept by the worker, a part at a time, outside of any change. */
export interface FileRecord {
  /** Null also for what is no id. */
  file(id: string): Promise<StoredFile | null>;
  /** Counts that its platform refused to hand it over; how often it has by now. */
  refusedOnce(id: string): Promise<number>;
  /** Of the `number`th part, from 0; at most `partBytes` long. */
  writePart(id: string, number: number, bytes: Uint8Array): Promise<void>;
  forgetParts(id: string): Promise<void>;
  /** What is here of a file, until it has been looked at: its platform may hand it over for minutes only. */
  keepFetched(id: string, fetched: Kept): Promise<void>;
  parts(id: string): AsyncIterable<Uint8Array>;
  /** The files of an event, in the order in which they were sent. */
  filesOf(at: FiledAt): Promise<readonly StoredFile[]>;
  /** Every event that it came with. */
  filedAt(id: string): Promise<readonly FiledAt[]>;
  /** Whether files are passed on only once they were looked at for viruses. All desks on the database hold to it. */
  mustBeScanned(): Promise<boolean>;
  setMustBeScanned(must: boolean): Promise<void>;
  /** Null: there is none of this hash. */
  pass(hash: string): Promise<FilePass | null>;
  copyOn(id: string, surface: SurfaceId): Promise<FileCopy | null>;
  keepCopy(id: string, surface: SurfaceId, copy: FileCopy): Promise<void>;
  /** What its platform calls the copies of files under the card of a surface; null: it was called nothing yet. */
  copiesOn(surface: SurfaceId): Promise<readonly { readonly file: string; readonly copy: string | null }[]>;
  forgetCopy(id: string, surface: SurfaceId): Promise<void>;
}

/**
 * Files that are kept already come with something that was said: those that the queue does not take are refused, before anybody
 * reads them there. Of what is still on its way it is told once it is here.
 */
export async function refuseFiled(tx: DeskTransaction, ids: readonly string[], allowed: FilePolicy): Promise<void> {
  if (ids.length === 0) return;
  for (const file of await tx.keptFiles(ids)) {
    const refused = refusedThere(file, allowed);
    const settled = refused === null ? null : await tx.refuseKept(file.id, refused);
    if (settled !== null) await tellSettled(tx, file.id, settled, false);
  }
}

/** Has a file seen as it is by now wherever it is named, and (`isKept` false) its sender told why it is not kept. */
export async function tellSettled(
  tx: DeskTransaction,
  file: string,
  { sentBy, on, at }: SettledFile,
  isKept: boolean,
): Promise<void> {
  const deliveries: Delivery[] = [];
  for (const { ticket, number: event } of at)
    for (const { id: surface } of await tx.surfaces(ticket))
      deliveries.push({ kind: "refresh-note", surface, event, adds: true });
  if (!isKept) {
    const sender = (await tx.people([sentBy])).get(sentBy);
    const to = sender === undefined ? null : accountOf(sender, on);
    if (to !== null) deliveries.push({ kind: "file-not-kept", file, person: sentBy, to });
  }
  await tx.deliver(deliveries);
}

/** Somebody's own chat, where they sent something; null: they have no account there any more. */
export function accountOf({ accounts }: Person, at: Pick<Conversation, "platform" | "tenant">): Conversation | null {
  const account = accounts.find(({ platform, tenant }) => platform === at.platform && tenant === at.tenant);
  if (account === undefined) return null;
  const { platform, tenant, directAddress: address } = account;
  return { platform, tenant, address };
}

export const partBytes = 256 * 1024;
