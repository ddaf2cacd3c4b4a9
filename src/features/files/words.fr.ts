import { countingIn } from "../../kernel/counting.ts";
import type { en } from "./words.en.ts";

const { number } = countingIn("fr");
const megabyte = 1024 * 1024;
const digits = new Intl.NumberFormat("fr", { maximumFractionDigits: 1 });
const size = (bytes: number): string =>
  bytes < megabyte
    ? `${digits.format(Math.max(1, Math.round(bytes / 1024)))} ko`
    : `${digits.format(bytes / megabyte)} Mo`;

export const fr: typeof en = {
  files: {
    size,
    kinds: {
      pictures: "images",
      pdf: "PDF",
      documents: "documents bureautiques",
      text: "fichiers texte",
      archives: "archives",
      audio: "enregistrements",
      video: "vidéos",
      other: "autres fichiers",
    },
    picture: (name) => `Image : ${name}`,
    coming: "en cours de réception",
    gone: "supprimé avant que je puisse le copier",
    refused: {
      "too-large": (most) => `non conservé, il dépasse ${most}`,
      empty: () => "non conservé, il est vide",
      program: () => "non conservé, c’est un programme",
      "not-what-it-says": () => "non conservé, il n’est pas ce que son nom annonce",
      damaged: () => "non conservé, l’image est abîmée",
      "too-many-pixels": () => "non conservé, l’image a trop de pixels",
      elsewhere: () => "conservé ailleurs, non copié",
      infected: () => "non conservé, un virus y a été trouvé",
      "not-theirs": () => "non conservé, c’est le fichier de quelqu’un d’autre",
      "not-checkable": () => "non conservé, il est trop gros pour l’antivirus",
      "not-taken": (_, taken) => `non conservé, on ne prend ici que ceci : ${taken}`,
    },
    unreadable: {
      "not-allowed": "illisible, je n’ai pas le droit de l’ouvrir",
      "not-handed-over": "illisible, il ne m’a pas été remis",
      "no-answer": "illisible, rien n’a répondu",
      "not-checked": "non conservé, l’antivirus n’a pas pu l’examiner",
    },
    toSender: {
      gone: (name) => `${name} a été supprimé avant que je puisse le copier. Renvoyez-le, s’il vous plaît.`,
      refused: {
        "too-large": (name, most) =>
          `Je n’ai pas pu conserver ${name} : il dépasse ${most}. Envoyez-en un plus petit, ou un lien.`,
        empty: (name) =>
          `Je n’ai pas pu conserver ${name} : il n’y avait rien dedans. Choisissez-le de nouveau, ou vérifiez s’il est vide.`,
        program: (name) =>
          `Je ne conserve pas les programmes : ${name} n’a pas été transmis. Dites-nous plutôt de quoi il s’agit.`,
        "not-what-it-says": (name) =>
          `Je n’ai pas pu conserver ${name} : il n’est pas ce que son nom annonce. Enregistrez-le sous le bon nom, puis renvoyez-le.`,
        damaged: (name) => `Je n’ai pas pu ouvrir l’image ${name}. Reprenez-la, puis renvoyez-la.`,
        "too-many-pixels": (name) =>
          `Je n’ai pas pu conserver ${name} : l’image a trop de pixels. Envoyez-en une plus petite, s’il vous plaît.`,
        elsewhere: (name) =>
          `${name} est conservé ailleurs : je n’ai transmis que le lien. Pour l’ouvrir, il faut y avoir accès.`,
        infected: (name) =>
          `Un virus a été trouvé dans ${name} : je ne l’ai ni conservé ni transmis. Ne l’ouvrez pas, et dites-nous d’où il vient.`,
        "not-theirs": (name) =>
          `Je n’ai pas pris ${name} : c’est le fichier de quelqu’un d’autre. Si vous l’avez, joignez-en votre propre copie.`,
        "not-checkable": (name) =>
          `Je n’ai pas pu conserver ${name} : il est trop gros pour l’antivirus. Envoyez-en un plus petit, ou un lien.`,
        "not-taken": (name, _, taken) =>
          `Je n’ai pas pu conserver ${name} : on ne prend ici que ceci : ${taken}. Envoyez-le sous l’une de ces formes, ou un lien.`,
      },
      unreadable: {
        "not-allowed": (name) =>
          `Je n’ai pas pu lire ${name} : personne ne m’a autorisé à lire les fichiers ici. Prévenez un administrateur, s’il vous plaît.`,
        "not-handed-over": (name) =>
          `Je n’ai pas pu lire ${name}. Renvoyez-le-moi ici, dans notre conversation, s’il vous plaît.`,
        "not-checked": (name) =>
          `L’antivirus n’a pas pu examiner ${name} pendant toute une journée : je ne l’ai pas conservé. Renvoyez-le, s’il vous plaît.`,
        "no-answer": (name) =>
          `Je n’ai pas pu lire ${name} : rien n’a répondu pendant toute une journée. Renvoyez-le, s’il vous plaît.`,
      },
    },
    sendHere: "Des captures d’écran, des fichiers ? Envoyez-les ici, dans cette conversation.",
    inForm: {
      label: "Captures d’écran et fichiers",
      hint: (most) => `${number(most)} au plus, de 10 Mo au plus chacun.`,
      tooMany: (most) => `Il y en a plus de ${number(most)}. Envoyez les autres sous le ticket.`,
    },
    more: (count) => `et ${number(count)} de plus`,
    all: (count) => `Les ${number(count)} fichiers :`,
    place: (from, to, of) => `${number(from)}–${number(to)} sur ${number(of)}`,
    notShown: {
      download: (name) => `${name} n’a pas pu être mis ici. Pour l’ouvrir, « Télécharger » dans la note.`,
      ask: (name) =>
        `${name} n’a pas pu être mis ici, et rien d’autre ne permet de l’ouvrir. Demandez un lien, et prévenez un administrateur.`,
      canDownload: (name) =>
        `Je n’ai pas pu mettre ${name} là où lisent les autres. Le fichier reste à télécharger depuis ma note.`,
      sendLink: (name) =>
        `${name} est bien arrivé, mais ceux qui lisent ailleurs ne peuvent pas l’ouvrir. Envoyez plutôt un lien, ou dites ce qu’on y voit.`,
    },
    linkHolds: "Ce lien n’est que pour vous et reste valable 15 minutes.",
    linkAway: "Le fichier ne peut pas être ouvert pour l’instant. Rouvrez le lien dans une minute.",
    linkOver:
      "Ce lien n’est plus valable. Appuyez de nouveau sur Télécharger dans la conversation pour en obtenir un autre.",
    notForYou: "Je n’ai pas ce fichier pour vous.",
  },
  buttons: {
    download: "Télécharger",
    allFiles: "Tous les fichiers",
    nextFiles: "Les suivants",
    firstFiles: "Les premiers",
  },
};
