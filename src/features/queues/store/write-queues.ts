import { z } from "zod";
import type { Conversation } from "../../../channels/platform.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { holdKey, type Sql } from "../../../store/engine/sql.ts";
import type { Transaction } from "../../../store/engine/transact.ts";
import { Prisma } from "../../../store/generated/client.ts";
import { isChannel } from "./read-queues.ts";

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
  | "removeLeadsWhoLeft"
>;

const unread = z.array(z.object({ since: z.date() }));
const owners = z.array(z.object({ queue: z.string() }));

export const writeQueues = ({ sql, early }: Pick<Transaction, "sql" | "early">): QueueWrites => ({
  addQueue: (queue) => addQueue(sql, queue),

  async renameQueue(queue, title) {
    await sql.$executeRaw`update queue set title = ${title} where name = ${queue}`;
  },

  async holdQueue(queue) {
    await early.$executeRaw`select from queue where name = ${queue} for key share`;
  },

  holdQueues: () => holdKey(sql, "queues"),

  async setChannel({ queue, platform, tenant, address }) {
    await addQueue(sql, queue);
    await sql.$executeRaw`select from queue where name = ${queue} for update`;
    await takeFromOthers(sql, queue, { platform, tenant, address });
    await sql.$executeRaw`
      insert into agents_channel (queue_name, platform, tenant, address)
      values (${queue}, ${platform}, ${tenant}, ${address})
          on conflict (queue_name, platform) do update
         set tenant = excluded.tenant, address = excluded.address, name = null, unread_since = null`;
  },

  async holdsChannel(channel, version) {
    const held = sql.$executeRaw`
      select from agents_channel where ${isChannel(channel)} and xmin::text = ${version} for no key update`;
    return (await held) > 0;
  },

  // Both make another version of the row, also where nothing is said anew.
  async markUnread(channel, at) {
    const first =
      (await sql.$executeRaw`
      update agents_channel set unread_since = ${at} where ${isChannel(channel)} and unread_since is null`) > 0;
    if (first) return { since: at, first };
    const rows = await sql.$queryRaw`
      update agents_channel set address = address where ${isChannel(channel)} returning unread_since as since`;
    const [row] = unread.parse(rows);
    return row === undefined ? null : { since: row.since, first };
  },

  async markRead(channel) {
    await sql.$executeRaw`update agents_channel set unread_since = null where ${isChannel(channel)}`;
  },

  async nameChannel(channel, name) {
    await sql.$executeRaw`update agents_channel set name = ${name} where ${isChannel(channel)}`;
  },

  async moveAddress({ platform, tenant, address: before }, address) {
    const there = Prisma.sql`platform = ${platform} and tenant = ${tenant} and address = ${before}`;
    await sql.$executeRaw`update agents_channel set address = ${address} where ${there}`;
    await sql.$executeRaw`
      update note set address = ${address} from surface
       where surface.id = surface_id and note.address = ${before}
         and platform = ${platform} and tenant = ${tenant} and surface.address = ${before}`;
    await sql.$executeRaw`update surface set address = ${address} where ${there}`;
    await sql.$executeRaw`update digest set address = ${address} where ${there}`;
  },

  async addLead(queue, person) {
    await sql.$executeRaw`
      insert into queue_lead (queue_name, person_id) values (${queue}, ${person}::uuid) on conflict do nothing`;
  },

  async removeLead(queue, person) {
    await sql.$executeRaw`delete from queue_lead where queue_name = ${queue} and person_id = ${person}::uuid`;
  },

  async setNamedLeads(leads) {
    for (const name of new Set(leads.map(({ queue }) => queue))) await addQueue(sql, name);
    await sql.$executeRaw`delete from named_lead`;
    await sql.$executeRaw`
      insert into named_lead (queue_name, email)
      select * from unnest(${leads.map(({ queue }) => queue)}::text[], ${leads.map(({ email }) => email)}::text[]) on conflict do nothing`;
  },

  async emptyQueue(queue) {
    await sql.$executeRaw`delete from agents_channel where queue_name = ${queue}`;
    await sql.$executeRaw`delete from queue_member where queue_name = ${queue}`;
    await sql.$executeRaw`delete from queue_lead where queue_name = ${queue}`;
  },

  async setMembers(queue, platform, members) {
    // Arrays instead of lists of parameters: a channel may have more members than a statement may have parameters.
    await sql.$executeRaw`
      delete from queue_member
       where queue_name = ${queue} and platform = ${platform} and person_id <> all (${members}::uuid[])`;
    await addMembers(sql, queue, platform, members);
  },

  async removeLeadsWhoLeft(queue) {
    await sql.$executeRaw`
      delete from queue_lead
       where queue_name = ${queue}
         and not exists (select from queue_member as member
                          where member.queue_name = queue_lead.queue_name and member.person_id = queue_lead.person_id)
         and not exists (select from agents_channel where queue_name = ${queue} and unread_since is not null)`;
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
  await sql.$executeRaw`insert into queue (name) values (${name}) on conflict do nothing`;
}

/** A channel serves one queue. The queue that had it loses the agents it gave. */
async function takeFromOthers(sql: Sql, queue: string, { platform, tenant, address }: Conversation): Promise<void> {
  const rows = await sql.$queryRaw`
    delete from agents_channel
     where platform = ${platform} and tenant = ${tenant} and address = ${address} and queue_name <> ${queue}
    returning queue_name as queue`;
  const [before] = owners.parse(rows);
  if (before === undefined) return;
  await sql.$executeRaw`delete from queue_member where queue_name = ${before.queue} and platform = ${platform}`;
}
