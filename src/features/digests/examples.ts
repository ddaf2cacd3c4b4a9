import { askedIn, late, viewed } from "../examples/moments.ts";
import { messageExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn } from "../examples/tickets.ts";
import {
  digestMessage,
  lateList,
  lateNotYours,
  lateSeen,
  notSeen,
  seeBelow,
  seeElsewhere,
  type DigestAt,
} from "./messages.ts";
import { nothingLate, type LateFigures, type LateSeen } from "./rules.ts";

const calledAt = new Date("2026-11-21T09:15:00Z");

const many: LateFigures = {
  byPriority: { P1: 0, P2: 4, P3: 17, P4: 0 },
  total: 21,
  free: 19,
  awaited: 21,
  overdue: 21,
  newest: calledAt,
  untoldSince: null,
  askedUntil: calledAt,
  seenBy: [],
};
const one: LateFigures = {
  ...many,
  byPriority: { ...nothingLate.byPriority, P3: 1 },
  total: 1,
  free: 1,
  awaited: 1,
  overdue: 1,
};

const outcomes = [
  "one",
  "several",
  "none",
  "yours",
  "for-agents",
  "leads-no-more",
] as const satisfies readonly LateSeen[];

/** What is late in a queue, as its leads and its agents read it. */
export function digests(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const { queue, title, longTitle, otherTitles } = story;
  const titles = [longTitle, title, ...otherTitles];
  const oldest = [0, 1, 2, 3].map((index) =>
    ticketIn(index === 2 ? "in-progress" : "new", stage, {
      opened: { title: titles[index] ?? title, priority: index < 3 ? "P2" : "P3" },
      reference: `I261121_${String(index + 1).padStart(4, "0")}`,
      later: [late("first-response"), askedIn(0, "lead", "lena")],
    }),
  );
  const at: DigestAt = {
    figures: many,
    oldest,
    queue,
    person: "lena",
    calledAt,
    left: false,
    total: 21,
    viewer,
    now: viewed,
  };
  const told: Readonly<Record<string, Partial<DigestAt>>> = {
    "many are late": {},
    "one is late": { figures: one, oldest: oldest.slice(0, 1), total: 1 },
    "some were cleared": { figures: { ...many, total: 18, byPriority: { ...many.byPriority, P3: 14 }, free: 16 } },
    "not all of them are late": { figures: { ...many, overdue: 12 } },
    "somebody makes sure": { figures: { ...many, awaited: 0, askedUntil: null, seenBy: ["lena"] } },
    "two make sure": { figures: { ...many, awaited: 0, askedUntil: null, seenBy: ["lena", "paul"] } },
    "somebody makes sure of most": { figures: { ...many, awaited: 3, seenBy: ["lena", "paul"] } },
    "all have somebody": { figures: { ...many, free: 0 } },
    "all clear": { figures: nothingLate, oldest: [] },
    "they may read none of it any more": { figures: nothingLate, oldest: [], left: true },
    "many are late, to the agents": { person: null, figures: { ...many, awaited: 0, askedUntil: null, free: 21 } },
    "all clear, to the agents": { person: null, figures: nothingLate, oldest: [] },
  };
  const list = { tickets: oldest, hidden: 17, queue, own: true, viewer, now: viewed };
  return [
    ...Object.entries(told).map(([name, more]) => messageExample("digests", name, digestMessage({ ...at, ...more }))),
    messageExample("digests", "there is a newer one", seeBelow(queue, viewer)),
    messageExample("digests", "the queue's tickets are elsewhere", seeElsewhere(queue, viewer)),
    messageExample("digests", "the list of it", lateList(list)),
    messageExample("digests", "the list of it, nothing late", lateList({ ...list, tickets: [], hidden: 0 })),
    messageExample("digests", "the list of it, for others than its agents", lateNotYours(queue, viewer)),
    ...outcomes.map((seen) => messageExample("digests", `I make sure: ${seen}`, lateSeen(seen, queue, viewer))),
    messageExample(
      "digests",
      "what could not be written down",
      notSeen(queue, ["I261121_0001", "I261121_0003"], viewer),
    ),
    messageExample("digests", "nobody knows what was written down", notSeen(queue, [], viewer)),
  ];
}
