import { acts, opensBefore, type ActName } from "./acts.ts";
import type { Act } from "./make-acts.ts";
import { agents, agentsChannel, people } from "./people.ts";
import type { World } from "./world.ts";

type Given = (world: World) => Promise<void>;

const aDesk: Given = async (world) => {
  const { store } = world.desk();
  await store.transaction((tx) => tx.addQueue("support"));
  for (const each of Object.values(people)) await store.transaction((tx) => tx.recognise(each));
  await world.look();
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

const anotherQueue: Given = ({ desk }) =>
  desk().store.transaction(async (tx) => {
    await tx.addQueue("network");
    await tx.setChannel({ queue: "network", ...agentsChannel, address: "C2" });
    const members = await tx.recogniseAll([people.bob]);
    await tx.setMembers(
      "network",
      "slack",
      members.map(({ id }) => id),
    );
  });

const bobLeads: Given = ({ desk }) =>
  desk().store.transaction(async (tx) => {
    const [bob] = await tx.recogniseAll([people.bob]);
    if (bob !== undefined) await tx.addLead("support", bob.id);
  });

/** Each begins with what the one before has put on the screens. */
const doing =
  (act: Act): Given =>
  async (world) => {
    await act.does(world);
    await world.look();
  };
const aTicket = doing(opensBefore);
const then = (name: ActName): Given => doing(acts[name]);

const inOrder =
  (...givens: readonly Given[]): Given =>
  async (world) => {
    for (const each of givens) await each(world);
  };

const aChannel = inOrder(aDesk, itsChannel);
const ticket = inOrder(aChannel, aTicket);
const inHand = inOrder(ticket, then("ada claims"));
const resolved = inOrder(inHand, then("ada resolves"));

/** What a run begins with. */
export const givens = {
  "a desk": aDesk,
  "a desk with its channel": aChannel,
  "words that wait": inOrder(aChannel, then("renée writes")),
  "words that wait beside a ticket": inOrder(ticket, then("renée writes")),
  "a ticket sent as it is": inOrder(aChannel, then("renée writes"), then("renée sends it as it is")),
  "a ticket taken back": inOrder(aChannel, then("renée writes"), then("renée sends it as it is"), then("renée undoes")),
  "a ticket": ticket,
  "a ticket that waits for approval": inOrder(aChannel, then("renée asks for a laptop")),
  "a ticket that another decides too": inOrder(aChannel, then("renée asks for a laptop"), then("mona has ada decide")),
  "a ticket of two queues": inOrder(aChannel, anotherQueue, aTicket),
  "a ticket offered to one agent": inOrder(
    aChannel,
    anotherQueue,
    aTicket,
    then("bob moves it"),
    then("the clock strikes"),
  ),
  "a private ticket": inOrder(aChannel, bobLeads, aTicket, then("bob makes it private")),
  "a ticket in hand": inHand,
  "a ticket that waits": inOrder(inHand, then("ada asks")),
  "a ticket on hold": inOrder(inHand, then("ada holds")),
  "a ticket that is offered": inOrder(inHand, then("ada goes away")),
  "a resolved ticket": resolved,
  "a resolved ticket of a lead": inOrder(aChannel, bobLeads, aTicket, then("ada claims"), then("ada resolves")),
  "few stars": inOrder(
    aChannel,
    bobLeads,
    aTicket,
    then("ada claims"),
    then("ada resolves"),
    then("renée gives one star"),
  ),
  "a closed ticket": inOrder(resolved, then("renée confirms")),
  "a ticket older than its channel": inOrder(aDesk, aTicket, itsChannel),
  "a ticket without a channel": inOrder(aDesk, aTicket),
} as const satisfies Readonly<Record<string, Given>>;
export type GivenName = keyof typeof givens;
