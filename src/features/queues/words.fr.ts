import { bold, text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

export const fr: typeof en = {
  forms: {
    title: {
      move: "Changer de file",
    },
    submit: {
      move: "Déplacer",
    },
    reason: {
      move: "Pour quelle raison ?",
    },
    noQueues: "Il n’y a pas encore d’autre file : « /ticket configurer <nom> », dans un canal, en crée une.",
    moveTo: "Vers quelle file ?",
  },
  buttons: {
    fill: {
      move: "Changer de file",
    },
  },
  personNotes: {
    moved: (queue) => `Votre ticket a été confié à d’autres agents (${queue}). Vous saurez ici qui s’en charge.`,
  },
  agentsNotes: {
    moved: (who, from, to) => `${who} a fait passer le ticket de la file « ${from} » à la file « ${to} » :`,
  },
  setUp: {
    notAllowed: "Seul un administrateur peut faire d’un canal le canal des agents.",
    notAllowedHint:
      "Demandez-le à un administrateur de l’espace de travail, à un propriétaire de l’équipe ou à une personne citée dans HELPDESK_ADMINS.",
    done: (queue) => `Ce canal est désormais celui des agents de la file « ${queue} ».`,
    moved: (queue) => `Le canal des agents de la file « ${queue} » est désormais ici.`,
    doneNext: "Les nouveaux tickets arrivent ici. Tous les membres de ce canal sont agents.",
    again: "Tapez ensuite la commande à nouveau.",
    missing: {
      slack: {
        "not-in-channel": text`Je ne suis pas dans ce canal. Tapez ${bold("/invite")}, choisissez ${bold("Ajouter des applications à ce canal")} et sélectionnez-moi.`,
        "cannot-read": text`Je n’ai pas le droit de lire ce canal. Un administrateur ouvre la page de l’application sur api.slack.com, compare ${bold("OAuth & Permissions")} avec le manifeste et choisit ${bold("Reinstall to Workspace")}.`,
        "not-a-channel": text`Ceci n’est pas un canal. Ouvrez le canal où travaillent les agents.`,
      },
      teams: {
        "not-in-channel": text`Je ne suis pas dans cette équipe. Ouvrez ${bold("Applications")}, trouvez-moi, choisissez ${bold("Ajouter à une équipe")} et sélectionnez celle-ci.`,
        "cannot-read": text`Je n’ai pas le droit de lire ce canal. Retirez-moi de l’équipe et ajoutez-moi à nouveau : Teams demandera l’autorisation.`,
        "not-a-channel": text`Ceci n’est pas un canal. Ouvrez le canal de l’équipe où travaillent les agents.`,
      },
    },
    welcome: (deskName, queue) => `${deskName} : canal des agents de la file « ${queue} »`,
    welcomeTickets:
      "Chaque nouveau ticket arrive ici sous forme d’une carte tenue à jour. Prenez-le en charge : le demandeur saura que vous vous en occupez.",
    welcomeInternal: text`Ce que vous écrivez sous une carte reste ${bold("interne")}. Pour écrire au demandeur, choisissez ${bold("Répondre au demandeur")}.`,
    channelLost: (queue, platform) =>
      `⚠️ Les tickets de la file « ${queue} » n’arrivent plus dans leur canal des agents sur ${platform}.`,
    lost: {
      "bot-not-in-channel": "Le bot n’est pas dans ce canal : invitez-le.",
      "channel-archived": "Le canal est archivé : désarchivez-le ou choisissez-en un autre.",
      "conversation-not-found": "Le canal n’existe plus : choisissez-en un autre.",
      "app-not-installed": "L’application y a été retirée ou bloquée : demandez à un administrateur de l’autoriser.",
      blocked: "Le bot n’a pas le droit d’écrire dans ce canal : autorisez-le, ou choisissez un autre canal.",
    },
    lostNext: "Ce qui a été manqué y apparaît ensuite.",
    welcomeAgents: "Tous les membres de ce canal sont agents : invitez vos collègues.",
  },
};
