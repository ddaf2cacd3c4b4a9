import type { AgentsChannel, TicketReader } from "../../../desk/reader.ts";
import type { AgentsChannelModel } from "../../../store/generated/models.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import { platformName } from "../../../store/surfaces/surface-row.ts";

type QueueReads = Pick<TicketReader, "queues" | "queuesOf" | "channels" | "allChannels" | "channelAt">;

export const readQueues = (sql: Sql): QueueReads => ({
  async queues() {
    return names(await sql.queue.findMany({ orderBy: { name: "asc" } }));
  },

  async queuesOf(person) {
    const where = { members: { some: { personId: person } } };
    return names(await sql.queue.findMany({ where, orderBy: { name: "asc" } }));
  },

  async channels(queue) {
    const rows = await sql.agentsChannel.findMany({ where: { queueName: queue }, orderBy: { platform: "asc" } });
    return rows.map(channelOf);
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
