import { de } from "../../kernel/elision.ts";
import { countingIn } from "../../kernel/counting.ts";
import { bold, text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");
const people = (count: number): string => plural(count, `${number(count)} personne`, `${number(count)} personnes`);
const agents = (count: number): string =>
  count === 0 ? "aucun agent" : plural(count, `${number(count)} agent`, `${number(count)} agents`);
const openTickets = (count: number): string =>
  count === 0
    ? "aucun ticket ouvert"
    : plural(count, `${number(count)} ticket ouvert`, `${number(count)} tickets ouverts`);
const channel = (name: string | null): string => (name === null ? "ce canal" : `le canal « ${name} »`);
const ofChannel = (name: string | null): string => (name === null ? "de ce canal" : `du canal « ${name} »`);
const atFirst = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

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
    noQueues: {
      slack: "Il n’y a pas encore d’autre file : « /ticket configurer » suivi d’un nom, dans un canal, en crée une.",
      teams:
        "Il n’y a pas encore d’autre file : pour en créer une, mentionnez-moi dans un canal et écrivez « configurer » suivi d’un nom.",
    },
    moveTo: "Vers quelle file ?",
  },
  buttons: {
    queues: {
      move: "La déplacer",
      setUp: "Configurer",
      meant: (queue) => `Oui, « ${queue} »`,
      begin: "Non, une nouvelle file",
      other: "Une autre file…",
      keep: "Annuler",
      leads: "Responsables…",
      rename: "Renommer…",
      close: "Fermer…",
      service: "Horaires et délais",
      closeIt: "La fermer",
    },
    fill: {
      move: "Changer de file",
    },
  },
  personNotes: {
    moved: (queue) => `Votre ticket a été confié à d’autres agents (${queue}). Vous verrez ici qui s’en charge.`,
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
    none: "Vous n’êtes agent d’aucune file.",
    noneHint: "Les agents voient leurs files ; les administrateurs les voient toutes.",
    noChannel: "⚠️ aucun canal",
    counts: (agentCount, ticketCount) => `${agents(agentCount)} · ${openTickets(ticketCount)}`,
    led: (names) => `sous la responsabilité ${de(names)}`,
    unseen: (email) => `${email} (pas encore vu)`,
    noLead: "⚠️ sans responsable",
    hint: {
      slack:
        "Pour déplacer une file ou en créer une, tapez « /ticket configurer » et son nom dans le canal où elle doit être.",
      teams:
        "Pour déplacer une file ou en créer une, mentionnez-moi dans le canal où elle doit être et écrivez « configurer » et son nom.",
    },
    askClose: (queue) => `Fermer la file « ${queue} » ?`,
    askCloseThen: "Elle n’aura plus ni agents ni responsables, et son canal en sera prévenu.",
    closed: (queue) => `La file « ${queue} » est fermée. Son canal ne sert plus aucune file.`,
    closedHint: {
      slack: (queue) => `Pour la rouvrir, tapez « /ticket configurer ${queue} » dans un canal.`,
      teams: (queue) => `Pour la rouvrir, mentionnez-moi dans un canal et écrivez « configurer ${queue} ».`,
    },
    leadForm: {
      title: "Qui en est responsable ?",
      submit: "Valider",
      who: "Choisissez ce qui change",
      add: (name) => `${name} en devient responsable`,
      remove: (name) => `${name} n’en est plus responsable`,
    },
    firstCalled: (queue) => `d’abord appelée « ${queue} »`,
    renameForm: {
      title: "Renommer la file",
      submit: "Renommer",
      name: "Comment s’appelle-t-elle désormais ?",
      hint: "Un seul mot : lettres, chiffres, points, tirets et tirets bas.",
      taken: (name) => `Une autre file s’appelle « ${name} ».`,
      resembles: (name) =>
        `« ${name} » peut se lire comme un autre nom. Un administrateur peut tout de même le donner.`,
    },
    renamed: (from, to) => `La file « ${from} » s’appelle désormais « ${to} ».`,
    renamedHint: {
      slack: (from) =>
        `Ses tickets, ses agents et ses responsables restent les mêmes. « /ticket configurer ${from} » la retrouve toujours.`,
      teams: (from) =>
        `Ses tickets, ses agents et ses responsables restent les mêmes. « configurer ${from} » la retrouve toujours.`,
    },
    renamedBy: (who, from, to) => `${who} a renommé la file « ${from} » : elle s’appelle désormais « ${to} ».`,
    nameInPolicy: (from, to) =>
      `La configuration du service donne désormais le nom « ${from} » à une autre file. Celle-ci reprend son premier nom : « ${to} ».`,
    leads: (name, queue) => `${name} est désormais responsable de la file « ${queue} ».`,
    leadsNoMore: (name, queue) => `${name} n’est plus responsable de la file « ${queue} ».`,
    service: {
      title: (queue) => `${queue} : horaires et délais`,
      open: "Ouverture",
      always: "tous les jours, 24 h sur 24",
      never: "jamais",
      wholeDay: "toute la journée",
      closedOn: "Prochaines fermetures",
      nextLevel: "Niveau supérieur",
      others: "Tous les autres",
      response: (span) => `première réponse en ${span}`,
      resolution: (span) => `résolution en ${span}`,
      nothing: "aucun délai promis",
      untaken: (priority) => `${priority} que personne ne prend`,
      late: (priority) => `${priority} en retard`,
      whom: { channel: "tout le canal", lead: "ses responsables", "next-level": "le niveau supérieur" },
      workingDays: (count) => plural(count, `${number(count)} jour ouvré`, `${number(count)} jours ouvrés`),
      days: (count) => plural(count, `${number(count)} jour`, `${number(count)} jours`),
      dayAndNight: (span) => `${span}, jour et nuit`,
      counted: "Seules les heures d’ouverture comptent, sauf mention « jour et nuit ».",
      inPolicy: "Ces règles viennent de la configuration du service. La personne qui l’administre peut les y changer.",
    },
    stays: {
      notAllowed: (queue) => `Seuls ses responsables et les administrateurs peuvent modifier la file « ${queue} ».`,
      needed: (queue) => `La file « ${queue} » reste ouverte : des tickets y arrivent automatiquement.`,
      noAgent: (queue) =>
        `Cette personne n’est plus dans le canal des agents de la file « ${queue} » : invitez-la d’abord, elle pourra ensuite en être responsable.`,
      noLead: (queue) => `Cette personne n’est déjà plus responsable de la file « ${queue} ».`,
      lastLead: (queue) => `Il faut un responsable à la file « ${queue} » : nommez-en d’abord un autre.`,
      inPolicy: (queue) =>
        `Les responsables de la file « ${queue} » sont nommés dans la configuration du service. C’est là qu’il faut les changer.`,
      hasTickets: (queue, count) =>
        `La file « ${queue} » compte encore ${openTickets(count)}. Commencez par déplacer ou résoudre ce qui s’y trouve.`,
    },
  },
  setUp: {
    notAllowed: (queue, name) => `Vous ne pouvez pas confier ${channel(name)} aux agents de la file « ${queue} ».`,
    notAllowedSince: {
      closed: (queue) =>
        `Vous-même et tout ce canal pourriez alors lire ce qui est confidentiel dans la file « ${queue} ». Seul un de ses responsables le peut, ou un administrateur qui en est agent.`,
      takes: (queue) =>
        `La file « ${queue} » contient des tickets confidentiels, et perdrait ce canal. Seul un de ses responsables le peut, ou un administrateur qui en est agent.`,
      ledBy: (names) => `Adressez-vous à ses responsables : ${names}.`,
      "by-name":
        "Le nom d’une nouvelle file se compose de lettres d’un même alphabet, de chiffres, de points, de tirets et de tirets bas, et de rien d’autre.",
      "by-standing":
        "Un administrateur le peut. Le responsable d’une file peut la déplacer, mais pas dans le canal d’une file dont il n’est pas responsable. Le propriétaire d’une équipe peut créer une file qui n’existe pas encore, dans un canal qui n’en sert aucune. Le nom d’une nouvelle file se compose de lettres d’un même alphabet, de chiffres, de points, de tirets et de tirets bas. Le propriétaire d’une équipe ne peut pas lui donner un nom qui ressemble à celui d’une autre file.",
    },
    ask: {
      plain: (queue, name) => `Confier ${channel(name)} aux agents de la file « ${queue} » ?`,
      leaves: (queue, from, to) =>
        `La file « ${queue} » ${from === null ? "a déjà un canal des agents" : `se trouve dans ${channel(from)}`}. La déplacer dans ${channel(to)} ?`,
      joins: (queue, name) => `La file « ${queue} » a déjà des agents ailleurs. Ajouter ${channel(name)} ?`,
      showsPrivate: (queue, name) =>
        `⚠️ Les tickets de la file « ${queue} » sont confidentiels. Tous les membres ${ofChannel(name)} doivent-ils pouvoir les lire ?`,
      takes: (queue, from, name) =>
        `${atFirst(channel(name))} sert la file « ${from} ». Le donner plutôt à la file « ${queue} » ?`,
      resembles: (queue, known) => `Il n’y a pas encore de file « ${queue} ». Vouliez-vous dire « ${known} » ?`,
      now: (queue, agentCount, ticketCount) =>
        text`${bold("Aujourd’hui :")} ${agents(agentCount)} et ${openTickets(ticketCount)} dans la file « ${queue} ».`,
      afterwards: (changes) => text`${bold("Ensuite :")} ${changes}`,
      ifNot: (changes) => text`${bold("Sinon :")} ${changes}`,
      begins: (queue) =>
        `une nouvelle file « ${queue} » est créée. Des tickets n’y arrivent que si quelqu’un les y déplace.`,
      shown: (queue, count, name) =>
        count === 0
          ? `la file « ${queue} » n’a aucun ticket ouvert à montrer dans ${channel(name)}.`
          : plural(
              count,
              `le ticket ouvert de la file « ${queue} » apparaît dans ${channel(name)}, avec tout ce qui y a été écrit. S’il est confidentiel, seuls y figurent sa référence, sa file, son statut et son ancienneté.`,
              `les ${openTickets(count)} de la file « ${queue} » apparaissent dans ${channel(name)}, avec tout ce qui y a été écrit. Des tickets confidentiels n’y figurent que la référence, la file, le statut et l’ancienneté.`,
            ),
      leftBehind: (queue, from) =>
        `Ceux qui ne sont que dans ${from === null ? `le canal que quitte la file « ${queue} »` : channel(from)} ne sont plus agents de la file « ${queue} » ; ils y sont prévenus.`,
      stillServed: (from) => `La file « ${from} » ne garde que son canal sur l’autre plateforme.`,
      unserved: (from, count) =>
        count === 0
          ? `La file « ${from} » n’a plus de canal : personne ne voit ce qui arrive dans la file « ${from} ».`
          : `La file « ${from} » n’a plus de canal : personne ne voit ${plural(count, "son ticket ouvert", `ses ${openTickets(count)}`)}, ni ce qui arrive dans la file « ${from} ».`,
      becomeAgents: (queue, name, count) =>
        `Tous les membres ${ofChannel(name)} deviennent agents de la file « ${queue} »${count === null ? "" : ` : ${people(count)}`}.`,
      readPrivate: (queue) =>
        `Ils pourront lire tous les tickets confidentiels de la file « ${queue} », et quiconque rejoindra ce canal aussi : un canal ouvert à tous ne convient pas.`,
    },
    askGone: {
      slack:
        "Cette question a déjà reçu une réponse, ou elle est trop ancienne. Tapez de nouveau « /ticket configurer » dans le canal.",
      teams:
        "Cette question a déjà reçu une réponse, ou elle est trop ancienne. Mentionnez-moi de nouveau dans le canal et écrivez « configurer ».",
    },
    kept: "C’est noté, rien n’a changé.",
    otherQueue: {
      title: "Une autre file",
      submit: "Configurer",
      name: "Comment s’appelle-t-elle ?",
      nameHint: "Un seul mot, court, par exemple « réseau ».",
    },
    farewell: (queue, who, next) =>
      `${who} a déplacé la file « ${queue} » dans ${next === null ? "un autre canal" : channel(next)}.`,
    farewellNext: (ask) =>
      `Ses tickets y sont désormais, y compris ceux qui sont ouverts. Pour continuer à les traiter, ${ask === null ? "rejoignez ce canal" : `demandez à ${ask} de vous y ajouter`}.`,
    closed: (queue, who) => `${who} a fermé la file « ${queue} ». Ce canal ne sert plus aucune file.`,
    succeeded: (queue, successor, who) =>
      `${who} a donné ce canal à la file « ${successor} ». Il ne sert plus la file « ${queue} ».`,
    done: (queue, name) => `Les agents de la file « ${queue} » travaillent désormais dans ${channel(name)}.`,
    moved: (queue, name) => `La file « ${queue} » se trouve désormais dans ${channel(name)}.`,
    already: (queue, name) => `Les agents de la file « ${queue} » travaillent déjà dans ${channel(name)}.`,
    arriving: "Les nouveaux tickets y arrivent.",
    arrivingMoved:
      "Un ticket y arrive quand quelqu’un le fait passer dans cette file, ou demande l’un de ses services.",
    doneNext: "Tous les membres du canal sont agents.",
    again: "Retapez ensuite la commande.",
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
    welcomeMoved:
      "Chaque ticket de cette file apparaît ici sous forme d’une carte tenue à jour. Prenez-le en charge : le demandeur saura que vous vous en occupez.",
    welcomePrivate:
      "Chaque ticket de cette file est confidentiel. Seuls sa référence, son statut et son ancienneté apparaissent ici ; le bouton de la carte affiche le reste, pour vous seul.",
    welcomeInternal: {
      slack: text`Ce que vous écrivez sous une carte reste ${bold("interne")}. Pour écrire au demandeur, choisissez ${bold("Répondre")}.`,
      teams: text`Les réponses sous une carte restent ${bold("internes")}. Pour écrire au demandeur, choisissez ${bold("Répondre")} sur la carte.`,
    },
    channelLost: (queue, platform, name) =>
      `⚠️ Les tickets de la file « ${queue} » n’arrivent plus dans ${name === null ? "leur canal des agents" : channel(name)} sur ${platform}.`,
    channelUnanswered: (queue, platform, name) =>
      `⚠️ Depuis un jour, ${platform} ne me dit plus qui est dans ${name === null ? "le canal des agents" : channel(name)} de la file « ${queue} ».`,
    lost: {
      "no-answer":
        "En attendant, personne n’y a les droits d’un agent : demandez à un administrateur de consulter le journal du bot.",
      "bot-not-in-channel":
        "Le bot n’est plus dans ce canal, ou le canal n’existe plus : invitez-y le bot, ou choisissez un autre canal.",
      "channel-archived": "Le canal est archivé : désarchivez-le ou choisissez-en un autre.",
      "conversation-not-found": "Le canal n’existe plus : choisissez-en un autre.",
      "app-not-installed": "L’application y a été retirée ou bloquée : demandez à un administrateur de l’autoriser.",
      blocked: "Le bot n’a pas le droit d’écrire dans ce canal : autorisez-le, ou choisissez un autre canal.",
      "not-allowed":
        "Une règle de l’espace de travail ou du canal empêche le bot d’y écrire : demandez à un administrateur de l’autoriser, ou choisissez un autre canal.",
      "switched-off":
        "Le bot n’est plus relié à cette plateforme : demandez à un administrateur de rétablir la liaison.",
      taken: "Le canal sert désormais une autre file : choisissez-en un autre.",
    },
    lostNext: "Ce qui a été manqué y apparaît ensuite.",
    welcomeInternalPrivate: text`Les réponses sous une carte restent ${bold("internes")}, mais tout le canal les lit. Pour écrire au demandeur, choisissez ${bold("Voir")} sur la carte, puis ${bold("Répondre")}.`,
    welcomeReaders:
      "Tous les membres de ce canal peuvent lire ses tickets confidentiels : n’invitez que ceux qui y ont droit.",
    welcomeAgents: "Tous les membres de ce canal sont agents : invitez vos collègues.",
  },
};
