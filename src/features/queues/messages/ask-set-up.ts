import { text, type Text } from "../../../kernel/text.ts";
import { buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Message } from "../../../screen/message.ts";
import { sayPlainly } from "../../../screen/say.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { phrases, type Phrases } from "../../words.ts";
import type { Stakes } from "../rules/set-up.ts";

/** How many stand in a queue. */
interface Figures {
  readonly agents: number;
  readonly openTickets: number;
}

export interface SetUpAsk {
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
export function askSetUp(asked: SetUpAsk, viewer: Viewer): Message {
  const { setUp, buttons } = phrases(viewer.locale);
  const { question, queue, stakes } = asked;
  return sayPlainly(
    viewer,
    text`${sentence(queue, stakes, setUp.ask)}`,
    ...standings(asked, setUp.ask).map(paragraph),
    paragraph(setUp.ask.afterwards(changes(asked, setUp.ask).join(" "))),
    ...buttonRow([
      {
        label: stakes.leaves ? buttons.queues.moveHere : buttons.queues.setUpHere,
        action: { do: "set-up", question },
      },
      { label: buttons.queues.other, action: { do: "name-queue", question } },
      { label: buttons.queues.keep, action: { do: "keep-queues" } },
    ]),
  );
}

type Says = Phrases["setUp"]["ask"];

function sentence(queue: string, { leaves, joins, takesFrom, resembles }: Stakes, says: Says): string {
  if (resembles !== null) return says.resembles(queue, resembles);
  if (takesFrom !== null) return says.takes(queue, takesFrom);
  if (leaves) return says.leaves(queue);
  return joins ? says.joins(queue) : says.plain(queue);
}

const standings = ({ queue, stakes: { takesFrom }, standing, servedHere }: SetUpAsk, says: Says): readonly Text[] => [
  ...(standing === null ? [] : [says.now(queue, standing.agents, standing.openTickets)]),
  ...(takesFrom === null || servedHere === null
    ? []
    : [says.now(takesFrom, servedHere.agents, servedHere.openTickets)]),
];

function changes({ queue, stakes, standing, servedHere, people }: SetUpAsk, says: Says): readonly string[] {
  const { leaves, takesFrom } = stakes;
  const lost = takesFrom !== null && servedHere !== null;
  return [
    standing === null ? says.begins(queue) : says.shown(standing.openTickets),
    ...(leaves ? [says.leftBehind] : []),
    ...(lost
      ? [servedHere.other ? says.stillServed(takesFrom) : says.unserved(takesFrom, servedHere.openTickets)]
      : []),
    people === null ? says.becomeAgentsUncounted : says.becomeAgents(people),
  ];
}
