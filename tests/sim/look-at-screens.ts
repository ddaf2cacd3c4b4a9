import type { Client } from "pg";
import { z } from "zod";
import { reference, type Seen } from "./make-acts.ts";
import { agentsChannel, people, type Who } from "./people.ts";
import { read } from "./read.ts";

/** What the desk has shown, as its database tells; nothing of it is a step. */
export async function lookAtScreens(control: Client): Promise<Seen> {
  const accounts = await read(control, 'select "user", person_id as id from account', account);
  const idOf = (who: Who): string => accounts.find(({ user }) => user === people[who].user)?.id ?? "";
  const [ticket] = await read(control, "select mark from ticket where reference = $1", marked, [reference]);
  const [kept] = await read(control, "select id from pending_words order by at limit 1", identified);
  const [card] = await read(control, agentsCard, shown, [reference, agentsChannel.address]);
  return {
    ids: { renee: idOf("renee"), mona: idOf("mona"), ada: idOf("ada"), bob: idOf("bob") },
    mark: ticket?.mark ?? null,
    words: kept?.id ?? "",
    card: { ...agentsChannel, message: card?.message ?? "" },
  };
}

const account = z.object({ user: z.string(), id: z.string() });
const marked = z.object({ mark: z.string().nullable() });
const identified = z.object({ id: z.string() });
const shown = z.object({ message: z.string() });

const agentsCard = "select message from surface where ticket = $1 and address = $2 and message is not null";
