import { z } from "zod";
import type { AgentsChannel, TicketReader } from "../../../desk/reader.ts";
import type { AgentsChannelModel } from "../../../store/generated/models.ts";
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

const standings = z.array(
  z.object({
    queue: z.string(),
    title: z.string().nullable(),
    channels: z.array(
      z.object({
        queue: z.string(),
        platform: platformName,
        tenant: z.string(),
        address: z.string(),
        name: z.string().nullable(),
      }),
    ),
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
    return names(await sql.queue.findMany({ orderBy: { name: "asc" } }));
  },

  async queueTitles() {
    const renamed = await sql.queue.findMany({ where: { title: { not: null } }, select: { name: true, title: true } });
    return new Map(renamed.map(({ name, title }) => [name, title ?? name]));
  },

  async standings() {
    const rows = await sql.$queryRaw`
      select name as queue, title,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'queue', queue_name, 'platform', platform, 'tenant', tenant, 'address', address,
                       'name', agents_channel.name
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
             exists (select from ticket where queue_name = name) as "hadTickets"
        from queue order by name`;
    return standings.parse(rows);
  },

  async servedQueues() {
    return names(
      await sql.queue.findMany({ where: { channels: { some: {} }, members: { some: {} } }, orderBy: { name: "asc" } }),
    );
  },

  async queuesOf(person) {
    const where = { members: { some: { personId: person } } };
    return names(await sql.queue.findMany({ where, orderBy: { name: "asc" } }));
  },

  async channels(queue) {
    const rows = await sql.agentsChannel.findMany({ where: { queueName: queue }, orderBy: { platform: "asc" } });
    return rows.map(channelOf);
  },

  async channelName(queue, platform) {
    const row = await sql.agentsChannel.findUnique({
      where: { queueName_platform: { queueName: queue, platform } },
      select: { name: true },
    });
    return row?.name ?? null;
  },

  async channelVersion({ queue, platform, tenant, address }) {
    const [row] = version.parse(
      await sql.$queryRaw`
        select xmin::text as version from agents_channel
         where queue_name = ${queue} and platform = ${platform} and tenant = ${tenant} and address = ${address}`,
    );
    return row?.version ?? null;
  },

  async allChannels() {
    const rows = await sql.agentsChannel.findMany({ orderBy: [{ queueName: "asc" }, { platform: "asc" }] });
    return rows.map(channelOf);
  },

  async channelAt({ platform, tenant, address }) {
    const row = await sql.agentsChannel.findUnique({
      where: { platform_tenant_address: { platform, tenant, address } },
    });
    return row && channelOf(row);
  },
});

const names = (rows: readonly { name: string }[]): readonly string[] => rows.map(({ name }) => name);

const channelOf = ({ queueName, platform, tenant, address }: AgentsChannelModel): AgentsChannel => ({
  queue: queueName,
  platform: platformName.parse(platform),
  tenant,
  address,
});
