import { text } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";
import type { Phrases } from "../phrases.ts";

const { number, plural } = countingIn("fr");

export const personNotes: Phrases["personNotes"] = {
  claimed: (who) => `${who} s’en occupe.`,
  released: "Votre ticket est de nouveau dans la file : vous saurez ici qui s’en charge.",
  assigned: (to) => `${to} s’en occupe désormais.`,
  asked: (who) => `${who} a une question pour vous :`,
  held: "Votre ticket est suspendu :",
  heldUntil: (day) => `Votre ticket est suspendu jusqu’au ${day} :`,
  resumed: "Le travail sur votre ticket a repris.",
  replied: (who) => `${who} vous écrit :`,
  added: "Ajouté au ticket :",
  addedBy: (who) => `${who} ajoute :`,
  stillNotFixed: "C’est transmis aux agents. Le problème est-il toujours là ?",
  saidAfterEnd:
    "C’est transmis aux agents, mais le ticket reste fermé. Rouvrez-le s’il y a encore quelque chose à faire.",
  called: "Nous avons essayé de vous appeler, sans succès. Quand pouvons-nous vous joindre ?",
  calledOn: (phone) => `Nous avons essayé de vous appeler au ${phone}, sans succès. Quand pouvons-nous vous joindre ?`,
  resolved: (who) => `${who} a résolu votre ticket :`,
  doesItWork: "Est-ce que tout fonctionne ?",
  confirmed: "Merci, le ticket est fermé. Comment cela s’est-il passé ?",
  refused: "Toutes nos excuses. Les agents reprennent votre ticket.",
  refusedWith: (who) => `Toutes nos excuses. ${who} reprend votre ticket.`,
  rated: (stars) => `${stars} Merci !`,
  reopened: "Le ticket est rouvert : les agents le savent.",
  reopenedWith: (who) => `Le ticket est rouvert : ${who} le sait.`,
  withdrawn: "Le ticket est annulé. Si vous en avez encore besoin, rouvrez-le.",
  rejected: (who) => `${who} n’a pas donné suite :`,
  changed: (who) => `${who} a modifié le ticket :`,
  moved: (queue) => `Votre ticket a été confié à d’autres agents (${queue}). Vous saurez ici qui s’en charge.`,
  chased: "C’est noté : les agents viennent de recevoir un rappel.",
  late: {
    "first-response": (expected) =>
      text`Nous sommes en retard : vous devriez déjà avoir une réponse. Nouvelle échéance : ${expected}.`,
    resolution: (expected) =>
      text`Nous sommes en retard : votre ticket devrait déjà être résolu. Nouvelle échéance : ${expected}.`,
  },
  stalled: "Rien n’a bougé depuis un moment, mais votre ticket n’est pas oublié.",
  stalledWith: (who) => `${who} s’en charge.`,
  stalledInQueue: "Il attend qu’un agent le prenne.",
  stalledOnHold: "Il est toujours suspendu.",
  stalledOnHoldUntil: (day) => `Il est suspendu jusqu’au ${day}.`,
  expected: (by) => text`Résolution prévue : ${by}.`,
  reminded: {
    question: (count) =>
      plural(
        count,
        "Il nous faut votre réponse pour continuer :",
        "Il nous faut toujours votre réponse pour continuer :",
      ),
    resolution: (count) =>
      plural(
        count,
        "Est-ce que tout fonctionne ? Un clic suffit :",
        "Est-ce que tout fonctionne à présent ? Un clic suffit :",
      ),
  },
  reminderOver: "Ce rappel n’est plus utile.",
  without: {
    question: (until) => text`Sans réponse de votre part, le ticket sera considéré comme résolu. Délai : ${until}.`,
    resolution: (until) =>
      text`Sans réponse de votre part, le ticket sera fermé ; vous pourrez le rouvrir. Délai : ${until}.`,
  },
  unanswered: "Sans nouvelles de vous, nous considérons votre ticket comme résolu.",
  unansweredNext: "Ce n’est pas réglé ? Dites-le : les agents le reprennent.",
  lapsed: "Sans nouvelles de vous, nous avons fermé votre ticket.",
  lapsedNext: "Ce n’est pas réglé ? Dites-le : il sera rouvert.",
  alerted: {
    untaken: (priority, queue) =>
      `⚠️ Personne n’a pris un ticket de priorité ${priority} dans la file « ${queue} ». Merci de vous en occuper.`,
    late: (priority, who) =>
      `⚠️ Un ticket de priorité ${priority} est en retard ; il est confié à ${who}. Merci de vous en occuper.`,
    asked: (priority, who) =>
      `⚠️ On a besoin de vous pour un ticket de priorité ${priority} ; il est confié à ${who}. Merci de vous en occuper.`,
  },
  alertedUntil: (until) => text`Délai de réponse : ${until}.`,
};

export const agentsNotes: Phrases["agentsNotes"] = {
  claimed: (who) => `${who} prend le ticket en charge.`,
  released: (who) => `${who} remet le ticket dans la file : il est à prendre.`,
  assigned: (to, by) => text`${to} s’en occupe désormais : ${by} lui a attribué le ticket.`,
  asked: (who, requester) => `${who} demande à ${requester} :`,
  held: (who) => `${who} suspend le ticket :`,
  heldUntil: (who, day) => `${who} suspend le ticket jusqu’au ${day} :`,
  resumed: (who) => `${who} reprend le travail.`,
  replied: (who, requester) => `${who} répond à ${requester} :`,
  answered: (who) => `${who} écrit :`,
  noted: (who) => `🔒 Note interne de ${who} :`,
  called: (who, requester) => `${who} a appelé ${requester} : pas de réponse.`,
  worked: (who) => `${who} a saisi une intervention :`,
  workedFor: (who, minutes) =>
    `${who} a saisi ${plural(minutes, "une minute", `${number(minutes)} minutes`)} d’intervention :`,
  resolved: (who, cause) => `${who} a résolu le ticket. Cause : ${cause.toLowerCase()}.`,
  confirmed: (who) => `${who} confirme que tout fonctionne. Le ticket est fermé.`,
  refused: (who) => `${who} signale que ce n’est pas réglé :`,
  escalated: "⚠️ Escaladé : résolu puis refusé une nouvelle fois. Il faudrait appeler le demandeur.",
  rated: (who, stars, count) => `${who} a donné ${stars} (${count}/5).`,
  reopened: (who) => `${who} rouvre le ticket :`,
  withdrawn: (who, reason) => `${who} a annulé le ticket : ${reason}.`,
  rejected: (who) => `${who} a rejeté le ticket :`,
  changed: (who) => `${who} a modifié :`,
  moved: (who, from, to) => `${who} a fait passer le ticket de la file « ${from} » à la file « ${to} » :`,
  chased: (who, times) => `${who} demande où on en est${plural(times, "", ` (relancé ${number(times)} fois)`)}.`,
  undelivered: (who) => `⚠️ Le dernier message n’est pas parvenu à ${who}.`,
  undeliveredHere: "⚠️ Un message n’a pas pu être publié dans un canal des agents.",
  because: {
    "bot-not-in-channel": "Le bot n’est pas dans ce canal : invitez-le.",
    "channel-archived": "Le canal est archivé : désarchivez-le ou choisissez-en un autre.",
    "conversation-not-found": "La conversation n’existe plus : passez par un autre moyen.",
    "app-not-installed":
      "L’application n’est pas installée chez cette personne : demandez-le à un administrateur, ou appelez-la.",
    blocked:
      "Cette personne a bloqué le bot, ou ne peut pas recevoir de messages : appelez-la ou écrivez-lui un e-mail.",
    "too-long": "Le message était trop long : récrivez-le en plus court.",
    "no-answer": "Sa messagerie n’a pas répondu de toute une journée : joignez cette personne autrement.",
    "refused-by-platform": "La plateforme l’a refusé : passez par un autre moyen.",
    "desk-fault": "Le bot n’a pas pu l’envoyer, son journal dit pourquoi. Passez par un autre moyen.",
  },
  unanswered: (requester) => `${requester} n’a pas répondu : le ticket est considéré comme résolu.`,
  lapsed: (requester) => `${requester} n’a rien dit de la résolution : le ticket est fermé, sans confirmation.`,
  atRisk: {
    "first-response": (due) => text`⏳ Première réponse à donner. Échéance : ${due}.`,
    resolution: (due) => text`⏳ Ticket à résoudre. Échéance : ${due}.`,
  },
  late: {
    "first-response": (requester, expected) =>
      text`🔴 En retard : ${requester} n’a pas eu de réponse. Nouvelle date annoncée : ${expected}.`,
    resolution: (requester, expected) =>
      text`🔴 En retard : ce n’est pas résolu. Nouvelle date annoncée à ${requester} : ${expected}.`,
  },
  alerted: {
    untaken: (priority) => `🚨 Personne n’a pris ce ${priority}. Qui s’en charge ?`,
    late: (priority) => `🚨 Ce ${priority} est en retard. Qui peut aider ?`,
    asked: (priority) => `🚨 On demande de l’aide pour ce ${priority}. Qui peut ?`,
  },
  alertedPeople: (people) => `🚨 Appel à ${people} pour s’en occuper.`,
  alertedNobody: "🚨 Je ne connais pas la personne suivante : personne n’a été appelé.",
  alertedUntil: (until) => text`Délai de réponse : ${until}.`,
  acknowledged: (who) => `${who} s’en occupe.`,
  unacknowledged: "🚨 Tout le monde a été appelé, personne n’a répondu. Il faut toujours quelqu’un.",
  stalled: (requester) =>
    `Rien n’a bougé depuis un moment. ${requester} sait que son ticket n’est pas oublié : y a-t-il du nouveau à lui dire ?`,
  reminded: {
    question: (requester, count) =>
      `Rappel de la question envoyé à ${requester}${plural(count, "", ` (${number(count)} fois)`)}.`,
    resolution: (requester, count) =>
      `Demande de confirmation rappelée à ${requester}${plural(count, "", ` (${number(count)} fois)`)}.`,
  },
  offered: (who) => `${who} n’est pas là. Pour prendre la suite : « Prendre la suite », sur la carte.`,
  revealed: (who) => `${who} a regardé ce qui est masqué.`,
  escalatedBy: (who) => `⚠️ ${who} escalade le ticket vers le responsable de la file :`,
  escalatedTo: (who, from, to) => `⚠️ ${who} escalade le ticket de la file « ${from} » vers la file « ${to} » :`,
  escalatedUntaken: (from, to) => `⚠️ Personne ne l’a pris dans la file « ${from} » : il passe à la file « ${to} ».`,
  resumedOnDate: "Le jour est venu : le travail reprend.",
  becauseUnknown: "La raison n’est pas connue : passez par un autre moyen.",
};
