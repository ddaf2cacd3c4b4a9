import { describe, expect, it } from "vitest";
import { mayRead, readables, readers, readsAs, type Readable, type Reader } from "../../src/kernel/reading.ts";
import { roles, type Actor } from "../../src/kernel/roles.ts";
import { beginApproval, beginStage, withVote } from "../../src/kernel/approval.ts";
import { aStage } from "../support/an-approval.ts";
import { aTicket } from "../support/a-ticket.ts";

/**
 * The table once more, so that a slip in it is seen: r requester, b beneficiary, f follower, a agent, s assignee, l lead,
 * d administrator, + alerted, v approver as long as they are asked, w and since, - bystander.
 */
const expected: Record<Readable, string> = {
  card: "rbasld+v",
  talk: "rbasld+",
  following: "f",
  approval: "vw",
  "agents-card": "asld",
  "masked-words": "s",
  "requester-masked-words": "rbs",
  "private-answers": "rb",
  "own-list": "rbv",
  "queue-list": "as",
};

const letterOf: Record<Reader, string> = {
  requester: "r",
  beneficiary: "b",
  follower: "f",
  agent: "a",
  assignee: "s",
  lead: "l",
  administrator: "d",
  alerted: "+",
  approver: "v",
  asked: "w",
  bystander: "-",
};

const everybody = [...roles, "follower", "asked"] as const satisfies readonly Reader[];

/** Somebody who is nothing but this to a ticket; an assignee is an agent too. */
function onlyA(reader: Reader): Actor {
  const actor = { person: reader, agent: false, lead: false, administrator: false };
  if (reader === "agent" || reader === "assignee") return { ...actor, agent: true };
  if (reader === "lead") return { ...actor, lead: true };
  if (reader === "administrator") return { ...actor, administrator: true };
  return actor;
}

const plain = aTicket({ status: "in-progress" });
const twoStages = beginApproval([aStage(["asked"]), aStage(["approver"])], plain.openedAt);
const voted = withVote(twoStages, 0, { by: "asked", approves: true, at: plain.openedAt });
const ticket = aTicket({
  status: "in-progress",
  requester: "requester",
  beneficiary: "beneficiary",
  assignee: "assignee",
  followers: ["follower"],
  approval: beginStage(voted, 1, plain.openedAt),
  clock: {
    ...plain.clock,
    chain: { step: 0, at: plain.openedAt, people: ["alerted"], state: "running", askedBy: null, seenBy: null },
  },
});

describe("who may read what", () => {
  const everyCase = readables.flatMap((what) => everybody.map((reader) => ({ what, reader })));
  it.each(everyCase)("$reader · $what", ({ what, reader }) => {
    const may = mayRead(what, readsAs(onlyA(reader), ticket));
    expect(may).toBe(expected[what].includes(letterOf[reader]));
  });

  it("names everything that can be read exactly once", () => {
    expect([...readables].toSorted()).toEqual(Object.keys(readers).toSorted());
    expect([...readables].toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it("gives nothing to a bystander, and nothing of a ticket to whom its card is not shown", () => {
    for (const what of readables) {
      expect(readers[what]).not.toContain("bystander");
      if (what === "following" || what === "approval") continue; // tells nothing of the ticket
      expect(readers.card).toEqual(expect.arrayContaining([...readers[what]].filter((each) => each !== "assignee")));
    }
  });

  it("takes masked words from an agent who left the channel with the ticket in hand", () => {
    const gone: Actor = { person: "assignee", agent: false, lead: false, administrator: false };
    expect(readables.filter((what) => mayRead(what, readsAs(gone, ticket)))).toEqual([]);
  });

  it("shows a requester who is an agent too no masked words but their own", () => {
    const both: Actor = { person: "requester", agent: true, lead: false, administrator: false };
    expect(mayRead("requester-masked-words", readsAs(both, ticket))).toBe(true);
    expect(mayRead("masked-words", readsAs(both, ticket))).toBe(false);
  });
});
