import { countingIn } from "../../kernel/counting.ts";
import type { ArticleFigures } from "./rules.ts";
import { bold, text, type Inline } from "../../kernel/text.ts";

const { number, plural } = countingIn("en");
const times = (count: number): string => plural(count, "once", `${number(count)} times`);

export const en = {
  buttons: {
    articles: "Articles",
    newArticle: "New article",
    editArticle: "Edit",
    editThisVersion: "Edit this version",
    articleVersion: (version: number) => `Version ${number(version)}`,
    articleHelped: "This solved it",
    articleNotHelped: "Not this",
    articleFigures: "What these figures mean",
    keepAsArticle: "Make an article of it",
    moreArticles: (count: number) => plural(count, "One more article", `${number(count)} more articles`),
  },
  errors: {
    blankLeft: (blank: string) => `${blank} is still open. Write what belongs there, or take it out.`,
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
      ofPrivate: "The ticket it was made of is private now, so it can’t be published.",
    },
    mayHelp: (count: number) => plural(count, "This may help:", "These may help:"),
    solved: "Glad that solved it!",
    nothingOpened: "Nothing was sent, and nobody is waiting for you.",
    ticketClosed: "Your ticket is closed. Thank you for telling us.",
    goesOn: "All right. Your ticket is with the agents, and somebody will look into it.",
    figures: ({ suggested, opened, confirmed, potential, revoked }: ArticleFigures) =>
      `In 90 days: suggested to ${number(suggested)}, opened by ${number(opened)}, solved it ${times(confirmed)} · perhaps ${times(potential)} more · taken back ${times(revoked)}`,
    figuresTitle: "What these figures mean",
    figuresMeant: {
      each: text`Each person counts once a day, over the last 90 days.`,
      confirmed: text`${bold("Solved it")}: they pressed ${bold("This solved it")}, and opened no ticket about the same within a day.`,
      revoked: text`${bold("Taken back")}: they pressed it, and opened a ticket about the same within a day after all. That isn’t counted as solved.`,
      potential: text`${bold("Perhaps")}: they read the article and said nothing, and had no ticket about the same, a day before or after. Nobody knows whether it helped, so it’s never added to what was solved.`,
      same: text`A ticket is about the same if I would have suggested this article for it, or if it says too little to tell.`,
    },
    wasWrong: "What was wrong",
    helped: "What helped",
    blanks: { name: "[name]", address: "[address]", phone: "[phone number]" },
  },
};
