import { countingIn } from "../../kernel/counting.ts";
import { text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    articles: "Articles",
    newArticle: "Nouvel article",
    editArticle: "Modifier",
    editThisVersion: "Modifier cette version",
    articleVersion: (version) => `Version ${number(version)}`,
    articleHelped: "Problème résolu",
    articleNotHelped: "Ce n’est pas ça",
    keepAsArticle: "En faire un article",
    moreArticles: (count) => plural(count, "Encore un article", `Encore ${number(count)} articles`),
  },
  errors: {
    blankLeft: (blank) => `${blank} est encore à compléter. Écrivez ce qu’il faut, ou retirez-le.`,
  },
  articles: {
    title: "Articles",
    article: "Article",
    found: (typed) => `Articles pour « ${typed} »`,
    count: (count) => plural(count, "Un article", `${number(count)} articles`),
    none: "Aucun article n’en parle. Essayez avec moins de mots, ou avec d’autres.",
    noneAtAll: "Il n’y a pas encore d’articles.",
    noneToKeep: "Il n’y a pas encore d’articles. Notez ici ce qu’on vous demande sans cesse.",
    state: { draft: "Brouillon", published: "Publié", retired: "Retiré" },
    audience: { everybody: "Tout le monde", agents: "Agents seulement" },
    allQueues: "Toutes les files",
    updated: (at) => text`Mis à jour ${at}`,
    by: (name, version) => `version ${number(version)}, par ${name}`,
    version: (version) => `version ${number(version)}`,
    inFile: (file) => `Il se trouve dans le fichier ${file} : modifiez-le là.`,
    former: (version, newest) =>
      `Voici la version ${number(version)} sur ${number(newest)}, telle qu’elle était alors.`,
    draft: "C’est un brouillon. Seuls les agents peuvent le lire.",
    retired: "Cet article est retiré. Seuls les agents peuvent le lire.",
    forAgents: "Seuls les agents peuvent lire cet article.",
    gone: "Je ne trouve pas cet article pour vous.",
    goneHint: "Il a peut-être été retiré. Cherchez ses mots, ou ouvrez un ticket.",
    noAgent: "Seuls les agents écrivent des articles.",
    noTicket: "Je ne peux pas faire un article de ce ticket pour vous.",
    saved: { draft: "✓ Brouillon enregistré.", published: "✓ Publié.", retired: "✓ Retiré." },
    form: {
      create: "Nouvel article",
      edit: "Modifier l’article",
      submit: "Enregistrer",
      title: "Titre",
      titleHint: "Comme on le dirait : « Le VPN ne se connecte pas depuis chez moi ».",
      body: "Que faire",
      bodyHint: "Des étapes courtes. Les listes, le **gras** et les [liens](https://…) fonctionnent.",
      language: "Langue",
      audience: "Qui le lit une fois publié",
      queue: "Quels agents le tiennent à jour",
      state: "État",
      fromTicket: "J’ai retiré les noms, adresses et secrets que je connais. Merci de le relire avant de le publier.",
      meanwhile: (name) =>
        `${name} l’a modifié depuis que vous l’avez ouvert. Copiez votre texte, puis rouvrez l’article.`,
      notYours: "Vous ne faites pas partie des agents de cette file.",
      ofPrivate: "Le ticket dont il est tiré est désormais confidentiel : il ne peut pas être publié.",
    },
    mayHelp: (count) => plural(count, "Ceci peut vous aider :", "Voici ce qui peut vous aider :"),
    solved: "Ravi que ce soit réglé !",
    nothingOpened: "Rien n’a été envoyé, et personne ne vous attend.",
    ticketClosed: "Votre ticket est fermé. Merci de nous l’avoir dit.",
    goesOn: "Entendu. Les agents ont votre ticket, et quelqu’un s’en occupe.",
    figures: (suggested, opened, solved) =>
      `En 90 jours : proposé à ${number(suggested)}, ouvert par ${number(opened)}, a réglé le problème ${number(solved)} fois`,
    wasWrong: "Le problème",
    helped: "La solution",
    blanks: { name: "[nom]", address: "[adresse]", phone: "[numéro de téléphone]" },
  },
};
