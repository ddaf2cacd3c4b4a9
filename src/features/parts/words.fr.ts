import type { en } from "./words.en.ts";

export const fr: typeof en = {
  parts: {
    progress: (done, all) => (done === all ? `Tout est fait (${all} sur ${all})` : `Fait : ${done} sur ${all}`),
    next: "Chaque partie suit son cours. Vous verrez ici ce qui est fait.",
    last: "Tout est fait. Un agent va clore la demande avec vous.",
    done: "Fait",
    notYet: "Commence une fois la demande approuvée",
    partOf: (reference) => `Fait partie du ticket ${reference}`,
    stillNeeded: "C’est annulé, mais ce qui suit est déjà en cours. En avez-vous encore besoin ?",
    opens: (names) => `Un seul formulaire pour tout : ${names}.`,
  },
  refusals: {
    askedOnWhole: (whole) => `Les réponses se changent dans le ticket principal : ${whole}.`,
    comesWithWhole: (whole) => `Il a été annulé avec ${whole} et revient avec lui : c’est celui-là qu’il faut rouvrir.`,
    partsLeft: (names) => `Pas encore : il reste à faire ${names}.`,
  },
  agentsNotes: {
    partsDone: "Tout ce qui en fait partie est fait : le ticket peut être résolu.",
    wholeCancelled: {
      ended: "Le ticket dont il fait partie a été annulé, et lui avec : personne n’avait commencé.",
      begun: (who) =>
        `Le ticket dont il fait partie a été annulé, mais celui-ci est en cours. Demandez à ${who} s’il faut continuer.`,
    },
    wholeReopened: "Le ticket dont il fait partie est rouvert, et lui aussi.",
  },
};
