import type { PersonId } from "../../src/kernel/person.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import type { FormValues } from "../../src/screen/form.ts";
import { simChat } from "./chat.ts";
import type { SimConnections } from "./connection.ts";
import { openSimDatabase, type SimDatabase } from "./database.ts";
import { startSimDesk, type SimDesk } from "./desk.ts";
import { agents, agentsChannel, people, whos, type Who } from "./people.ts";
import type { Stage } from "./scheduler.ts";
import { simWorkers } from "./workers.ts";

/** Desks that stand side by side on one database, and of which nobody takes the order. */
export interface Desks {
  readonly database: SimDatabase;
  readonly desks: readonly SimDesk[];
  readonly ids: Readonly<Record<Who, PersonId>>;
  /** Somebody opens a ticket through the first desk. */
  opens(who: Who, filled?: FormValues): Promise<Ticket>;
  close(): Promise<void>;
}

/** Six connections, as a desk has: what goes through them does not wait for its turn. */
const asUsual: SimConnections = { pool: { max: 6 }, wasCut: () => false, cutAll: () => Promise.resolve() };

export async function openDesks(server: string, name: string, count: number): Promise<Desks> {
  const database = await openSimDatabase(server, name);
  const stage: Stage = { scheduler: null };
  const chat = simChat(stage, agents);
  const begin = async (): Promise<SimDesk> => {
    const { write } = simWorkers(database.control, stage, () => desk);
    const desk = await startSimDesk({ url: database.url, sim: asUsual, write, chat, logs: () => undefined });
    return desk;
  };
  const first = await begin();
  const others = await Promise.all(Array.from({ length: count - 1 }, begin));
  const desks = [first, ...others];
  const ids = await meetAll(first);
  const references = async (): Promise<readonly string[]> => {
    const { rows } = await database.control.query<{ reference: string }>("select reference from ticket");
    return rows.map(({ reference }) => reference);
  };
  return {
    database,
    desks,
    ids,
    async opens(who, filled = {}) {
      const before = await references();
      const values = { ...form, ...filled };
      const once = `opens ${before.length}`;
      const reply = await first.handle({
        kind: "submitted",
        opener: { do: "new-ticket" },
        values,
        in: null,
        by: people[who],
        once,
      });
      const [reference = ""] = (await references()).filter((each) => !before.includes(each));
      const ticket = await first.store.ticket(reference);
      if (ticket === null) throw new Error(`no ticket was opened: ${JSON.stringify(reply)}`);
      return ticket;
    },
    async close() {
      for (const desk of desks) await desk.close();
      await database.close();
    },
  };
}

const form: FormValues = {
  title: "The printer is on fire",
  kind: "incident",
  service: "Printing",
  urgency: "medium",
  impact: "team",
  description: "Smoke",
  beneficiary: null,
  device: "",
  phone: "",
  stepsToReproduce: "",
};

/** The queue has its channel, and its two agents. */
const meetAll = ({ store }: SimDesk): Promise<Record<Who, PersonId>> =>
  store.transaction(async (tx) => {
    await tx.setChannel({ queue: "support", ...agentsChannel });
    const met = await tx.recogniseAll(whos.map((who) => people[who]));
    const idOf = (who: Who): PersonId => met[whos.indexOf(who)]?.id ?? "";
    await tx.setMembers("support", "slack", [idOf("ada"), idOf("bob")]);
    return { renee: idOf("renee"), mona: idOf("mona"), ada: idOf("ada"), bob: idOf("bob") };
  });
