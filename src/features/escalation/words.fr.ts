import { text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

export const fr: typeof en = {
  forms: {
    title: {
      escalate: "Escalader le ticket",
    },
    submit: {
      escalate: "Escalader",
    },
    reason: {
      escalate: "Pour quelle raison ?",
    },
    escalateTo: {
      whom: "Vers qui ?",
      nextLevel: (queue) => `Le niveau supérieur : ${queue}`,
      manager: "Le responsable de la file, puis sa hiérarchie",
    },
    nowhereToEscalate: "Personne n’est désigné pour les escalades de cette priorité, et aucune file n’est au-dessus.",
  },
  buttons: {
    press: {
      acknowledge: "Je m’en occupe",
    },
    fill: {
      escalate: "Escalader",
    },
  },
  personNotes: {
    alerted: {
      untaken: (priority, queue) =>
        `⚠️ Personne n’a pris un ticket de priorité ${priority} dans la file « ${queue} ». Merci de vous en occuper.`,
      late: (priority, who) =>
        `⚠️ Un ticket de priorité ${priority} est en retard ; il est confié à ${who}. Merci de vous en occuper.`,
      asked: (priority, who) =>
        `⚠️ On a besoin de vous pour un ticket de priorité ${priority} ; il est confié à ${who}. Merci de vous en occuper.`,
    },
    alertedUntil: (until) => text`Délai de réponse : ${until}.`,
  },
  agentsNotes: {
    escalated: "⚠️ Escaladé : résolu puis refusé une nouvelle fois. Il faudrait appeler le demandeur.",
    alerted: {
      untaken: (priority) => `🚨 Personne n’a pris ce ${priority}. Qui s’en charge ?`,
      late: (priority) => `🚨 Ce ${priority} est en retard. Qui peut aider ?`,
      asked: (priority) => `🚨 On demande de l’aide pour ce ${priority}. Qui peut ?`,
    },
    alertedPeople: (people) => `🚨 Appel à ${people} pour s’en occuper.`,
    alertedNobody: "🚨 Je ne connais pas la personne suivante : personne n’a été appelé.",
    alertedUnmet: (email) =>
      `🚨 La personne suivante est ${email}, et personne à cette adresse ne s’est encore servi de moi : elle n’a pas été prévenue. Merci de la prévenir.`,
    alertedUntil: (until) => text`Délai de réponse : ${until}.`,
    acknowledged: (who) => `${who} s’en occupe.`,
    unacknowledged: "🚨 Tout le monde a été appelé, personne n’a répondu. Il faut toujours quelqu’un.",
    escalatedBy: (who) => `⚠️ ${who} escalade le ticket vers le responsable de la file :`,
    escalatedTo: (who, from, to) => `⚠️ ${who} escalade le ticket de la file « ${from} » vers la file « ${to} » :`,
    escalatedUntaken: (from, to) => `⚠️ Personne ne l’a pris dans la file « ${from} » : il passe à la file « ${to} ».`,
  },
  refusals: {
    noNextLevel: "Aucune file n’est au-dessus de celle-ci. Escaladez plutôt vers son responsable.",
    noChain: "Personne n’est désigné pour les escalades de cette priorité. Parlez-en au responsable de la file.",
  },
};
