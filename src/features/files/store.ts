import { z } from "zod";
import { platformNames, type SentFile } from "../../channels/platform.ts";
import type { FileRecord, FiledAt, Settled, StoredFile } from "./desk.ts";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { FileLink } from "../../kernel/file-link.ts";
import { fileName } from "../../kernel/file-name.ts";
import { fileKinds } from "../../kernel/policy.ts";
import { isId } from "../../store/engine/is-id.ts";
import { jsonText, storable } from "../../store/engine/json.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import { wordsId } from "../../store/words/words-id.ts";
import { refusedReasons, unreadableReasons } from "./rules.ts";

const allowed = z.object({ atMost: z.number(), types: z.array(z.enum(fileKinds)) });

const standing = z.discriminatedUnion("state", [
  z.object({ state: z.literal("coming") }),
  z.object({ state: z.literal("kept") }),
  z.object({ state: z.literal("gone") }),
  z.object({ state: z.literal("refused"), reason: z.enum(refusedReasons), allowed: z.exactOptional(allowed) }),
  z.object({ state: z.literal("unreadable"), reason: z.enum(unreadableReasons) }),
]);

const shown = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number().nullable(),
  preview: z
    .instanceof(Uint8Array)
    .transform((jpeg) => Buffer.from(jpeg).toString("base64"))
    .nullable(),
  standing,
});
const shownColumns = Prisma.raw(
  "id, name, bytes, preview, jsonb_strip_nulls(jsonb_build_object('state', state, 'reason', reason, 'allowed', allowed)) as standing",
);

const fetched = z.object({
  state: z.literal("kept").default("kept"),
  type: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  preview: z
    .string()
    .transform((text): Uint8Array => Buffer.from(text, "base64"))
    .nullable(),
});

const stored = shown.extend({
  sentBy: z.string(),
  platform: z.enum(platformNames),
  tenant: z.string(),
  address: z.string(),
  declaredType: z.string().nullable(),
  type: z.string().nullable(),
  source: z.looseObject({}).nullable(),
  fetched: fetched.nullable(),
});
const storedColumns = Prisma.sql`${shownColumns}, person_id as "sentBy", platform, tenant, address,
  declared_type as "declaredType", type, source, fetched`;

export const readFiles = (sql: Sql): Pick<TicketReader, "shownFiles"> => ({
  async shownFiles(ids) {
    const known = ids.filter(isId);
    if (known.length === 0) return new Map();
    const rows = await sql.$queryRaw`select ${shownColumns} from file where id = any (${known}::uuid[])`;
    return new Map(
      z
        .array(shown)
        .parse(rows)
        .map((file) => [file.id, file]),
    );
  },
});

const taken = z.array(z.object({ id: z.string(), key: z.string(), name: z.string(), isNew: z.boolean() }));
const filedAt = z.array(z.object({ ticket: z.string(), number: z.number() }));
const settledFile = z.array(
  z.object({ sentBy: z.string(), platform: z.enum(platformNames), tenant: z.string(), address: z.string() }),
);

export const writeFiles = (
  sql: Sql,
): Pick<DeskTransaction, "takeFiles" | "settleFile" | "keptFiles" | "refuseKept" | "addFilePass"> => ({
  async takeFiles(files, { by, at, on }) {
    if (files.length === 0) return [];
    const rows = [...new Map(files.map((file) => [file.key, file])).values()].map((file, nth) => ({
      ...rowOf(file),
      id: wordsId(at, nth),
      person_id: by,
      platform: on.platform,
      tenant: on.tenant,
      address: on.address,
      at,
    }));
    // Whoever sends the same once more finds it here, however that ended.
    const found = taken.parse(
      await sql.$queryRaw`
        insert into file (id, person_id, platform, tenant, key, address, name, declared_type, bytes, source, at)
        select id, person_id, platform, tenant, key, address, name, declared_type, bytes, source, at
          from jsonb_populate_recordset(null::file, ${jsonText(rows)}::jsonb) order by key
            on conflict (platform, tenant, key) do update set key = excluded.key
        returning id, key, name, xmax = 0 as "isNew"`,
    );
    return files.flatMap(({ key, link }) => {
      const file = found.find((each) => each.key === storable(key));
      return file === undefined ? [] : [{ link: linkTo(file, link), isNew: file.isNew }];
    });
  },

  async addFilePass({ hash, file, person, until }) {
    await sql.$executeRaw`
      insert into file_pass (hash, file_id, person_id, until) values (${hash}, ${file}::uuid, ${person}::uuid, ${until})`;
  },

  async settleFile(id, settled) {
    const [file] = settledFile.parse(
      await sql.$queryRaw`
        update file set state = ${settled.state}, source = null, fetched = null, ${settledColumns(settled)}
         where id = ${id}::uuid and state = 'coming'
        returning person_id as "sentBy", platform, tenant, address`,
    );
    if (file === undefined) return null;
    const at = await eventsWith(sql, id);
    const { sentBy, ...on } = file;
    return { sentBy, on, at };
  },

  async keptFiles(ids) {
    const known = ids.filter(isId);
    if (known.length === 0) return [];
    // Whoever is about to keep one of them sees afterwards where it stands.
    return keptThere.parse(
      await sql.$queryRaw`
        with locked as (select id, name, bytes, type, state from file where id = any (${known}::uuid[]) order by id for update)
        select id, name, bytes, type from locked where state = 'kept'`,
    );
  },

  async refuseKept(id, refused) {
    const [file] = settledFile.parse(
      await sql.$queryRaw`
        update file set state = 'refused', sha256 = null, preview = null, ${settledColumns(refused)}
         where id = ${id}::uuid and state = 'kept'
        returning person_id as "sentBy", platform, tenant, address`,
    );
    if (file === undefined) return null;
    await sql.$executeRaw`delete from file_chunk where file_id = ${id}::uuid`;
    const at = await eventsWith(sql, id);
    const { sentBy, ...on } = file;
    return { sentBy, on, at };
  },
});

const keptThere = z.array(z.object({ id: z.string(), name: z.string(), bytes: z.number(), type: z.string() }));

const linkTo = ({ id, name }: { readonly id: string; readonly name: string }, url: string): FileLink => ({
  name,
  url,
  id,
});

const rowOf = ({ key, name, type, bytes, source }: SentFile) => ({
  key,
  name: storable(fileName(name)),
  declared_type: type,
  bytes: bytes === null || bytes > 2_147_483_647 ? null : bytes,
  source,
});

function settledColumns(settled: Settled): Prisma.Sql {
  switch (settled.state) {
    case "kept": {
      const { type, bytes, sha256, preview } = settled;
      return Prisma.sql`type = ${type}, bytes = ${bytes}, sha256 = ${sha256}, preview = ${preview}`;
    }
    case "refused":
      return Prisma.sql`reason = ${settled.reason}, allowed = ${allowedText(settled)}::jsonb`;
    case "unreadable":
      return Prisma.sql`reason = ${settled.reason}`;
    case "gone":
      return Prisma.sql`reason = null`;
  }
}

const allowedText = ({ allowed }: Extract<Settled, { state: "refused" }>): string | null =>
  allowed === undefined ? null : jsonText(allowed);

const passes = z.object({ hash: z.string(), file: z.string(), person: z.string(), until: z.date() });
const refusals = z.tuple([z.object({ refusals: z.number() })]);
const part = z.union([z.tuple([z.object({ bytes: z.instanceof(Uint8Array) })]), z.tuple([])]);
const copiesThere = z.array(z.object({ file: z.string(), copy: z.string().nullable() }));
const copies = z.union([
  z.tuple([z.object({ copy: z.string().nullable(), outcome: z.string().nullable() })]),
  z.tuple([]),
]);

const scanning = "files-must-be-scanned"; // in the table `setting`
const settings = z.array(z.object({ must: z.boolean() }));

export const fileRecord = (sql: Sql): FileRecord => ({
  async mustBeScanned() {
    const rows = await sql.$queryRaw`select value <> '{"must": false}' as must from setting where key = ${scanning}`;
    return settings.parse(rows)[0]?.must ?? false;
  },

  async setMustBeScanned(must) {
    await sql.$executeRaw`
      insert into setting (key, value) values (${scanning}, ${jsonText({ must })}::jsonb)
          on conflict (key) do update set value = excluded.value where setting.value <> excluded.value`;
  },

  async file(id) {
    if (!isId(id)) return null;
    const rows = await sql.$queryRaw`select ${storedColumns} from file where id = ${id}::uuid`;
    return z.array(stored).parse(rows)[0] ?? null;
  },

  async refusedOnce(id) {
    const rows = await sql.$queryRaw`
      update file set refusals = refusals + 1 where id = ${id}::uuid returning refusals`;
    return refusals.parse(rows)[0].refusals;
  },

  async writePart(id, number, bytes) {
    await sql.$executeRaw`insert into file_chunk (file_id, number, bytes) values (${id}::uuid, ${number}, ${bytes})`;
  },

  async forgetParts(id) {
    await sql.$executeRaw`delete from file_chunk where file_id = ${id}::uuid`;
  },

  async keepFetched(id, { type, bytes, sha256, preview }) {
    const kept = { type, bytes, sha256, preview: preview && Buffer.from(preview).toString("base64") };
    await sql.$executeRaw`
      update file set fetched = ${jsonText(kept)}::jsonb where id = ${id}::uuid and state = 'coming'`;
  },

  async *parts(id) {
    for (let number = 0; ; number += 1) {
      const [found] = part.parse(
        await sql.$queryRaw`select bytes from file_chunk where file_id = ${id}::uuid and number = ${number}`,
      );
      if (found === undefined) return;
      yield found.bytes;
    }
  },

  filedAt: (id) => (isId(id) ? eventsWith(sql, id) : Promise.resolve([])),

  async pass(hash) {
    const rows = await sql.$queryRaw`
      select hash, file_id as file, person_id as person, until from file_pass where hash = ${hash}`;
    return z.array(passes).parse(rows)[0] ?? null;
  },

  filesOf: (at) => filesAt(sql, at),

  async copyOn(id, surface) {
    const rows = await sql.$queryRaw`
      select copy, outcome from file_copy where file_id = ${id}::uuid and surface_id = ${surface}::bigint`;
    return copies.parse(rows)[0] ?? null;
  },

  async keepCopy(id, surface, { copy, outcome }) {
    await sql.$executeRaw`
      insert into file_copy (file_id, surface_id, copy, outcome)
      values (${id}::uuid, ${surface}::bigint, ${copy}, ${outcome})
          on conflict (file_id, surface_id) do update set copy = excluded.copy, outcome = excluded.outcome`;
  },

  async copiesOn(surface) {
    const rows = await sql.$queryRaw`
      select file_id::text as file, copy from file_copy where surface_id = ${surface}::bigint order by file_id`;
    return copiesThere.parse(rows);
  },

  async forgetCopy(id, surface) {
    await sql.$executeRaw`delete from file_copy where file_id = ${id}::uuid and surface_id = ${surface}::bigint`;
  },
});

const eventsWith = async (sql: Sql, id: string): Promise<readonly FiledAt[]> =>
  filedAt.parse(
    await sql.$queryRaw`select ticket, number from ticket_file where file_id = ${id}::uuid order by ticket, number`,
  );

async function filesAt(sql: Sql, { ticket, number }: FiledAt): Promise<readonly StoredFile[]> {
  const rows = await sql.$queryRaw`
    select ${storedColumns} from file
     where id in (select file_id from ticket_file where ticket = ${ticket} and number = ${number}) order by id`;
  return z.array(stored).parse(rows);
}

const lookedAtFor = 60 * 86_400_000; // milliseconds: what is older was looked at every night

/** Files that came with words which were never put anywhere, and went with these. */
export const forgetFilesOfNobody = async (sql: Sql, before: Date): Promise<void> => {
  await sql.$executeRaw`
    delete from file
     where at < ${before} and at > ${new Date(before.getTime() - lookedAtFor)}
       and not exists (select from ticket_file where file_id = file.id)
       and not exists (select from pending_words where files @> jsonb_build_array(jsonb_build_object('id', file.id)))`;
};
