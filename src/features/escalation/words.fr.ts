import { de } from "../../kernel/elision.ts";
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
      lead: "Le responsable de la file, puis sa hiérarchie",
    },
    nowhereToEscalate: "Personne n’est désigné pour les escalades de cette priorité, et aucune file n’est au-dessus.",
  },
  buttons: {
    press: {
      acknowledge: "Je fais le nécessaire",
    },
    fill: {
      escalate: "Escalader",
    },
  },
  personNotes: {
    about: (title, priority, requester) => text`« ${title} » (${priority}, ${requester})`,
    alerted: {
      untaken: (ticket, queue) =>
        text`⚠️ Personne n’a pris ${ticket} dans la file « ${queue} ». Merci de faire le nécessaire.`,
      untakenLate: (ticket, queue) =>
        text`⚠️ ${ticket} est en retard, et personne ne l’a pris dans la file « ${queue} ». Merci de faire le nécessaire.`,
      late: (ticket, who) =>
        text`⚠️ ${ticket} est en retard ; le ticket est confié à ${who}. Merci de faire le nécessaire.`,
      asked: (ticket, who) => text`🙋 ${who} vous demande de l’aide pour ${ticket} :`,
      before: (ticket) => text`On vous a demandé de l’aide pour ${ticket}.`,
    },
    alertedUntil: (until) => text`Date limite de réponse : ${until}.`,
    alertedYouSee: "Les agents savent que vous faites le nécessaire.",
    alertedAgain: "On vous a sollicité à nouveau depuis.",
    alertedOthers: "D’autres personnes ont été sollicitées depuis.",
    alertedNobodyAnswered: "Personne n’a répondu à temps : il faut toujours quelqu’un.",
    helpTold: (people) => `Nous avons prévenu ${people}.`,
    helpSeen: (who) => `${who} fait le nécessaire.`,
    agentsTold: "Les agents sont prévenus.",
  },
  agentsNotes: {
    escalated: "⚠️ Escaladé : résolu puis refusé une nouvelle fois. Il faudrait appeler le demandeur.",
    alerted: {
      untaken: (priority) => `🚨 Personne n’a pris ce ${priority}. Qui s’en charge ?`,
      untakenLate: (priority) => `🚨 Ce ${priority} est en retard et personne ne l’a pris. Qui s’en charge ?`,
      late: (priority) => `🚨 Ce ${priority} est en retard. Qui peut aider ?`,
      asked: (priority) => `🚨 On demande de l’aide pour ce ${priority}. Qui peut ?`,
    },
    alertedPeople: (people) => `🚨 Demande d’aide envoyée à ${people}.`,
    alertedNobody: "🚨 Je ne connais pas la personne suivante : personne n’a été sollicité.",
    alertedUnmet: (email) =>
      `🚨 C’est au tour ${de(email)}, une adresse que je ne connais pas : cette personne n’a pas été prévenue. Merci de le faire.`,
    alertedUntil: (until) => text`Date limite de réponse : ${until}.`,
    taken: (who, at) => text`✅ Pris en charge par ${who}, ${at}.`,
    takenBy: (who) => `✅ Pris en charge par ${who}.`,
    alertOver: "✅ Cette alerte est terminée.",
    acknowledged: (who) => `${who} a vu l’alerte.`,
    unacknowledged: "🚨 Tout le monde a été sollicité, personne n’a répondu. Il faut toujours quelqu’un.",
    escalatedBy: (who) => `⚠️ ${who} a escaladé le ticket vers le responsable de la file :`,
    escalatedTo: (who, from, to) => `⚠️ ${who} a escaladé le ticket de la file « ${from} » vers la file « ${to} » :`,
    escalatedUntaken: (from, to) => `⚠️ Personne ne l’a pris dans la file « ${from} » : il passe à la file « ${to} ».`,
  },
  refusals: {
    noNextLevel: "Aucune file n’est au-dessus de celle-ci. Escaladez plutôt vers son responsable.",
    noChain: "Personne n’est désigné pour les escalades de cette priorité. Parlez-en au responsable de la file.",
    escalatedAlready: (until) =>
      until === null
        ? text`Ce ticket est déjà escaladé : nous demandons de l’aide en ce moment même.`
        : text`Ce ticket est déjà escaladé. Date limite de réponse : ${until}.`,
  },
};
