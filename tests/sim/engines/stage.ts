import { z } from "zod";
import type { ChatUser } from "../../../src/channels/platform.ts";
import { change, type Change } from "../../../src/desk/tickets.ts";
import { open } from "../../support/open-ticket.ts";
import { comeBack, goAway } from "../../../src/features/absence/use-cases.ts";
import type { RecordedEvent, TicketCommand } from "../../../src/features/rules.ts";
import type { TicketDraft } from "../../../src/features/opening/rules.ts";
import type { PersonId } from "../../../src/kernel/person.ts";
import type { Ticket } from "../../../src/kernel/ticket.ts";
import { doDueTimers } from "../../../src/worker/due-timers.ts";
import { openDesks } from "../desks.ts";
import { read } from "../read.ts";
import type { Staff } from "../alone/staff.ts";
import { forAgents, forPerson, type Said } from "../alone/said.ts";
import { cast, type Part } from "./script.ts";

/** The desk itself, with its people, on a database that begins each play with the same rows. */
export interface Stage {
  readonly ids: Readonly<Record<Part, PersonId>>;
  readonly staff: Staff;
  readonly zone: string;
  begin(): Promise<void>;
  opens(draft: TicketDraft, by: PersonId): Promise<Ticket>;
  asks(reference: string, command: TicketCommand, by: PersonId): Promise<Change>;
  goesAway(person: PersonId): Promise<unknown>;
  comesBack(person: PersonId): Promise<unknown>;
  /** Does what is due by the clock. */
  strikes(): Promise<void>;
  ticket(reference: string): Promise<Ticket | null>;
  history(reference: string): Promise<readonly RecordedEvent[]>;
  said(reference: string): Promise<Said>;
  close(): Promise<void>;
}

const queues = { support: ["claire", "paul"], network: ["paul"] } as const satisfies Readonly<
  Record<string, readonly Part[]>
>;

const atSlack = (user: Part): ChatUser => ({
  platform: "slack",
  tenant: "T1",
  user: `U-${user}`,
  directAddress: `U-${user}`,
  name: user,
  email: null,
  locale: "en",
  zone: "Europe/Paris",
  administrator: false,
});

export async function openStage(server: string, name: string): Promise<Stage> {
  const opened = await openDesks(server, name, 1);
  const { database } = opened;
  const [desk] = opened.desks;
  if (desk === undefined) throw new Error("there is one desk");
  const { store, deps, worker } = desk;
  const met = await store.transaction((tx) => tx.recogniseAll(cast.map(atSlack)));
  const idOf = (part: Part): PersonId => met[cast.indexOf(part)]?.id ?? "";
  await store.transaction(async (tx) => {
    for (const [queue, agents] of Object.entries(queues)) {
      await tx.setChannel({ queue, platform: "slack", tenant: "T1", address: `C-${queue}` });
      await tx.setMembers(queue, "slack", agents.map(idOf));
    }
    await tx.addLead("support", idOf("paul"));
  });
  await database.keep();
  return {
    ids: { mona: idOf("mona"), ben: idOf("ben"), claire: idOf("claire"), paul: idOf("paul"), zoe: idOf("zoe") },
    staff: {
      policy: deps.policy,
      agents: { support: queues.support.map(idOf), network: queues.network.map(idOf) },
      leads: { support: [idOf("paul")] },
      administrators: new Set(),
      away: new Set(),
    },
    zone: deps.zone,
    begin: () => database.begin(),
    opens: async (draft, by) => (await store.transaction((tx) => open(tx, deps, draft, by))).ticket,
    asks: (reference, command, by) => store.transaction((tx) => change(tx, deps, { reference, command, by })),
    goesAway: (person) => store.transaction((tx) => goAway(tx, deps, { person, day: null })),
    comesBack: (person) => store.transaction((tx) => comeBack(tx, deps, person)),
    async strikes() {
      while ((await doDueTimers(worker, 10)) > 0);
    },
    ticket: (reference) => store.ticket(reference),
    history: (reference) => store.history(reference),
    async said(reference) {
      const rows = await read(database.control, posts, post, [reference]);
      return Object.fromEntries(
        rows.map(({ person, queue, numbers }) => [person === null ? forAgents(queue) : forPerson(person), numbers]),
      );
    },
    close: () => opened.close(),
  };
}

const post = z.object({ person: z.string().nullable(), queue: z.string(), numbers: z.array(z.int()) });
const posts = `
  select person_id as person, replace(surface.address, 'C-', '') as queue,
         array(select wish::int from jsonb_object_keys(wanted) as wish order by 1) as numbers
    from surface join outbox on surface_id = surface.id and part = 'posts'
   where ticket = $1`;
