import { countingIn } from "../../kernel/counting.ts";
import { text, type Inline } from "../../kernel/text.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    readyAnswers: "Ready answers",
    newReadyAnswer: "New ready answer",
    editReadyAnswer: "Edit",
    removeReadyAnswer: "Remove",
    keepReadyAnswer: "Keep it",
    fillIn: "Fill in",
    keepForNextTime: "Keep for next time",
  },
  readyAnswers: {
    title: "Ready answers",
    one: "Ready answer",
    count: (count: number) => plural(count, "One ready answer", `${number(count)} ready answers`),
    none: "There are no ready answers yet. Write down what you send again and again, and choose it when you reply, ask or resolve.",
    noAgent: "Only agents have ready answers.",
    gone: "I can’t find this ready answer for you. It may have been removed.",
    own: "Yours",
    everybody: "Everybody’s",
    groups: { own: "Yours", everybody: "Everybody’s" },
    sent: (count: number, at: Inline) => text`sent ${plural(count, "once", `${number(count)} times`)}, last ${at}`,
    neverSent: "not sent yet",
    unused: "not used for six months",
    unusedCount: (count: number) =>
      plural(
        count,
        "One hasn’t been used for six months. Remove it if nobody needs it.",
        `${number(count)} haven’t been used for six months. Remove those that nobody needs.`,
      ),
    unusedHint: "It hasn’t been used for six months. Remove it if nobody needs it.",
    inPolicy: "It’s kept in helpdesk.yaml: change it there.",
    saved: "✓ Saved. You’ll find it when you reply, ask or resolve.",
    kept: "✓ Kept for next time. You’ll find it when you reply, ask or resolve.",
    removed: (title: string) => `✓ “${title}” is removed.`,
    askRemove: (title: string) => `Remove “${title}”? It can’t be brought back. What was sent with it stays.`,
    inLanguage: (language: string) => `In ${language}`,
    choose: "Ready answer",
    chooseAny: "Ready words",
    only: (languages: string) => `only in ${languages}`,
    chooseHint: (language: string) =>
      `It goes into the text in ${language}, as the requester reads. You can change it before you send.`,
    otherLanguage: (wanted: string, had: string) =>
      `The requester reads ${wanted}, and this one is only in ${had}. Translate it before you send.`,
    tooLong: (max: number) =>
      `With what you wrote this is longer than ${number(max)} characters. Shorten your text first.`,
    removedMeanwhile: "This one is no longer there. Choose another.",
    fallback: { requester: "there", service: "this service" },
    form: {
      create: "New ready answer",
      edit: "Edit ready answer",
      submit: "Save",
      title: "Name",
      titleHint: "You choose it by this name. The requester doesn’t see it.",
      of: "Whose it is",
      ofOwn: "Mine alone",
      ofQueue: (queue: string) => `All agents of ${queue}`,
      ofDesk: "All agents",
      words: (language: string) => `Words in ${language}`,
      wordsHint: "Put in {requester}, {reference}, {title}, {service} or {agent} (you): I fill them in.",
      onlyLanguages: "Write it in at least one language. You’re told before it goes to somebody who reads another.",
      fromReply:
        "These are the words you sent. I’ve put in placeholders, or left out, the names that the ticket knows. Read them through.",
      fromPrivate:
        "What you sent is from a private ticket, so nothing of it is kept. Write what others may read, without anything personal.",
      noWords: "Write the words in at least one language.",
      unknownPlaceholder: (typed: string) =>
        `I don’t know ${typed}. You can use {requester}, {reference}, {title}, {service} and {agent}.`,
      meantPlaceholder: (typed: string, meant: string) => `I don’t know ${typed}. Did you mean ${meant}?`,
      taken: "There is one of this name already.",
      full: (most: number) => `There are ${number(most)} already. Remove one that nobody uses first.`,
      notOfTicket: "You can no longer read the ticket that these words are from, so I don’t keep them.",
      notYours: "You can’t write ready answers for them.",
      meanwhile: "Somebody has changed it since you opened this. Copy your words, and open it again.",
    },
  },
};
