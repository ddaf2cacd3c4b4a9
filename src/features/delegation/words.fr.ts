import { countingIn } from "../../kernel/counting.ts";
import { de } from "../../kernel/elision.ts";
import { bold, text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    delegate: "Confier mes décisions…",
    delegateAnew: "Modifier…",
    endDelegation: "Décider à nouveau moi-même",
  },
  delegation: {
    form: {
      title: "Décider à votre place",
      submit: "Confier",
      intro:
        "Ce qui attend votre accord lui parvient aussi, demandes confidentielles comprises : ce qui arrivera ces jours-là, et ce qui est déjà là.",
      who: "Qui décide à votre place ?",
      from: "À partir du",
      fromHint: "Laissé vide : dès maintenant.",
      until: "Vous décidez à nouveau le",
      untilHint: "Le jour de votre retour.",
      guest: (who) =>
        `${who} n’a qu’un compte invité, ou son adresse n’est pas confirmée, et ne peut donc pas décider pour quelqu’un d’autre. Choisissez un collègue.`,
      self: "C’est vous. Choisissez quelqu’un d’autre.",
      comesBack: (who) =>
        `${who} vous a confié ses décisions ces jours-là. Choisissez quelqu’un d’autre, ou d’autres jours.`,
      beforeItBegins: "C’est avant le début.",
      tooLong: "C’est dans plus d’un an. Pour une si longue absence, mieux vaut changer la politique du service.",
    },
    none: "Vous décidez vous-même de ce qui attend votre accord.",
    noneNext: "Une absence en vue ? Quelqu’un d’autre peut décider à votre place.",
    running: (who, until) => text`${bold(who)} décide à votre place. Vous décidez à nouveau : ${until}.`,
    later: (who, from, until) =>
      text`${bold(who)} décidera à votre place. Début : ${from}. Vous décidez à nouveau : ${until}.`,
    wentTo: (who, count) =>
      plural(
        count,
        `Une demande attend : ${who} l’a maintenant aussi.`,
        `${number(count)} demandes attendent : ${who} les a maintenant aussi.`,
      ),
    stayOwn: (who, count) =>
      plural(
        count,
        `La demande ${de(who)} reste à votre seule décision.`,
        `Les demandes ${de(who)} restent à votre seule décision.`,
      ),
    stay: (count) =>
      plural(
        count,
        "Une demande reste à votre seule décision.",
        `${number(count)} demandes restent à votre seule décision.`,
      ),
    stillYou: "Vous pouvez toujours décider : la première décision l’emporte.",
    nextLater: (who) => `Ce jour-là, ${who} recevra ce qui attendra. D’ici là, c’est à vous.`,
    insteadOf: (who) => `Ce n’est plus ${who}.`,
    isAway: (who) => `Mais ${who} n’est pas là en ce moment. D’ici son retour, la décision vous revient.`,
    takenBack: (who) => `Vous décidez à nouveau vous-même. ${who} ne décide plus à votre place.`,
    waits: (waiting) =>
      plural(waiting, "Une demande attend votre accord.", `${number(waiting)} demandes attendent votre accord.`),
    asked: (who, until) =>
      text`${bold(who)} vous demande de décider à sa place de ce qui attend son accord. Fin : ${until}.`,
    askedLater: (who, from, until) =>
      text`${bold(who)} vous demande de décider à sa place de ce qui attend son accord. Début : ${from}. Fin : ${until}.`,
    askedNext: (who) =>
      `Ce qui attend son accord arrive ici. Votre décision vaut celle ${de(who)}, et tout le monde lit que c’est la vôtre.`,
    noMore: (who) => `Vous ne décidez plus à la place ${de(who)}.`,
    over: (who) => `${who} ne décide plus à votre place : c’est de nouveau à vous.`,
  },
};
