import { de } from "../../kernel/elision.ts";
import { bold, text } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  forms: {
    title: {
      more: "Autres actions",
    },
    submit: {
      more: "Continuer",
    },
    nothingPossible: "Aucune autre action possible sur ce ticket.",
  },
  buttons: {
    openThread: "Ouvrir le fil",
    fill: {
      more: "Plus…",
    },
  },
  cards: {
    opened: "ouverture :",
    lastSaid: (who, at) => text`Dernier message ${de(who)}, ${at} :`,
    saidMore: (count) =>
      plural(count, "Encore un caractère", `Encore ${number(count)} caractères`) +
      " : la suite se lit là où elle a été écrite.",
    person: {
      onIt: (who) => `${who} s’en occupe.`,
      asks: (who) => `${who} demande :`,
      resolvedBy: (who) => `par ${who}`,
      forWhom: (who) => `Pour ${who}.`,
      forYou: (who) => `Un ticket ${de(who)}, pour vous.`,
      madeOfWords: (who) => `${who} a créé ce ticket à partir de votre message.`,
      followed: (who) => `Vous suivez ce ticket ${de(who)}.`,
      askedForHelp: (who, requester) => `Un ticket ${de(requester)}. ${who} vous a demandé de l’aide.`,
      askedToSeeToIt: (requester) => `Un ticket ${de(requester)}. On vous a demandé d’y veiller.`,
      passedOn: (at) => text`reçu de vous ${at}, transmis aux agents`,
      kept: (at) => text`reçu de vous ${at}, gardé jusqu’à ce que les agents puissent le lire`,
      noLonger: "Vous ne recevez plus de nouvelles de ce ticket.",
      waitingForYou: "En attente de votre réponse",
      next: {
        new: "Nous l’avons bien reçu. Vous verrez ici qui s’en charge.",
        "in-progress": "Les nouvelles arriveront ici.",
        waiting: "Dès votre réponse, nous reprenons.",
        "on-hold": "Nous vous dirons ici quand le travail reprend.",
        resolved: "Essayez, puis fermez le ticket ou dites ce qui ne va toujours pas.",
        closed: "Si le problème revient, rouvrez le ticket.",
        silent: "Fermé sans nouvelles de vous. Vous pouvez toujours nous dire que ce n’est pas réglé.",
        solved: "Merci de nous l’avoir dit ! Si cela revient, rouvrez le ticket.",
        cancelled: "Si vous en avez encore besoin, rouvrez le ticket.",
        takenBack: "Si vous en avez encore besoin, envoyez-le quand même.",
      },
      urgency: (urgency) => `urgence ${urgency.toLowerCase()}`,
      charactersMore: (count) =>
        plural(count, "Encore un caractère", `Encore ${number(count)} caractères`) +
        " : la suite se lit sous « Ajouter des précisions ».",
      closed: {
        until: (opens) =>
          text`C’est bien reçu. Nous sommes fermés ; réouverture : ${opens}. Vous verrez ici qui s’en charge.`,
        alerted: "C’est bien reçu. Nous sommes fermés, mais c’est critique : nous alertons quelqu’un tout de suite.",
      },
      ownWork: {
        others: (who) => `Vous vous en occupiez vous-même : à ${who} de dire si tout fonctionne.`,
        alone: (until) =>
          text`Vous vous en occupiez vous-même : personne n’a à confirmer. Le ticket se fermera de lui-même${until === null ? "" : text` (${until})`}.`,
        closed: "Vous vous en occupiez vous-même. Si le problème revient, rouvrez le ticket.",
      },
      resumesOn: (day) => `Le travail reprend le ${day}.`,
      rejected: "Les agents n’y ont pas donné suite :",
    },
    agents: {
      due: {
        by: {
          "first-response": (due) => text`réponse avant ${due}`,
          resolution: (due) => text`résolution avant ${due}`,
        },
        atRisk: "Bientôt en retard",
        late: (due) => text`${bold("En retard")}, échéance dépassée : ${due}`,
        standsStill: "En pause",
        was: (before, because) => text`avant : ${before} (${because})`,
        because: {
          priority: "priorité modifiée",
          kind: "type modifié",
          service: "service modifié",
          queue: "changement de file",
          hours: "horaires modifiés",
          waited: "attente du demandeur",
          held: "suspension",
          approval: "attente d’un accord",
          refused: "problème non réglé",
          reopened: "réouverture",
        },
      },
      askedHere: "Qui s’en occupe ? Tout le canal est sollicité",
      asked: (people) => `Aide demandée à ${people}`,
      nobodyAnswered: "Tout le monde a été sollicité, personne n’a répondu",
      seenBy: (who) => `${who} a vu l’alerte et fait le nécessaire`,
      askedUntil: (until) => text`avant : ${until}`,
      offered: (who) => `${who} n’est pas là : tout agent peut prendre la suite`,
      turns: {
        agents: "agents",
        requester: "demandeur",
        approver: "accord",
        "third-party": "tiers",
        closed: "hors horaires",
      },
      turnsSoFar: (spent, whose, since) => text`Jusqu’ici : ${spent}. Maintenant : ${whose}, depuis ${since}`,
      nobody: "Personne pour l’instant",
      from: (who) => `Par ${who}`,
      news: {
        new: (priority, who) => `Nouveau ${priority}, ${who}`,
        has: (who) => `${who} s’en charge`,
        late: "🔴 En retard",
      },
      forWhom: (requester, beneficiary) => `${requester}, pour ${beneficiary}`,
      urgency: (impact, urgency) => `${impact}, urgence ${urgency.toLowerCase()}`,
      chased: (times) => number(times),
      escalated: "Escaladé : résolu puis refusé une nouvelle fois.",
      escalatedByHand: "Escaladé vers le responsable de la file.",
      movedTo: (queue) => `Passé dans la file « ${queue} »`,
      cancelled: (reason) => `Annulé : ${reason}`,
      question: "En attente d’une réponse à :",
      notFixed: (who) => `❌ Ce n’est pas réglé, dit ${who} :`,
      wrote: (who) => `${who} a écrit :`,
      onHold: "Suspendu :",
      onHoldUntil: (day) => `Suspendu jusqu’au ${day} :`,
      resolution: (cause) => `Résolu, en attente de la confirmation du demandeur. Cause : ${cause.toLowerCase()}.`,
      ownResolution: (cause) =>
        `Résolu. Le demandeur s’en occupait lui-même : personne n’a à confirmer. Cause : ${cause.toLowerCase()}.`,
      masked: "🔒 Masqué : on dirait un mot de passe, une clé ou un numéro de carte.",
      steps: "Pour reproduire le problème :",
      charactersMore: (count) =>
        plural(count, "Encore un caractère", `Encore ${number(count)} caractères`) +
        " : la suite se lit sous « Plus… ».",
    },
  },
};
