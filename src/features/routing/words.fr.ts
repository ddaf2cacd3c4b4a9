import { bold, text } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    press: {
      pass: "Passer mon tour",
    },
    whyMe: "Pourquoi moi ?",
  },
  personNotes: {
    offeredToYou: (until) => text`Pouvez-vous prendre ce ticket ? Fin de la proposition : ${until}.`,
    offerOver: "Cette proposition n’est plus d’actualité.",
    leftUntaken: {
      "nobody-took-it": (ticket, queue) => text`🙋 ${ticket} a été proposé dans « ${queue} », et personne ne l’a pris.`,
      "nobody-eligible": (ticket, queue) =>
        text`🙋 Il n’y a personne à qui proposer ${ticket} dans « ${queue} ». Le ticket est à prendre.`,
    },
  },
  agentsNotes: {
    offeredTo: (who, until) => text`🤝 Proposé à ${who} (fin : ${until}). Chacun peut toujours le prendre en charge.`,
    passed: (who) => `${who} passe son tour.`,
    leftUntaken: {
      "nobody-took-it": "🙋 Le ticket a été proposé, et personne ne l’a pris. Qui peut s’en charger ?",
      "nobody-eligible": "🙋 Il n’y a personne à qui le proposer. Qui peut s’en charger ?",
    },
    leadsKnow: (who) => `J’ai prévenu ${who}.`,
    noLead: "Cette file n’a pas de responsable.",
  },
  cards: {
    agents: {
      offeredTo: (who, until) => text`proposé à ${who} (fin : ${until})`,
    },
  },
  refusals: {
    notOffered: "Ce ticket ne vous est plus proposé.",
  },
  routing: {
    canYou: "Pouvez-vous prendre ce ticket ?",
    until: (until) => text`Fin de la proposition : ${until}. D’ici là, chacun peut aussi le prendre en charge.`,
    youTook: "Vous avez pris ce ticket.",
    youPassed: "Vous avez passé votre tour.",
    others: "Le ticket est maintenant proposé à quelqu’un d’autre.",
    answer: {
      one: (title) => `Pouvez-vous prendre « ${title} » ?`,
      several: "Lequel de ces tickets ?",
      whyNothing: "Rien ne vous est demandé en ce moment.",
      whyWhich: "Duquel s’agit-il ?",
      whyHow: {
        slack: (reference) =>
          text`${bold(`/ticket pourquoi ${reference}`)} dit pourquoi ce ticket est là, et à qui il a été proposé.`,
        teams: (reference) =>
          text`${bold(`pourquoi ${reference}`)} dit pourquoi ce ticket est là, et à qui il a été proposé.`,
      },
    },
    stillFree: "Personne ne l’a pris : il est toujours à prendre.",
    leftOut: {
      away: "absence",
      night: "hors de ses heures",
      own: "c’est son propre ticket",
      "gave-back": "l’avait remis dans la file",
      passed: "a passé son tour",
      asked: "a déjà eu la proposition",
    },
    why: {
      here: (queue) => `Pourquoi dans « ${queue} » ?`,
      rule: (nth, what) => `La règle ${number(nth)} de la politique s’applique : ${what}.`,
      fits: {
        service: (service) => `le service est « ${service} »`,
        kind: (kind) => `le type est « ${kind} »`,
        word: (word) => `on y lit « ${word} »`,
        from: (domain) => `l’adresse de qui demande est chez ${domain}`,
        language: (language) => `la langue de la demande est : ${language}`,
        channel: (channel) => `la demande a été écrite dans le canal ${channel}`,
        all: "elle vaut pour tous les tickets",
      },
      service: "Le service choisi désigne cette file.",
      choice: "Qui demande a choisi qui lit ce ticket, ou poursuit un ticket privé.",
      channel: "La demande a été écrite dans le canal de cette file.",
      default: "Les nouveaux tickets arrivent ici, et aucune règle ne dit autre chose.",
      unserved: (nth, queue) =>
        `${nth === null ? "Le service choisi" : `La règle ${number(nth)} de la politique`} désigne « ${queue} », que personne ne suit : cette file n’a pas été retenue.`,
      moved: (who, from) => `${who} l’a transféré ici depuis « ${from} ».`,
      person: (who) => `Pourquoi ${who} ?`,
      nobody: "Pourquoi personne ?",
      only: "Il n’y avait personne d’autre à qui le proposer.",
      skills: (skills) => `Connaît le mieux ce qu’il faut ici : ${skills}.`,
      load: "A le moins à faire.",
      time: "Attend une proposition depuis le plus longtemps.",
      id: "Rien ne les départage d’autre que l’ordre de la liste.",
      candidate: (who, load) => `${who} : charge de ${number(load)}`,
      leftOut: (who, because) => `${who} : pas de proposition, ${because}`,
      notOffered: "Il n’a été proposé à personne.",
    },
  },
};
