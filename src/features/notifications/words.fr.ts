import type { en } from "./words.en.ts";

export const fr: typeof en = {
  forms: {
    notifications: {
      title: "Vos notifications",
      submit: "Enregistrer",
      intro:
        "Pour les nouvelles de vos tickets. Une question qui vous est posée, une résolution, une alerte et tout ce qui touche un P1 n’attendent jamais.",
      what: "Que voulez-vous recevoir ?",
      whatChoice: {
        everything: "Toutes les nouvelles",
        "needs-me": "Ce qui m’attend, le reste une fois par jour",
        digest: "Une fois par jour",
      },
      daily: "Ce qui vient une fois par jour arrive à",
      inTheMorning: "La fin de mes heures calmes",
      dailyInQuiet: (from, to) =>
        `C’est pendant vos heures calmes (${from} – ${to}). Choisissez une autre heure, ou changez-les.`,
      night: "Pendant mes heures calmes",
      nightChoice: {
        usual: "Les premiers mots d’un agent passent, le reste attend",
        wait: "Tout ce qui peut attendre attend",
        "at-once": "Tout arrive tout de suite",
      },
      weekly: "Les chiffres des files dont je suis responsable",
      weeklyChoice: { yes: "Les recevoir le lundi", no: "Ne pas les recevoir" },
      from: "Mes heures calmes commencent à",
      to: "Mes heures calmes finissent à",
    },
  },
  buttons: {
    notifications: "Mes notifications",
    changeNotifications: "Modifier",
  },
  notifications: {
    noted: "C’est noté.",
    now: "Voici ce que vous recevez de vos tickets :",
    what: "Ce que vous recevez",
    quiet: "Heures calmes",
    never: "Aucune",
    neverWaits:
      "Une question qui vous est posée, une résolution, une alerte et tout ce qui touche un P1 arrivent tout de suite, à toute heure.",
  },
};
