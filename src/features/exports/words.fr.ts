import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    export: "Exporter",
    exportAs: { xlsx: "Pour Excel (XLSX)", csv: "CSV" },
  },
  exports: {
    ask: "Un fichier de ces tickets, un par ligne : leur sujet, qui les a et comment ils se sont passés. Il arrive dans votre conversation privée avec moi. Votre demande est consignée.",
    coming: "Je m’en occupe. Le fichier arrive dans votre conversation privée avec moi.",
    declined: "D’accord, pas de fichier. Pour l’avoir quand même, redemandez-le.",
    here: (tickets) =>
      plural(
        tickets,
        `Voici votre fichier, avec ${number(tickets)} ticket.`,
        `Voici votre fichier, avec ${number(tickets)} tickets.`,
      ),
    onlyNewest: (most) =>
      `Il y en a d’autres : ce sont les ${number(most)} plus récents. Pour tout avoir, choisissez une période plus courte.`,
    empty: "Rien à mettre dans un fichier : aucun de ces tickets n’est dans une file dont vous êtes responsable.",
    notAllowed:
      "Seuls les responsables et les administrateurs peuvent avoir des tickets sous forme de fichier. Vos propres tickets sont ici :",
    notAllowedAnyMore: "Vous n’êtes plus responsable de ces files : je n’en ai pas fait de fichier.",
    notSent: "Le fichier n’a pas pu vous parvenir. Redemandez-le un peu plus tard.",
    fileName: "tickets",
    sheet: "Tickets",
    yes: "oui",
    no: "non",
    columns: {
      reference: "Référence",
      kind: "Type",
      priority: "Priorité",
      status: "Statut",
      queue: "File",
      service: "Service",
      title: "Titre",
      requester: "Demandeur",
      beneficiary: "Pour",
      assignee: "Agent",
      opened: (zone) => `Ouvert (${zone})`,
      answered: (zone) => `Première réponse (${zone})`,
      answeredInTime: "Première réponse dans les temps",
      resolved: (zone) => `Résolu (${zone})`,
      resolvedInTime: "Résolu dans les temps",
      ended: (zone) => `Fermé (${zone})`,
      attempts: "Résolutions",
      stars: "Étoiles",
      criteria: "En plus des étoiles",
      comment: "Commentaire",
      resolution: "Ce qui a été fait",
      codes: "Précisions sur la résolution",
      minutes: "Minutes de travail",
    },
  },
};
