import { de } from "../../kernel/elision.ts";
import { countingIn } from "../../kernel/counting.ts";
import { bold, text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");
const people = (count: number): string => plural(count, `${number(count)} personne`, `${number(count)} personnes`);
const agents = (count: number): string => plural(count, `${number(count)} agent`, `${number(count)} agents`);
const openTickets = (count: number): string =>
  plural(count, `${number(count)} ticket ouvert`, `${number(count)} tickets ouverts`);

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
    queues: {
      moveHere: "La déplacer ici",
      setUpHere: "Configurer ici",
      other: "Une autre file…",
      keep: "Annuler",
      leads: "Responsables…",
      close: "Fermer",
    },
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
  refusals: {
    queueUnserved: (queue) =>
      `Personne ne regarde la file « ${queue} » : elle n’a pas de canal avec des agents. Choisissez-en une autre, ou faites-la d’abord configurer.`,
  },
  queueList: {
    title: "Files",
    none: "Aucune file n’est la vôtre.",
    noneHint: "Les agents voient les files qu’ils servent, et les administrateurs les voient toutes.",
    noChannel: "⚠️ aucun canal",
    counts: (agentCount, ticketCount) => `${agents(agentCount)} · ${openTickets(ticketCount)}`,
    led: (names) => `sous la responsabilité ${de(names)}`,
    noLead: "⚠️ sans responsable",
    hint: "Pour déplacer une file ou en créer une, tapez « configurer » et son nom dans le canal où elle doit être.",
    closed: (queue) => `La file « ${queue} » est fermée. Son canal n’est plus celui d’aucun agent.`,
    closedHint: (queue) => `Pour la rouvrir, tapez « configurer ${queue} » dans un canal.`,
    leadForm: {
      title: "Qui en est responsable ?",
      submit: "Valider",
      who: "Choisissez ce qui change",
      add: (name) => `${name} en devient responsable`,
      remove: (name) => `${name} n’en est plus responsable`,
    },
    leads: (name, queue) => `${name} est désormais responsable de la file « ${queue} ».`,
    leadsNoMore: (name, queue) => `${name} n’est plus responsable de la file « ${queue} ».`,
    stays: {
      notAllowed: (queue) => `Seuls ses responsables et les administrateurs peuvent modifier la file « ${queue} ».`,
      needed: (queue) => `La file « ${queue} » reste ouverte : des tickets y arrivent automatiquement.`,
      lastLead: (queue) => `Il faut un responsable à la file « ${queue} » : nommez-en d’abord un autre.`,
      hasTickets: (queue, count) =>
        `La file « ${queue} » compte encore ${openTickets(count)}. Commencez par déplacer ou résoudre ce qui s’y trouve.`,
    },
  },
  setUp: {
    notAllowed: (queue) => `Vous ne pouvez pas faire de ce canal celui des agents de la file « ${queue} ».`,
    notAllowedHint:
      "Un administrateur le peut. Le responsable d’une file peut la déplacer, mais pas dans le canal d’une file dont il n’est pas responsable. Le propriétaire d’une équipe peut créer une file qui n’existe pas encore, dans un canal qui n’en sert aucune. Le nom d’une nouvelle file se compose de lettres d’un même alphabet, de chiffres, de points, de tirets et de tirets bas. Le propriétaire d’une équipe ne peut pas lui donner un nom qui ressemble à celui d’une autre file.",
    ask: {
      plain: (queue) => `Faire de ce canal celui des agents de la file « ${queue} » ?`,
      leaves: (queue) => `La file « ${queue} » a déjà un canal des agents. La déplacer ici ?`,
      joins: (queue) => `La file « ${queue} » a déjà des agents ailleurs. Ajouter ce canal ?`,
      takes: (queue, from) =>
        `Ce canal est celui des agents de la file « ${from} ». Le donner plutôt à la file « ${queue} » ?`,
      resembles: (queue, known) => `Il n’y a pas encore de file « ${queue} ». Vouliez-vous dire « ${known} » ?`,
      now: (queue, agentCount, ticketCount) =>
        text`${bold("Aujourd’hui :")} la file « ${queue} » compte ${agents(agentCount)} et ${openTickets(ticketCount)}.`,
      afterwards: (changes) => text`${bold("Ensuite :")} ${changes}`,
      begins: (queue) =>
        `une nouvelle file « ${queue} » est créée. Des tickets n’y arrivent que si quelqu’un les y déplace.`,
      shown: (count) =>
        plural(
          count,
          "son ticket ouvert apparaît ici, avec tout ce qui y a été écrit.",
          `ses ${openTickets(count)} apparaissent ici, avec tout ce qui y a été écrit.`,
        ),
      leftBehind: "Ceux qui ne sont que dans l’autre canal n’en sont plus agents, et cet autre canal est prévenu.",
      stillServed: (from) => `La file « ${from} » ne garde que son canal sur l’autre plateforme.`,
      unserved: (from, count) =>
        count === 0
          ? `La file « ${from} » n’a plus de canal : personne ne voit ce qui y arrive.`
          : `La file « ${from} » n’a plus de canal : personne ne voit ${plural(count, "son ticket ouvert", `ses ${openTickets(count)}`)}, ni ce qui y arrive.`,
      becomeAgents: (count) => `Tous les membres de ce canal deviennent agents : ${people(count)}.`,
      becomeAgentsUncounted: "Tous les membres de ce canal deviennent agents.",
    },
    askGone:
      "Cette question a déjà reçu une réponse, ou elle est trop ancienne. Tapez à nouveau « configurer » dans le canal.",
    kept: "C’est noté, rien n’a changé.",
    otherQueue: {
      title: "Une autre file",
      submit: "Configurer",
      name: "Comment s’appelle-t-elle ?",
      nameHint: "Un seul mot, court, par exemple « réseau ».",
    },
    farewell: (queue, who) => `${who} a déplacé la file « ${queue} » dans un autre canal.`,
    farewellNext:
      "Ses tickets y sont désormais, y compris ceux qui sont ouverts. Rejoignez ce canal pour continuer à les traiter.",
    closed: (queue, who) => `${who} a fermé la file « ${queue} ». Ce canal ne sert plus aucune file.`,
    succeeded: (queue, successor, who) =>
      `${who} a donné ce canal à la file « ${successor} ». Il ne sert plus la file « ${queue} ».`,
    done: (queue) => `Ce canal est désormais celui des agents de la file « ${queue} ».`,
    moved: (queue) => `Le canal des agents de la file « ${queue} » est désormais ici.`,
    doneNext: "Les nouveaux tickets arrivent ici. Tous les membres de ce canal sont agents.",
    again: "Tapez ensuite la commande à nouveau.",
    missing: {
      slack: {
        "not-in-channel": text`Je ne suis pas dans ce canal. Tapez ${bold("/invite")}, choisissez ${bold("Ajouter des applications à ce canal")} et sélectionnez-moi.`,
        "cannot-read": text`Je n’ai pas le droit de lire ce canal. Un administrateur ouvre la page de l’application sur api.slack.com, compare ${bold("OAuth & Permissions")} avec le manifeste et choisit ${bold("Reinstall to Workspace")}.`,
        "not-a-channel": text`Ceci n’est pas un canal. Ouvrez le canal où travaillent les agents.`,
        archived: text`Ce canal est archivé. Désarchivez-le, ou ouvrez-en un autre.`,
      },
      teams: {
        "not-in-channel": text`Je ne suis pas dans cette équipe. Ouvrez ${bold("Applications")}, trouvez-moi, choisissez ${bold("Ajouter à une équipe")} et sélectionnez celle-ci.`,
        "cannot-read": text`Je n’ai pas le droit de lire ce canal. Retirez-moi de l’équipe et ajoutez-moi à nouveau : Teams demandera l’autorisation.`,
        "not-a-channel": text`Ceci n’est pas un canal. Ouvrez le canal de l’équipe où travaillent les agents.`,
        archived: text`Ce canal est archivé. Désarchivez-le, ou ouvrez-en un autre.`,
      },
    },
    welcome: (deskName, queue) => `${deskName} : canal des agents de la file « ${queue} »`,
    welcomeTickets:
      "Chaque nouveau ticket arrive ici sous forme d’une carte tenue à jour. Prenez-le en charge : le demandeur saura que vous vous en occupez.",
    welcomeInternal: text`Ce que vous écrivez sous une carte reste ${bold("interne")}. Pour écrire au demandeur, choisissez ${bold("Répondre au demandeur")}.`,
    channelLost: (queue, platform) =>
      `⚠️ Les tickets de la file « ${queue} » n’arrivent plus dans leur canal des agents sur ${platform}.`,
    lost: {
      "bot-not-in-channel":
        "Le bot n’est plus dans ce canal, ou le canal n’existe plus : invitez-y le bot, ou choisissez un autre canal.",
      "channel-archived": "Le canal est archivé : désarchivez-le ou choisissez-en un autre.",
      "conversation-not-found": "Le canal n’existe plus : choisissez-en un autre.",
      "app-not-installed": "L’application y a été retirée ou bloquée : demandez à un administrateur de l’autoriser.",
      blocked: "Le bot n’a pas le droit d’écrire dans ce canal : autorisez-le, ou choisissez un autre canal.",
      "switched-off":
        "Le bot n’est plus relié à cette plateforme : demandez à un administrateur de rétablir la liaison.",
      taken: "Le canal sert désormais une autre file : choisissez-en un autre.",
    },
    lostNext: "Ce qui a été manqué y apparaît ensuite.",
    welcomeAgents: "Tous les membres de ce canal sont agents : invitez vos collègues.",
  },
};
