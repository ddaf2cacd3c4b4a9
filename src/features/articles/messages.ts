export {
  articleCard,
  articleGone,
  articleOfTicket,
  noArticleMade,
  type ArticleShown,
} from "./messages/article-card.ts";
export {
  articleDidNotHelp,
  articleHelped,
  suggestedBlocks,
  type Suggested,
  type Waiting,
} from "./messages/suggested.ts";
export { articleList, articlesAbove, type FoundArticlesAt } from "./messages/article-list.ts";
