export {
  articleCard,
  articleGone,
  articleOfTicket,
  noArticleMade,
  type ArticleShown,
} from "./messages/article-card.ts";
export { articleList, articlesAbove, type FoundArticlesAt } from "./messages/article-list.ts";
