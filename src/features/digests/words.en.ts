import { text, type Inline } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  digests: {
    late: (count: number, queue: string) =>
      plural(count, `1 ticket is late in “${queue}”`, `${number(count)} tickets are late in “${queue}”`),
    needSomebody: (count: number, queue: string) =>
      plural(count, `1 ticket needs somebody in “${queue}”`, `${number(count)} tickets need somebody in “${queue}”`),
    free: (count: number, total: number) =>
      count === total
        ? plural(count, "Nobody has it.", "Nobody has any of them.")
        : `Nobody has ${number(count)} of them.`,
    allTaken: (total: number) => plural(total, "Somebody has it.", "Somebody has each of them."),
    overdue: (count: number) => plural(count, "1 is late.", `${number(count)} are late.`),
    oldest: (count: number) => plural(count, "The oldest:", `The oldest ${number(count)}:`),
    since: (due: Inline) => text`due ${due}`,
    nobody: "nobody",
    seen: (who: string, people: number, count: number, total: number) => {
      const sees = `${who} ${plural(people, "is", "are")} making sure`;
      return count === total
        ? plural(total, `${sees} it’s handled.`, `${sees} they’re handled.`)
        : `${sees} ${number(count)} of them are handled.`;
    },
    fewer: (count: number, at: Inline) => text`${number(count)} fewer than at ${at} · this message stays up to date`,
    upToDate: "This message stays up to date.",
    cleared: (queue: string) => `✅ All clear in “${queue}”: nothing here is waiting for you any more.`,
    clearedForAgents: (queue: string) => `✅ All clear in “${queue}”: nothing is late without an agent.`,
    leadsNoMore: (queue: string) => `You no longer lead “${queue}”: what’s late there isn’t yours to see to.`,
    below: (queue: string) => `What’s late in “${queue}” stands in a newer message below.`,
    elsewhere: (queue: string) =>
      `The tickets of “${queue}” aren’t handled here any more, so what’s late isn’t shown here either.`,
    list: (queue: string) => `Late in “${queue}”`,
    notYours: (queue: string) => `Only the agents and the leads of “${queue}” can see what’s late there.`,
    none: "Nothing here is late any more.",
    notSeen: (count: number, queue: string, named: string) =>
      `⚠️ I couldn’t write down that you’re making sure of ${plural(count, "1 ticket", `${number(count)} tickets`)} in “${queue}”: ${named}. See to ${plural(count, "it", "them")} yourself, and let an administrator know.`,
    notSeenAtAll: (queue: string) =>
      `⚠️ I couldn’t write down that you’re making sure that what’s late in “${queue}” is handled. Press the button again in a while, and let an administrator know.`,
    noted: (count: number) =>
      plural(
        count,
        "Thanks! The agents see that you’re making sure it’s handled.",
        "Thanks! The agents see that you’re making sure they’re handled.",
      ),
    notedNone: "Nothing is left to do: somebody sees to each of them.",
    notedYours: "What’s left is yours already: you have it.",
    forAgents: (queue: string) => `Only the agents of “${queue}” can do that.`,
  },
  buttons: {
    showLate: (count: number) => plural(count, "Show it", `Show all ${number(count)}`),
  },
};
