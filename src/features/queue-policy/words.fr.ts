import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  queuePolicy: {
    change: { hours: "Modifier les horaires…", targets: "Modifier les délais…" },
    asConfigured: { hours: "Horaires configurés…", targets: "Délais configurés…" },
    title: { hours: "Horaires d’ouverture", targets: "Délais" },
    next: "Continuer",
    save: "Enregistrer",
    back: "Revenir",
    week: "Quand est-elle ouverte ?",
    weekHint:
      "Une ligne pour les jours qui se ressemblent : « lun – ven 9:00 – 12:30, 13:30 – 18:00 ». Les jours absents sont fermés. « 24/7 » ne ferme jamais.",
    zone: "Dans quel fuseau horaire ?",
    zoneHint: "Par exemple Europe/Paris.",
    closedOn: "Fermée aussi",
    closedOnHint: "Par exemple « 24 déc – 1er janv ». Les jours fériés de la configuration restent fermés.",
    openOn: "Ouverte malgré un jour férié",
    target: {
      "first-response": (priority) => `${priority} : première réponse en`,
      resolution: (priority) => `${priority} : résolution en`,
    },
    targetsIntro:
      "Par exemple « 30 min », « 4 h » ou « 2 jours », en heures d’ouverture ; « 2 h, jour et nuit » compte toutes les heures. Laissez un champ vide pour ne rien promettre.",
    otherTargets: "Les délais propres à un type ou à un service restent ceux de la configuration.",
    errors: {
      unread: (line) => `Je ne comprends pas « ${line} ». Écrivez par exemple « lun – ven 9:00 – 18:00 ».`,
      twice: (line) => `« ${line} » nomme un jour une deuxième fois.`,
      never: "La file ne serait jamais ouverte.",
      zone: (zone) => `Je ne connais pas le fuseau horaire « ${zone} ». Écrivez par exemple « Europe/Paris ».`,
      zoneMeant: (zone, meant) => `Je ne connais pas le fuseau horaire « ${zone} ». Vouliez-vous dire « ${meant} » ?`,
      day: (words) => `Je n’ai pas compris la date « ${words} », ou elle est passée. Écrivez par exemple « 24 déc ».`,
      tooManyDays: "Cela fait trop de jours.",
      span: (words) => `Je ne comprends pas « ${words} ». Écrivez par exemple « 30 min », « 4 h » ou « 2 jours ».`,
      yearsAway: "Avec les horaires de cette file, l’échéance tomberait dans plusieurs années.",
      tooFew: (span) => `Avec si peu d’heures, ce délai s’étendrait sur plusieurs années : ${span}.`,
      sooner: "C’est plus court que la première réponse.",
    },
    alsoClosed: "fermée aussi",
    alsoOpen: "ouverte",
    from: "Désormais :",
    until: "Jusqu’ici :",
    wasUntil: (what) => `jusqu’ici ${what}`,
    noTickets: "Il n’y a aucun ticket ouvert.",
    unmoved: (open) =>
      plural(
        open,
        "Le seul ticket ouvert garde son échéance.",
        `Les ${number(open)} tickets ouverts gardent leur échéance.`,
      ),
    moved: (open, what) => `${plural(open, "Sur 1 ticket ouvert", `Sur ${number(open)} tickets ouverts`)}, ${what}.`,
    earlier: (count) =>
      plural(count, `${number(count)} est attendu plus tôt`, `${number(count)} sont attendus plus tôt`),
    later: (count) =>
      plural(count, `${number(count)} est attendu plus tard`, `${number(count)} sont attendus plus tard`),
    gained: (count) => plural(count, `${number(count)} reçoit une échéance`, `${number(count)} reçoivent une échéance`),
    lost: (count) => plural(count, `${number(count)} perd une échéance`, `${number(count)} perdent une échéance`),
    lateNow: (count) =>
      plural(
        count,
        `${number(count)} serait en retard tout de suite`,
        `${number(count)} seraient en retard tout de suite`,
      ),
    first: (count) => `Seuls les ${number(count)} plus urgents ont été examinés.`,
    same: (queue) => `Rien ne changerait pour la file « ${queue} ».`,
    saved: {
      hours: (queue) => `C’est enregistré : ces horaires s’appliquent désormais à la file « ${queue} ».`,
      targets: (queue) => `C’est enregistré : ces délais s’appliquent désormais à la file « ${queue} ».`,
    },
    savedNext: "Ses tickets ouverts sont mis à jour, et son canal est prévenu.",
    told: {
      hours: (who, queue) => `${who} a modifié les horaires de la file « ${queue} ».`,
      targets: (who, queue) => `${who} a modifié les délais de la file « ${queue} ».`,
    },
    leadsMay: "Ses responsables et les administrateurs peuvent les changer ici.",
    changedBy: (who) => `Dernière modification dans le chat : ${who},`,
    gone: "C’est déjà enregistré, ou trop ancien. Rouvrez les horaires et délais de la file.",
    meanwhile: (who, queue) =>
      `Rien n’a été enregistré : ${who} a modifié la file « ${queue} » entre-temps. Voici ce qui s’applique maintenant :`,
    locked: "La configuration du service ne permet pas de changer cela dans le chat.",
  },
};
