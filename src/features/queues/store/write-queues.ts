import type { DeskTransaction } from "../../../desk/transaction.ts";
import { holdKey, type Sql } from "../../../store/engine/sql.ts";

type QueueWrites = Pick<
  DeskTransaction,
  | "addQueue"
  | "renameQueue"
  | "holdQueue"
  | "holdQueues"
  | "setChannel"
  | "holdsChannel"
  | "markUnread"
  | "markRead"
  | "nameChannel"
  | "moveAddress"
  | "addLead"
  | "removeLead"
  | "setNamedLeads"
  | "emptyQueue"
  | "addMembers"
  | "setMembers"
>;

export const writeQueues = (sql: Sql): QueueWrites => ({
  addQueue: (queue) => addQueue(sql, queue),

  async renameQueue(queue, title) {
    await sql.queue.update({ where: { name: queue }, data: { title } });
  },

  async holdQueue(queue) {
    await sql.$executeRaw`select from queue where name = ${queue} for key share`;
  },

  holdQueues: () => holdKey(sql, "queues"),

  async setChannel({ queue, platform, tenant, address }) {
    await addQueue(sql, queue);
    await sql.$executeRaw`select from queue where name = ${queue} for update`;
    await takeFromOthers(sql, queue, { platform, tenant, address });
    await sql.agentsChannel.upsert({
      where: { queueName_platform: { queueName: queue, platform } },
      create: { queueName: queue, platform, tenant, address },
      update: { tenant, address, name: null, unreadSince: null },
    });
  },

  async holdsChannel({ queue, platform, tenant, address }, version) {
    const rows = await sql.$queryRaw`
      select from agents_channel
       where queue_name = ${queue} and platform = ${platform} and tenant = ${tenant} and address = ${address}
         and xmin::text = ${version}
         for no key update`;
    return Array.isArray(rows) && rows.length > 0;
  },

  async markUnread({ queue, platform, tenant, address }, at) {
    const channel = { queueName: queue, platform, tenant, address };
    const { count } = await sql.agentsChannel.updateMany({
      where: { ...channel, unreadSince: null },
      data: { unreadSince: at },
    });
    if (count === 0) await sql.agentsChannel.updateMany({ where: channel, data: { address } }); // another version
    const row = await sql.agentsChannel.findFirst({ where: channel });
    return row === null ? null : { since: row.unreadSince ?? at, first: count > 0 };
  },

  async markRead({ queue, platform, tenant, address }) {
    const where = { queueName: queue, platform, tenant, address };
    await sql.agentsChannel.updateMany({ where, data: { unreadSince: null } }); // another version, also where it was read before
  },

  async nameChannel({ queue, platform, tenant, address }, name) {
    await sql.agentsChannel.updateMany({ where: { queueName: queue, platform, tenant, address }, data: { name } });
  },

  async moveAddress({ platform, tenant, address: before }, address) {
    const there = { where: { platform, tenant, address: before }, data: { address } };
    await sql.agentsChannel.updateMany(there);
    await sql.$executeRaw`
      update note set address = ${address} from surface
       where surface.id = surface_id and note.address = ${before}
         and platform = ${platform} and tenant = ${tenant} and surface.address = ${before}`;
    await sql.surface.updateMany(there);
  },

  async addLead(queue, person) {
    await sql.queueLead.createMany({ data: { queueName: queue, personId: person }, skipDuplicates: true });
  },

  async removeLead(queue, person) {
    await sql.queueLead.deleteMany({ where: { queueName: queue, personId: person } });
  },

  async setNamedLeads(leads) {
    for (const name of new Set(leads.map(({ queue }) => queue))) await addQueue(sql, name);
    await sql.namedLead.deleteMany({});
    await sql.namedLead.createMany({ data: leads.map(({ queue, email }) => ({ queueName: queue, email })) });
  },

  async emptyQueue(queue) {
    const where = { queueName: queue };
    await sql.agentsChannel.deleteMany({ where });
    await sql.queueMember.deleteMany({ where });
    await sql.queueLead.deleteMany({ where });
  },

  async setMembers(queue, platform, members) {
    // Arrays instead of lists of parameters: a channel may have more members than a statement may have parameters.
    await sql.$executeRaw`
      delete from queue_member
       where queue_name = ${queue} and platform = ${platform} and person_id <> all (${members}::uuid[])`;
    await addMembers(sql, queue, platform, members);
  },

  addMembers: (queue, platform, members) => addMembers(sql, queue, platform, members),
});

async function addMembers(sql: Sql, queue: string, platform: string, members: readonly string[]): Promise<void> {
  await sql.$executeRaw`
    insert into queue_member (queue_name, platform, person_id)
    select ${queue}, ${platform}, unnest(${members}::uuid[]) order by 3
        on conflict do nothing`;
}

async function addQueue(sql: Sql, name: string): Promise<void> {
  await sql.queue.createMany({ data: { name }, skipDuplicates: true });
}

/** A channel serves one queue. The queue that had it loses the agents it gave. */
async function takeFromOthers(
  sql: Sql,
  queue: string,
  at: { platform: string; tenant: string; address: string },
): Promise<void> {
  const previousOwner = await sql.agentsChannel.findUnique({ where: { platform_tenant_address: at } });
  if (previousOwner === null || previousOwner.queueName === queue) return;
  const there = { queueName: previousOwner.queueName, platform: at.platform };
  await sql.agentsChannel.delete({ where: { queueName_platform: there } });
  await sql.queueMember.deleteMany({ where: there });
}
