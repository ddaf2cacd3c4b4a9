import type { en } from "./words.en.ts";

export const fr: typeof en = {
  parts: {
    progress: (done, all) => (done === all ? `Tout est fait (${all} sur ${all})` : `Fait : ${done} sur ${all}`),
    next: "Chaque partie suit son cours. Vous verrez ici ce qui est fait.",
    last: "Tout est fait. Un agent va clore la demande avec vous.",
    done: "Fait",
    notYet: "Commence une fois la demande approuvée",
    atOnce: "Commence dans un instant",
    onceApproved: "Le reste continuera une fois la demande approuvée.",
    doneBefore: "Voici ce qui a été fait avant la fin :",
    withWhole: (reference) => `avec ${reference}`,
    partOf: (reference) => `Fait partie du ticket ${reference}`,
    stillNeeded: "C’est annulé, mais ce qui suit est déjà en cours. En avez-vous encore besoin ?",
    opens: (names) => `Un seul formulaire pour tout : ${names}.`,
  },
  refusals: {
    askedOnWhole: (whole) => `Les réponses se changent dans le ticket principal : ${whole}.`,
    comesWithWhole: (whole) => `Il a été annulé avec ${whole} et revient avec lui : c’est celui-là qu’il faut rouvrir.`,
    endsParts: (names) =>
      `Cela annulerait aussi ${names}. Pour annuler tout ce qui reste, appuyez sur « Je n’en ai plus besoin » dans la carte du ticket.`,
    partsLeft: (names) => `Pas encore : il reste à faire ${names}.`,
  },
  agentsNotes: {
    partsDone: "Tout ce qui en fait partie est fait : le ticket peut être résolu.",
    wholeCancelled: {
      requester: {
        ended: () => "Le ticket dont il fait partie a été annulé, et lui avec : personne n’avait commencé.",
        begun: (who) =>
          `Le ticket dont il fait partie a été annulé, mais celui-ci est en cours. Demandez à ${who} s’il faut continuer.`,
      },
      declined: {
        ended: (who) =>
          `${who} a refusé le ticket dont il fait partie, et celui-ci s’arrête avec lui : personne n’avait commencé.`,
        begun: (who) =>
          `${who} a refusé le ticket dont il fait partie, alors que celui-ci est en cours. Arrêtez-vous là et annulez ce qui peut l’être.`,
      },
      rejected: {
        ended: (who) =>
          `${who} a rejeté le ticket dont il fait partie, et celui-ci s’arrête avec lui : personne n’avait commencé.`,
        begun: (who) =>
          `${who} a rejeté le ticket dont il fait partie, alors que celui-ci est en cours. Arrêtez-vous là et annulez ce qui peut l’être.`,
      },
      answers: {
        ended: () =>
          "D’autres réponses dans le ticket principal font qu’il n’est plus demandé : il est annulé, personne n’avait commencé.",
        begun: (who) =>
          `D’autres réponses dans le ticket principal font qu’il n’est plus demandé, alors qu’il est en cours. Demandez à ${who} s’il faut continuer.`,
      },
    },
    wholeHeld: {
      waits: "Le ticket dont il fait partie doit être approuvé de nouveau. Attendez avant de continuer.",
      goesOn: "Le ticket dont il fait partie continue, et celui-ci aussi.",
    },
    partsDropped: (names) => `${names} était prévu avec, mais ce n’est plus proposé. Rien n’a été ouvert pour cela.`,
    wholeReopened: "Le ticket dont il fait partie est rouvert, et lui aussi.",
  },
  personNotes: {
    partResolved: (name) => `« ${name} », c’est fait :`,
    partsDropped: (names) =>
      `${names} était prévu avec, mais ce n’est plus proposé. S’il vous le faut encore, dites-le ici.`,
  },
};
