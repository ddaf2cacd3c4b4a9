import type { en } from "./words.en.ts";

export const fr: typeof en = {
  buttons: {
    continueTicket: "Reprendre mon ticket",
    continueForm: "Reprendre",
    discard: "Supprimer",
  },
  whispers: {
    draft: {
      kept: "Vous avez fermé le formulaire sans l’envoyer. Ce que vous avez écrit est gardé 7 jours.",
      keptFor: (ticket) =>
        `Vous avez fermé un formulaire sur ${ticket} sans l’envoyer. Ce que vous avez écrit est gardé 7 jours.`,
      sent: (reference) => `Votre formulaire sur ${reference} a été envoyé.`,
      discarded: "Brouillon supprimé.",
      gone: "Ce brouillon n’existe plus.",
      goneHint: "Il a été envoyé, supprimé, ou date de plus de 7 jours.",
    },
  },
};
