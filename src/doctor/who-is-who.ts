import { pino } from "pino";
import type { AccountId, Person } from "../desk/person.ts";
import type { DeskStore } from "../desk/store.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { readRecordsConfig } from "../process/config.ts";
import { isId } from "../store/engine/is-id.ts";
import { openDatabase } from "./open-database.ts";
import { openRecords } from "./open-records.ts";
import { named, count } from "./say.ts";

/** What is asked about who is who. `of`, `from` and `into` are ids as `find` prints them. */
export type WhoIsWho =
  | { readonly do: "find"; readonly words: string }
  | { readonly do: "join"; readonly from: string; readonly into: string }
  | { readonly do: "part"; readonly user: string };

export interface Settled {
  readonly ok: boolean;
  /** A line each. */
  readonly said: readonly string[];
}

const silent = pino({ level: "silent" });
const most = 20; // people of one name

/** Finds people, makes one of two who were taken for two, or two of one. The desk may run or not. */
export async function settleWhoIsWho(
  env: Readonly<Record<string, string | undefined>>,
  asked: WhoIsWho,
): Promise<Settled> {
  const read = readRecordsConfig(env);
  if (!read.ok) return no(...read.problems);
  const database = await openDatabase(read.config);
  if (database === null) return no("There is no database yet.");
  try {
    const records = await openRecords(read.config, { url: database.url, log: silent });
    try {
      return await settle(records.store, asked);
    } finally {
      await records.close();
    }
  } finally {
    await database.close();
  }
}

const no = (...said: readonly string[]): Settled => ({ ok: false, said });

async function settle(store: DeskStore, asked: WhoIsWho): Promise<Settled> {
  switch (asked.do) {
    case "find": {
      const people = await store.peopleCalled(asked.words, most, "parts");
      return people.length === 0 ? no(`Nobody is called ${asked.words}.`) : { ok: true, said: people.flatMap(linesOf) };
    }
    case "join":
      return store.transaction((tx) => join(tx, asked.from, asked.into));
    case "part":
      return store.transaction((tx) => part(tx, asked.user));
  }
}

const linesOf = ({ id, name, email, accounts }: Person): readonly string[] => [
  `${id}  ${name || "(no name told)"}  ${email ?? "(no address)"}`,
  ...accounts.map((account) => `    ${named(account.platform)}  ${idOf(account)}`),
];

const idOf = ({ platform, tenant, user }: AccountId): string => `${platform}/${tenant}/${user}`;

async function join(tx: DeskTransaction, from: string, into: string): Promise<Settled> {
  if (from === into || !isId(from) || !isId(into)) return no("Two ids of people are needed, as --people prints them.");
  const people = await tx.people([from, into]);
  if (people.size < 2) return no("One of them is nobody here.");
  const tickets = await tx.joinPeople(from, into);
  for (const reference of tickets) {
    const surfaces = await tx.surfaces(reference);
    await tx.deliver(surfaces.map(({ id }) => ({ kind: "refresh-card", surface: id })));
  }
  const joined = (await tx.people([into])).get(into);
  const moved = `They are one person now. ${count(tickets.length, "open ticket")} moved.`;
  return { ok: true, said: [moved, ...(joined === undefined ? [] : linesOf(joined))] };
}

async function part(tx: DeskTransaction, user: string): Promise<Settled> {
  const [platform, tenant, ...rest] = user.split("/");
  const account = { tenant: tenant ?? "", user: rest.join("/") };
  if (platform !== "slack" && platform !== "teams")
    return no("An account is needed, such as slack/T0123/U0123, as --people prints it.");
  const person = await tx.personOf({ platform, ...account });
  if (person === null) return no("Nobody here has this account.");
  if (person.accounts.length < 2) return no("It is the only account of that person: there is nobody to part it from.");
  const parted = await tx.partAccount({ platform, ...account });
  const both = await tx.people([person.id, parted]);
  return {
    ok: true,
    said: [
      "They are two people now. What happened so far stays with the first.",
      ...[person.id, parted].flatMap((id) => linesOf(both.get(id) ?? person)),
    ],
  };
}
