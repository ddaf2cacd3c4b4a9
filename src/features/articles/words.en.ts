import { countingIn } from "../../kernel/counting.ts";
import { text, type Inline } from "../../kernel/text.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    articles: "Articles",
    newArticle: "New article",
    editArticle: "Edit",
    editThisVersion: "Edit this version",
    articleVersion: (version: number) => `Version ${number(version)}`,
    keepAsArticle: "Make an article of it",
    moreArticles: (count: number) => plural(count, "One more article", `${number(count)} more articles`),
  },
  articles: {
    title: "Articles",
    article: "Article",
    found: (typed: string) => `Articles for “${typed}”`,
    count: (count: number) => plural(count, "One article", `${number(count)} articles`),
    none: "No article says anything about that. Try fewer words, or others.",
    noneAtAll: "There are no articles yet.",
    noneToKeep: "There are no articles yet. Write down what people ask you again and again.",
    state: { draft: "Draft", published: "Published", retired: "Retired" },
    audience: { everybody: "Everybody", agents: "Only agents" },
    language: { en: "English", fr: "French" },
    allQueues: "All queues",
    updated: (at: Inline) => text`Updated ${at}`,
    by: (name: string, version: number) => `version ${number(version)}, by ${name}`,
    version: (version: number) => `version ${number(version)}`,
    inFile: (file: string) => `It’s kept in the file ${file}: change it there.`,
    former: (version: number, newest: number) =>
      `This is version ${number(version)} of ${number(newest)}, as it was then.`,
    draft: "This is a draft. Only agents can read it.",
    retired: "This is retired. Only agents can read it.",
    forAgents: "Only agents can read this.",
    gone: "I can’t find this article for you.",
    goneHint: "It may have been retired. Search for its words, or open a ticket.",
    noAgent: "Only agents write articles.",
    noTicket: "I can’t make an article of this ticket for you.",
    saved: { draft: "✓ Saved as a draft.", published: "✓ Published.", retired: "✓ Retired." },
    form: {
      create: "New article",
      edit: "Edit article",
      submit: "Save",
      title: "Title",
      titleHint: "The way somebody would say it: “The VPN doesn’t connect from home”.",
      body: "What to do",
      bodyHint: "Short steps. Lists, **bold** and [links](https://…) work.",
      language: "Language",
      audience: "Who reads it once it’s published",
      queue: "Whose agents keep it up to date",
      state: "State",
      fromTicket:
        "I’ve taken out the names, addresses and secrets I know of. Please read it through before you publish it.",
      meanwhile: (name: string) => `${name} has changed it since you opened this. Copy your words, and open it again.`,
      notYours: "You’re no agent of that queue.",
    },
    wasWrong: "What was wrong",
    helped: "What helped",
    blanks: { name: "[name]", address: "[address]", phone: "[phone number]" },
  },
};
