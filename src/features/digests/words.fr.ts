import { text } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  digests: {
    late: (count, queue) =>
      count === 1
        ? `1 ticket est en retard dans la file « ${queue} »`
        : `${number(count)} tickets sont en retard dans la file « ${queue} »`,
    needSomebody: (count, queue) =>
      count === 1
        ? `1 ticket attend quelqu’un dans la file « ${queue} »`
        : `${number(count)} tickets attendent quelqu’un dans la file « ${queue} »`,
    free: (count, total) => {
      if (count < total) return `${number(count)} ${plural(count, "est sans agent", "sont sans agent")}.`;
      return count === 1 ? "Il est sans agent." : "Aucun n’a d’agent.";
    },
    allTaken: (total) => (total === 1 ? "Il a un agent." : "Chacun a un agent."),
    overdue: (count) => `${number(count)} en retard.`,
    oldest: (count) => (count === 1 ? "Le plus ancien :" : `Les ${number(count)} plus anciens :`),
    since: (due) => text`échéance ${due}`,
    nobody: "sans agent",
    seen: (who, people, count, total) => {
      const sees = `${who} ${people === 1 ? "fait" : "font"} le nécessaire`;
      return count === total ? `${sees}.` : `${sees} pour ${number(count)} d’entre eux.`;
    },
    fewer: (count, at) => text`${number(count)} de moins qu’à ${at} · ce message reste à jour`,
    upToDate: "Ce message reste à jour.",
    cleared: (queue) => `✅ Tout est réglé dans la file « ${queue} » : plus rien ici ne vous attend.`,
    clearedForAgents: (queue) => `✅ Tout est réglé dans la file « ${queue} » : plus aucun retard sans agent.`,
    leadsNoMore: (queue) =>
      `La file « ${queue} » n’est plus sous votre responsabilité : ses retards ne sont plus à votre charge.`,
    below: (queue) => `Les retards de la file « ${queue} » figurent dans un message plus récent, ci-dessous.`,
    elsewhere: (queue) =>
      `Les tickets de la file « ${queue} » ne sont plus traités ici : leurs retards n’y figurent plus.`,
    list: (queue) => `En retard dans la file « ${queue} »`,
    notYours: (queue) => `Seuls les agents et les responsables de la file « ${queue} » voient ce qui y est en retard.`,
    none: "Plus rien n’est en retard ici.",
    notSeen: (count, queue, named) =>
      `⚠️ Je n’ai pas pu noter que vous faites le nécessaire pour ${plural(count, "1 ticket", `${number(count)} tickets`)} de la file « ${queue} » : ${named}. Traitez-${plural(count, "le", "les")} vous-même et prévenez un administrateur.`,
    notSeenAtAll: (queue) =>
      `⚠️ Je n’ai pas pu noter que vous faites le nécessaire pour les retards de la file « ${queue} ». Appuyez de nouveau sur le bouton dans un moment et prévenez un administrateur.`,
    noted: () => "Merci ! Les agents savent que vous faites le nécessaire.",
    notedNone: "Il n’y a plus rien à faire : quelqu’un s’en occupe déjà.",
    notedYours: "Ce qui reste est déjà à vous : vous l’avez en charge.",
    forAgents: (queue) => `Seuls les agents de la file « ${queue} » peuvent le faire.`,
  },
  buttons: {
    showLate: (count) => (count === 1 ? "Voir le ticket" : `Voir les ${number(count)} tickets`),
  },
};
