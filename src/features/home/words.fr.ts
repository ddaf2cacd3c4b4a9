import { bold, text } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";
import type { Phrases } from "../phrases.ts";

const { number, plural } = countingIn("fr");

export const lists: Phrases["lists"] = {
  mine: "Mes tickets",
  queue: "File des agents",
  noneOfMine: "Vous n’avez aucun ticket. Une panne, un besoin, une question ? Ouvrez-en un ici.",
  emptyQueue: "La file est vide. Personne n’attend.",
  count: (count) => plural(count, `${number(count)} ticket`, `${number(count)} tickets`),
  more: (count) => plural(count, "… et un de plus.", `… et ${number(count)} de plus.`),
  due: (at) => text`échéance ${at}`,
  late: (at) => text`🔴 ${bold("en retard")}, échéance ${at}`,
  homeIntro: "Dites-nous ce qui ne va pas ou ce qu’il vous faut : vous suivrez votre demande ici.",
};
