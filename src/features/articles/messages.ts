export {
  articleCard,
  articleGone,
  articleOfTicket,
  figuresMeant,
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
export { bodyInReply } from "./messages/article-body.ts";
export {
  articleList,
  articleOptions,
  articleRow,
  articlesAbove,
  type FoundArticlesAt,
} from "./messages/article-list.ts";
