import { bold, text, type Inline } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const lists = {
  mine: "My tickets",
  queue: "Queue",
  noneOfMine: "You have no tickets. When something does not work, or you need something, open one here.",
  emptyQueue: "The queue is empty. Nobody is waiting.",
  count: (count: number) => plural(count, `${number(count)} ticket`, `${number(count)} tickets`),
  more: (count: number) => plural(count, "… and one more.", `… and ${number(count)} more.`),
  due: (at: Inline) => text`due ${at}`,
  late: (at: Inline) => text`🔴 ${bold("late")}, due ${at}`,
  homeIntro: "Tell us what is wrong or what you need. You can follow it here.",
};
