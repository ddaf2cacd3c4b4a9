import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number } = countingIn("fr");

export const fr: typeof en = {
  forms: {
    cancel: "Annuler",
    close: "Fermer",
    choose: "Choisir…",
    moreDetails: "Plus de détails",
    hint: {
      requesterReads: "Le demandeur lira ce texte.",
      agentsRead: "Seuls les agents liront ce texte.",
      waits: "Le délai est en pause jusqu’à sa réponse.",
    },
  },
  errors: {
    required: "Merci de remplir ce champ.",
    tooLong: (max) => `${number(max)} caractères au plus.`,
    notAChoice: "Merci de choisir dans la liste.",
    nobodyThere: "Je ne peux pas écrire à ce compte. Choisissez un collègue ou laissez ce champ vide.",
    notToldYet:
      "Je ne peux pas encore reconnaître cette personne. Renvoyez dans une minute, ou laissez ce champ vide pour l’instant.",
    notADate: "Ce n’est pas une date.",
    inThePast: "Merci de choisir une date à venir.",
    notBetween: (min, max) => `Merci d’indiquer un nombre de ${number(min)} à ${number(max)}.`,
    notANumber: (min, max) => `Merci d’indiquer un nombre entier de ${number(min)} à ${number(max)}.`,
  },
  labels: {
    kind: {
      incident: "Incident",
      request: "Demande de service",
      question: "Question",
      change: "Demande de changement",
      event: "Événement",
      alert: "Alerte",
      problem: "Problème",
    },
    status: {
      new: "Nouveau",
      "in-progress": "En cours",
      waiting: "En attente d’une réponse",
      "on-hold": "Suspendu",
      resolved: "Résolu",
      closed: "Fermé",
      cancelled: "Annulé",
    },
    urgency: { low: "Faible", medium: "Moyenne", high: "Élevée" },
    impact: { one: "Une personne", team: "Une équipe", everyone: "Tout le monde" },
    priority: {
      P1: "P1 (critique)",
      P2: "P2 (haute)",
      P3: "P3 (normale)",
      P4: "P4 (basse)",
    },
    helpDesk: "Assistance",
    unknownPerson: "un collègue",
    particular: {
      title: "Titre",
      kind: "Type",
      service: "Service concerné",
      urgency: "Urgence",
      impact: "Impact",
      priority: "Priorité",
      beneficiary: "Pour",
      requester: "De la part de",
      device: "Poste",
      phone: "Téléphone",
      assignee: "Agent",
      followUpOf: "Suite de",
      message: "Message cité",
      chased: "Relances",
      "first-response": "Répondre avant",
      resolution: "Résoudre avant",
    },
  },
  buttons: {
    openForm: "Ouvrir le formulaire",
    show: "Voir",
  },
  whispers: {
    done: "✓ C’est fait.",
    noSuchTicket: (reference) => `Aucun ticket ${reference} ne vous est accessible.`,
    noSuchTicketHint: "Vérifiez la référence ou cherchez dans votre liste.",
    offerForm: (form, filled) => `Le formulaire « ${form} » est prêt${filled ? ", avec ce que vous avez écrit" : ""}.`,
    notKnownYet: "Je ne peux pas encore vous reconnaître. Merci de réessayer dans une minute.",
    failed: "Une erreur s’est produite de notre côté.",
    failedHint: "Merci de réessayer dans un instant. Ce qui était fait avant est conservé.",
  },
  refusals: {
    ticketLost:
      "Le ticket de cette carte n’existe plus : rien n’a été fait. Encore besoin d’aide ? Ouvrez-en un nouveau.",
    notAllowed: "Vous ne pouvez pas faire cela sur ce ticket.",
    wrongStatus: (status) => `Ce n’est pas possible pour l’instant. Statut du ticket : ${status.toLowerCase()}.`,
    nothingChanged: "C’était déjà le cas : rien n’a changé.",
  },
};
