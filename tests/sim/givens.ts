import { acts, opensBefore, type ActName } from "./acts.ts";
import { agents, agentsChannel, people } from "./people.ts";
import type { World } from "./world.ts";

type Given = (world: World) => Promise<void>;

const aDesk: Given = async ({ desk }) => {
  const { store } = desk();
  await store.transaction((tx) => tx.addQueue("support"));
  for (const each of Object.values(people)) await store.transaction((tx) => tx.recognise(each));
};

const itsChannel: Given = ({ desk }) =>
  desk().store.transaction(async (tx) => {
    await tx.setChannel({ queue: "support", ...agentsChannel });
    const members = await tx.recogniseAll(agents);
    await tx.setMembers(
      "support",
      "slack",
      members.map(({ id }) => id),
    );
  });

const aTicket: Given = async (world) => {
  await opensBefore.does(world);
  await world.seesCard();
};

const then =
  (name: ActName): Given =>
  async (world) =>
    void (await acts[name].does(world));

const inOrder =
  (...givens: readonly Given[]): Given =>
  async (world) => {
    for (const each of givens) await each(world);
  };

/** What a run begins with. */
export const givens = {
  "a desk": aDesk,
  "a desk with its channel": inOrder(aDesk, itsChannel),
  "a ticket": inOrder(aDesk, itsChannel, aTicket),
  "a ticket in hand": inOrder(aDesk, itsChannel, aTicket, then("ada claims")),
  "a resolved ticket": inOrder(aDesk, itsChannel, aTicket, then("ada claims"), then("ada resolves")),
  "a closed ticket": inOrder(
    aDesk,
    itsChannel,
    aTicket,
    then("ada claims"),
    then("ada resolves"),
    then("renée confirms"),
  ),
  "a ticket older than its channel": inOrder(aDesk, aTicket, itsChannel),
  "a ticket without a channel": inOrder(aDesk, aTicket),
} as const satisfies Readonly<Record<string, Given>>;
export type GivenName = keyof typeof givens;
