import { text, type Text } from "../../../kernel/text.ts";
import { buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Button, Message } from "../../../screen/message.ts";
import { sayPlainly } from "../../../screen/say.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { phrases, type Phrases } from "../../words.ts";
import type { Stakes } from "../rules/set-up.ts";

/** How many stand in a queue. */
interface Figures {
  readonly agents: number;
  readonly openTickets: number;
}

export interface SetUpAsk {
  /** What the channel is called; null: not known. */
  readonly name: string | null;
  /** What the channel is called that the queue would leave; null: none, or not known. */
  readonly from: string | null;
  /** The id under which the desk keeps what it asks. */
  readonly question: string;
  readonly queue: string;
  readonly stakes: Stakes;
  /** Null: the queue is new. */
  readonly standing: Figures | null;
  /** Of the queue that would lose this channel. `other`: it has another one. */
  readonly servedHere: (Figures & { readonly other: boolean }) | null;
  /** How many are in the channel; null: not known. */
  readonly people: number | null;
}

/** Asked before a queue that is served moves, or a channel that serves one is taken: what there is, and what would change. */
export function askSetUp(given: SetUpAsk, viewer: Viewer): Message {
  const { setUp, buttons } = phrases(viewer.locale);
  const asked = asCalled(given, viewer);
  const consequence = asked.stakes.resembles === null ? setUp.ask.afterwards : setUp.ask.ifNot;
  return sayPlainly(
    viewer,
    text`${sentence(asked, setUp.ask)}`,
    ...standings(asked, setUp.ask).map(paragraph),
    paragraph(consequence(changes(asked, setUp.ask).join(" "))),
    ...buttonRow(answers(asked, buttons.queues)),
  );
}

/** With what queues are called instead of their names. */
function asCalled(asked: SetUpAsk, viewer: Viewer): SetUpAsk {
  const called = (queue: string | null): string | null => (queue === null ? null : queueCalled(viewer, queue));
  const { takesFrom, resembles } = asked.stakes;
  return {
    ...asked,
    queue: queueCalled(viewer, asked.queue),
    stakes: { ...asked.stakes, takesFrom: called(takesFrom), resembles: called(resembles) },
  };
}

function answers({ question, stakes }: SetUpAsk, labels: Phrases["buttons"]["queues"]): readonly Button[] {
  const { leaves, showsPrivate, resembles } = stakes;
  const agreed = { do: "set-up", question } as const;
  const tone = showsPrivate ? ({ tone: "danger" } as const) : {};
  const keep: Button = { label: labels.keep, action: { do: "keep-queues", question } };
  if (resembles === null)
    return [
      { label: leaves ? labels.move : labels.setUp, action: agreed, ...tone },
      { label: labels.other, action: { do: "name-queue", question } },
      keep,
    ];
  return [
    { label: labels.meant(resembles), action: { ...agreed, meant: true } },
    { label: labels.begin, action: agreed },
    keep,
  ];
}

type Says = Phrases["setUp"]["ask"];

function sentence({ queue, name, from, stakes }: SetUpAsk, says: Says): string {
  const { leaves, joins, takesFrom, showsPrivate, resembles } = stakes;
  if (resembles !== null) return says.resembles(queue, resembles);
  if (takesFrom !== null) return says.takes(queue, takesFrom, name);
  if (leaves) return says.leaves(queue, from, name);
  if (joins) return says.joins(queue, name);
  return showsPrivate ? says.showsPrivate(queue, name) : says.plain(queue, name);
}

const standings = ({ queue, stakes: { takesFrom }, standing, servedHere }: SetUpAsk, says: Says): readonly Text[] => [
  ...(standing === null ? [] : [says.now(queue, standing.agents, standing.openTickets)]),
  ...(takesFrom === null || servedHere === null
    ? []
    : [says.now(takesFrom, servedHere.agents, servedHere.openTickets)]),
];

function changes({ queue, name, from, stakes, standing, servedHere, people }: SetUpAsk, says: Says): readonly string[] {
  const { leaves, takesFrom, showsPrivate } = stakes;
  const lost = takesFrom !== null && servedHere !== null;
  return [
    standing === null ? says.begins(queue) : says.shown(queue, standing.openTickets, name),
    ...(leaves ? [says.leftBehind(queue, from)] : []),
    ...(lost
      ? [servedHere.other ? says.stillServed(takesFrom) : says.unserved(takesFrom, servedHere.openTickets)]
      : []),
    says.becomeAgents(queue, name, people),
    ...(showsPrivate ? [says.readPrivate(queue)] : []),
  ];
}
