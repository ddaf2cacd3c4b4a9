import { countingIn } from "../../kernel/counting.ts";
import { text } from "../../kernel/text.ts";
import type { en } from "./words.en.ts";

const { number, plural } = countingIn("fr");

export const fr: typeof en = {
  buttons: {
    meToo: "Moi aussi",
    knownIssues: "Incidents connus",
    tellKnownIssue: "Prévenir tout le monde",
    newKnownIssue: "Nouvel incident connu",
    editKnownIssue: "Modifier",
    knownIssueOver: "C’est terminé",
    notOverYet: "Pas encore terminé",
    somethingElse: "C’est autre chose",
  },
  knownIssues: {
    title: "Incidents connus",
    none: "Aucun incident connu. Un problème ? Ouvrez un ticket.",
    count: (count) => plural(count, "Un incident connu", `${number(count)} incidents connus`),
    more: (count, how) =>
      text`${plural(count, "Un autre est connu", `${number(count)} autres sont connus`)} : ${how} les affiche tous.`,
    typed: "incidents connus",
    since: (at) => text`Depuis ${at}`,
    expected: (at) => text`fin prévue ${at}`,
    notKnown: "fin encore inconnue",
    overdue: (at) => text`la fin était prévue ${at}`,
    affected: (count) => plural(count, "une personne concernée", `${number(count)} personnes concernées`),
    nobodyYet: "personne ne s’est signalé",
    setBy: (who) => `annoncé par ${who}`,
    youToo: "vous aussi",
    counted: (service, others) =>
      others === 0
        ? `C’est noté : cela ne fonctionne pas pour vous (${service}).`
        : `C’est noté : cela ne fonctionne pas pour vous (${service}), ni pour ${plural(others, "un collègue", `${number(others)} collègues`)}.`,
    hearsBack:
      "Nous vous préviendrons ici quand ce sera terminé. Aucun ticket n’a été ouvert, et vous n’avez rien d’autre à faire.",
    isOver: "Cet incident est terminé. Si le problème continue chez vous, ouvrez un ticket.",
    over: (service) => text`Bonne nouvelle, cela fonctionne de nouveau : ${service}.`,
    overUnsaid: (service) =>
      text`Cela devrait fonctionner de nouveau : ${service}. L’heure prévue est passée, et personne ne nous a dit le contraire.`,
    overUnheard: (service) => text`${service} : plus de nouvelles depuis un jour, c’est sans doute terminé.`,
    overHint: "Le problème continue chez vous ? Ouvrez un ticket : quelqu’un s’en occupera.",
    news: (service) => `Pas encore terminé : ${service}`,
    setterHint: "Si l’incident continue, dites-le : tout le monde le lira de nouveau.",
    form: {
      create: "Nouvel incident connu",
      edit: "Modifier l’incident",
      submit: "Prévenir",
      save: "Enregistrer",
      everybody:
        "Toute personne qui peut ouvrir un ticket lira ce texte avant d’en ouvrir un. Ne nommez personne, et ne dites rien d’un ticket.",
      fromTicket: "Rien du ticket lui-même n’est montré, pas même son numéro.",
      service: "Qu’est-ce qui ne fonctionne pas ?",
      serviceHint: "Comme on l’appelle : « VPN », « Outlook », « Imprimantes du 3e étage ».",
      words: "Que faut-il savoir ?",
      wordsHint: "Ce qui ne va pas, ce que vous faites, et ce qu’on peut faire en attendant.",
      since: "Depuis quand ?",
      sinceHint: "« 9h30 », « hier 18h » ou « il y a 20 minutes »",
      until: "Jusqu’à quand, pour autant que vous le sachiez ?",
      untilHint:
        "« 18h », « demain 9h » ou « dans 2 heures ». Une heure plus tard, l’incident se termine de lui-même. Sans heure, il se termine dans 24 heures.",
      notPast: (typed) => `Je n’ai pas compris « ${typed} » comme une heure passée. Essayez « 9h30 ».`,
      notComing: (typed) => `Je n’ai pas compris « ${typed} » comme une heure à venir. Essayez « 18h ».`,
      meanwhile: (name) =>
        `${name} l’a modifié depuis que vous l’avez ouvert. Copiez votre texte, puis rouvrez l’incident.`,
    },
    saved: (people) =>
      people === 0
        ? text`✓ Tout le monde le lit désormais avant d’ouvrir un ticket.`
        : text`✓ Tout le monde le lit désormais avant d’ouvrir un ticket, et ${plural(people, "la personne concernée sera prévenue", `les ${number(people)} personnes concernées seront prévenues`)}.`,
    ended: (people) =>
      people === 0
        ? text`✓ C’est terminé.`
        : text`✓ C’est terminé, et ${plural(people, "la personne concernée sera prévenue", `les ${number(people)} personnes concernées seront prévenues`)}.`,
    notYours: "Seuls les responsables, les administrateurs et les agents de son ticket peuvent le modifier.",
    notAllowed:
      "Ici, seuls les responsables et les administrateurs le peuvent. Un agent le peut depuis un ticket : Plus…, puis « Prévenir tout le monde ».",
    noTicket: "Je ne peux pas le faire avec ce ticket pour vous.",
    gone: "Je ne trouve plus cet incident connu.",
  },
};
