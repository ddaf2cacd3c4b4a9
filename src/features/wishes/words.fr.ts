import type { en } from "./words.en.ts";

export const fr: typeof en = {
  wishes: {
    tellAgents: "Dire aux agents que c’est réglé",
    isAnswerToApprover: "On vous a posé une question avant de donner l’accord. Est-ce votre réponse ?",
    isAnswer: "Les agents vous ont posé une question. Est-ce votre réponse ?",
    verb: {
      press: "Il ne reste qu’à appuyer :",
      words: "À qui va ce message ?",
      notNow: "Ce n’est pas possible sur ce ticket pour l’instant. Le voici :",
    },
    cancel: {
      one: "J’annule ce ticket ?",
      several: "Quel ticket voulez-vous annuler ?",
      none: "Vous n’avez aucun ticket à annuler.",
      noneSuch: "Aucun de vos tickets ouverts ne parle de cela. Est-ce l’un de ceux-ci ?",
      noneAtAll: "Vous n’avez aucun ticket ouvert à ce sujet. Je l’envoie aux agents comme nouveau ticket ?",
    },
    works: {
      one: "Bonne nouvelle ! Je ferme ce ticket ?",
      waiting: "Bonne nouvelle ! Les agents vous ont posé une question : je leur dis que c’est réglé ?",
      inHand: "Bonne nouvelle ! Je préviens les agents, ou avez-vous trouvé la solution vous-même ?",
      several: "Bonne nouvelle ! De quel ticket s’agit-il ?",
      none: "Bonne nouvelle ! Vous n’avez aucun ticket ouvert.",
    },
    close: {
      one: "Je ferme ce ticket ?",
      inHand: "Je dis aux agents que c’est réglé, ou avez-vous trouvé la solution vous-même ?",
      several: "Quel ticket voulez-vous fermer ?",
      none: "Vous n’avez aucun ticket à fermer.",
    },
    callMe: {
      one: "Je transmets votre message aux agents ?",
      several: "De quel ticket s’agit-il ?",
      none: "Dites-moi en une phrase ce qui ne va pas, ou ce qu’il vous faut.",
    },
    where: { several: "De quel ticket s’agit-il ?", none: "Vous n’avez aucun ticket ouvert." },
    notFixed: {
      one: "Toutes nos excuses. Les agents doivent-ils reprendre ce ticket ?",
      open: "Toutes nos excuses. Je le transmets aux agents ?",
      several: "Toutes nos excuses. De quel ticket s’agit-il ?",
    },
    reopen: {
      one: "Je rouvre ce ticket ?",
      open: "Ce ticket est toujours ouvert. Je transmets votre message aux agents ?",
      several: "Quel ticket voulez-vous rouvrir ?",
      none: "Vous n’avez aucun ticket à rouvrir.",
    },
    urgent: {
      one: "Ce sont les agents qui fixent les priorités. Je leur dis que c’est urgent ?",
      several: "Quel ticket est urgent ?",
      none: "Dites-moi en une phrase ce qui ne va pas, ou ce qu’il vous faut. Vous pourrez préciser l’urgence avant l’envoi.",
    },
    thanks: {
      one: "Avec plaisir ! Est-ce que tout fonctionne ?",
      open: "Avec plaisir ! Votre ticket est toujours ouvert.",
      several: "Avec plaisir ! De quel ticket s’agit-il ?",
      none: "Avec plaisir !",
    },
    ok: {
      one: "Est-ce que tout fonctionne ?",
      open: "Votre ticket est toujours ouvert. Je transmets votre message aux agents ?",
      several: "De quel ticket s’agit-il ?",
      none: "Dites-moi en une phrase ce qui ne va pas, ou ce qu’il vous faut.",
    },
    no: {
      one: "Est-ce que cela ne fonctionne toujours pas ?",
      open: "Votre ticket est toujours ouvert. Je transmets votre message aux agents ?",
      several: "De quel ticket s’agit-il ?",
      none: "Dites-moi en une phrase ce qui ne va pas, ou ce qu’il vous faut.",
    },
  },
  whispers: {
    leftAsItIs: "D’accord, je ne change rien.",
    takenUpAgain: (ticket) => `Les agents reprennent ${ticket}.`,
  },
};
