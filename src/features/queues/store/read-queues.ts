import { z } from "zod";
import type { AgentsChannel, TicketReader } from "../../../desk/reader.ts";
import { Prisma } from "../../../store/generated/client.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import { platformName } from "../../../store/surfaces/surface-row.ts";

type QueueReads = Pick<
  TicketReader,
  | "queues"
  | "queueTitles"
  | "standings"
  | "servedQueues"
  | "queuesOf"
  | "channels"
  | "channelName"
  | "channelVersion"
  | "allChannels"
  | "channelAt"
>;

const channelRow = z.object({ queue: z.string(), platform: platformName, tenant: z.string(), address: z.string() });
export const channelRows = z.array(channelRow);
const channelColumns = Prisma.sql`queue_name as queue, platform, tenant, address`;

export const isChannel = ({ queue, platform, tenant, address }: AgentsChannel): Prisma.Sql =>
  Prisma.sql`queue_name = ${queue} and platform = ${platform} and tenant = ${tenant} and address = ${address}`;

export const channelsOf = (queue: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`select ${channelColumns} from agents_channel where queue_name = ${queue} order by platform`;

export const titlesOfQueues = Prisma.sql`select name, title from queue where title is not null`;
export const queueTitles = z
  .array(z.object({ name: z.string(), title: z.string() }))
  .transform((titles): ReadonlyMap<string, string> => new Map(titles.map(({ name, title }) => [name, title])));
const channelNames = z.array(z.object({ name: z.string().nullable() }));

const standings = z.array(
  z.object({
    queue: z.string(),
    title: z.string().nullable(),
    channels: z.array(channelRow.extend({ name: z.string().nullable(), lost: z.boolean() })),
    agents: z.int(),
    leads: z.array(z.string()),
    namedLeads: z.array(z.object({ email: z.string(), person: z.string().nullable() })),
    hadLeads: z.boolean(),
    openTickets: z.int(),
    hadTickets: z.boolean(),
  }),
);

/** PostgreSQL gives a row the number of the transaction that wrote it. */
const version = z.array(z.object({ version: z.string() }));

export const readQueues = (sql: Sql): QueueReads => ({
  async queues() {
    return names(await sql.$queryRaw`select name from queue order by name`);
  },

  async queueTitles() {
    return queueTitles.parse(await sql.$queryRaw(titlesOfQueues));
  },

  async standings() {
    const rows = await sql.$queryRaw`
      select name as queue, title,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'queue', queue_name, 'platform', platform, 'tenant', tenant, 'address', address,
                       'name', agents_channel.name, 'lost', unread_since is not null
                     ) order by platform), '[]')
                from agents_channel where queue_name = queue.name) as channels,
             (select count(distinct person_id) from queue_member where queue_name = name)::int as agents,
             (select coalesce(jsonb_agg(person_id order by person_id), '[]') from (
                select person_id from queue_lead join queue_member using (queue_name, person_id)
                 where queue_name = queue.name
                 union select person.id from named_lead join person using (email)
                 where queue_name = queue.name) as led) as leads,
             (select coalesce(jsonb_agg(jsonb_build_object('email', email, 'person', person.id) order by email), '[]')
                from named_lead left join person using (email)
               where queue_name = queue.name) as "namedLeads",
             exists (select from queue_lead where queue_name = name) as "hadLeads",
             (select count(*) from ticket where queue_name = name and ended_at is null)::int as "openTickets",
             -- The first of an index, which only an order makes sure of: a queue without tickets is no reason to read all.
             coalesce((select true from ticket where queue_name = queue.name and ended_at is null
                        order by next_due_at limit 1),
                      (select true from ticket where queue_name = queue.name and ended_at is not null
                        order by ended_at limit 1),
                      false) as "hadTickets"
        from queue order by name`;
    return standings.parse(rows);
  },

  async servedQueues() {
    const rows = await sql.$queryRaw`
      select name from queue
       where exists (select from agents_channel where queue_name = queue.name)
         and exists (select from queue_member where queue_name = queue.name)
       order by name`;
    return names(rows);
  },

  async queuesOf(person) {
    const rows = await sql.$queryRaw`
      select distinct queue_name as name from queue_member where person_id = ${person}::uuid order by name`;
    return names(rows);
  },

  async channels(queue) {
    return channelRows.parse(await sql.$queryRaw(channelsOf(Prisma.sql`${queue}`)));
  },

  async channelName(queue, platform) {
    const rows = await sql.$queryRaw`
      select name from agents_channel where queue_name = ${queue} and platform = ${platform}`;
    return channelNames.parse(rows)[0]?.name ?? null;
  },

  async channelVersion(channel) {
    const rows = await sql.$queryRaw`select xmin::text as version from agents_channel where ${isChannel(channel)}`;
    return version.parse(rows)[0]?.version ?? null;
  },

  async allChannels() {
    const rows = await sql.$queryRaw`select ${channelColumns} from agents_channel order by queue_name, platform`;
    return channelRows.parse(rows);
  },

  async channelAt({ platform, tenant, address }) {
    const rows = await sql.$queryRaw`
      select ${channelColumns} from agents_channel
       where platform = ${platform} and tenant = ${tenant} and address = ${address}`;
    return channelRows.parse(rows)[0] ?? null;
  },
});

const named = z.array(z.object({ name: z.string() }));
const names = (rows: unknown): readonly string[] => named.parse(rows).map(({ name }) => name);
