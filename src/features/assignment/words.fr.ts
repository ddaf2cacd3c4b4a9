import { text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";
import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  forms: {
    title: {
      assign: "Attribuer le ticket",
    },
    submit: {
      assign: "Attribuer",
    },
    assignTo: "Qui s’en charge ?",
    onItNow: (who) => `S’en charge pour l’instant : ${who}`,
    hasOpen: (who, open) => `${who} · ${plural(open, `${number(open)} ticket`, `${number(open)} tickets`)}`,
    noAgents: "Personne d’autre n’est encore connu pour cette file : invitez vos collègues dans son canal.",
    away: "Absences :",
  },
  buttons: {
    press: {
      claim: "Prendre en charge",
      release: "Remettre dans la file",
    },
    fill: {
      assign: "Attribuer…",
    },
  },
  personNotes: {
    claimed: (who) => `${who} s’en occupe.`,
    released: "Votre ticket est de nouveau dans la file. Vous verrez ici qui s’en charge.",
    assigned: (to) => `${to} s’en occupe désormais.`,
    onceApproved: (to) => `${to} s’en occupera dès que la demande sera approuvée.`,
  },
  takenAway: {
    tookOver: (who, title) => text`${who} a pris votre relais sur « ${title} ».`,
    tookOverAway: (who, title) => text`Pendant votre absence, ${who} a pris le relais sur « ${title} ».`,
    assigned: (who, title, to) => text`${who} a confié « ${title} » à ${to} : vous n’en avez plus la charge.`,
    released: (who, title) => text`${who} a remis « ${title} » dans la file : vous n’en avez plus la charge.`,
    hasItNow: (who) => `${who} s’en occupe désormais.`,
  },
  agentsNotes: {
    claimed: (who) => `${who} a pris le ticket en charge.`,
    released: (who) => `${who} a remis le ticket dans la file : il est à prendre.`,
    assigned: (to, by) => text`${to} s’en occupe désormais : ${by} lui a attribué le ticket.`,
  },
  refusals: {
    alreadyClaimed: (who) => `${who} a été plus rapide : le ticket est déjà pris.`,
    somebodyElses: (who) => `${who} s’occupe de ce ticket. Pour le faire vous-même, prenez le relais.`,
    alreadyYours: "Ce ticket est déjà à vous.",
    notAnAgent: "Cette personne n’est pas agent de cette file. Invitez-la d’abord dans son canal.",
  },
};
