import { countingIn } from "../../kernel/counting.ts";
import { text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    readyAnswers: "Réponses types",
    newReadyAnswer: "Nouvelle réponse type",
    editReadyAnswer: "Modifier",
    removeReadyAnswer: "Supprimer",
    keepReadyAnswer: "La garder",
    fillIn: "Insérer",
    keepForNextTime: "Garder pour la suite",
  },
  readyAnswers: {
    title: "Réponses types",
    one: "Réponse type",
    count: (count) => plural(count, "Une réponse type", `${number(count)} réponses types`),
    none: "Il n’y a pas encore de réponse type. Notez ce que vous envoyez souvent : vous le choisirez en répondant, en questionnant ou en résolvant.",
    noAgent: "Les réponses types sont réservées aux agents.",
    gone: "Je ne trouve pas cette réponse type pour vous. Elle a peut-être été supprimée.",
    own: "À vous",
    everybody: "À tous",
    groups: { own: "Les vôtres", everybody: "À tous" },
    sent: (count, at) => text`envoyée ${plural(count, "une fois", `${number(count)} fois`)}, la dernière ${at}`,
    neverSent: "pas encore envoyée",
    unused: "inutilisée depuis six mois",
    unusedCount: (count) =>
      plural(
        count,
        "Une réponse type n’a pas servi depuis six mois. Supprimez-la si personne n’en a besoin.",
        `${number(count)} réponses types n’ont pas servi depuis six mois. Supprimez celles dont personne n’a besoin.`,
      ),
    unusedHint: "Elle n’a pas servi depuis six mois. Supprimez-la si personne n’en a besoin.",
    inPolicy: "Elle se trouve dans helpdesk.yaml : c’est là qu’elle se modifie.",
    saved: "✓ Enregistrée. Vous la trouverez en répondant, en questionnant ou en résolvant.",
    kept: "✓ Gardée pour la suite. Vous la trouverez en répondant, en questionnant ou en résolvant.",
    removed: (title) => `✓ « ${title} » est supprimée.`,
    askRemove: (title) => `Supprimer « ${title} » ? C’est définitif. Ce qui a été envoyé avec elle reste.`,
    inLanguage: (language) => `En ${language}`,
    choose: "Réponse type",
    chooseAny: "Texte tout prêt",
    only: (languages) => `seulement en ${languages}`,
    chooseHint: (language) =>
      `Ce texte s’ajoute au vôtre en ${language}, la langue du demandeur. Vous pouvez le modifier avant l’envoi.`,
    otherLanguage: (wanted, had) =>
      `Le demandeur lit en ${wanted}, et ce texte n’existe qu’en ${had}. Traduisez-le avant l’envoi.`,
    tooLong: (max) =>
      `Avec ce que vous avez écrit, cela dépasse ${number(max)} caractères. Raccourcissez d’abord votre texte.`,
    removedMeanwhile: "Celle-ci n’existe plus. Choisissez-en une autre.",
    fallback: { requester: "à vous", service: "ce service" },
    form: {
      create: "Nouvelle réponse type",
      edit: "Modifier la réponse",
      submit: "Enregistrer",
      title: "Nom",
      titleHint: "Vous la choisirez par ce nom. Le demandeur ne le voit pas.",
      of: "Pour qui",
      ofOwn: "Moi seulement",
      ofQueue: (queue) => `Tous les agents de la file ${queue}`,
      ofDesk: "Tous les agents",
      words: (language) => `Texte en ${language}`,
      wordsHint:
        "Insérez {requester} (le demandeur), {reference}, {title}, {service} ou {agent} (vous) : je les remplace.",
      onlyLanguages: "Écrivez-la dans au moins une langue. Elle ne partira pas sans avertir vers qui en lit une autre.",
      fromReply:
        "Voici ce que vous avez envoyé. Les noms que le ticket connaît sont remplacés ou retirés. Relisez le texte.",
      fromPrivate:
        "Ce que vous avez envoyé vient d’un ticket confidentiel : rien n’en est gardé. Écrivez ce qui pourra être relu, sans ce qui ne regarde que la personne.",
      noWords: "Écrivez le texte dans au moins une langue.",
      unknownPlaceholder: (typed) =>
        `Je ne connais pas ${typed}. Vous pouvez utiliser {requester}, {reference}, {title}, {service} et {agent}.`,
      meantPlaceholder: (typed, meant) => `Je ne connais pas ${typed}. Vouliez-vous écrire ${meant} ?`,
      taken: "Une réponse type porte déjà ce nom.",
      full: (most) => `Il y en a déjà ${number(most)}. Supprimez d’abord une réponse que personne n’utilise.`,
      notOfTicket: "Vous ne pouvez plus lire le ticket dont viennent ces mots : je ne les garde pas.",
      notYours: "Vous ne pouvez pas écrire de réponse type pour eux.",
      meanwhile: "Quelqu’un l’a modifiée depuis. Copiez votre texte, puis rouvrez-la.",
    },
  },
};
