import type { Ticket } from "../../kernel/ticket.ts";
import { foundArticles } from "../articles/examples.ts";
import { messageExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn } from "../examples/tickets.ts";
import { similarPage, type SimilarShown } from "./messages.ts";

/** Some tickets that were solved before, and what helped there. */
export function similarIn(stage: Stage): readonly SimilarShown[] {
  const { story } = stage;
  const solved = (title: string, reference: string): Ticket =>
    ticketIn("closed", stage, { opened: { title }, reference });
  return [
    { ticket: solved(story.title, "I261102_0007"), helped: story.resolution },
    { ticket: solved(story.longTitle, "I260918_0113"), helped: `${story.resolution} ${story.description}`.repeat(3) },
  ];
}

/** What an agent is shown of what was solved before. */
export function similar(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const ticket = ticketIn("in-progress", stage);
  const shown = (name: string, found: Omit<Parameters<typeof similarPage>[1], "viewer">): Example =>
    messageExample("home and lists", `solved before: ${name}`, similarPage(ticket, { ...found, viewer }));
  const articles = foundArticles(stage, true).articles.slice(0, 2);
  return [
    shown("tickets and articles", { similar: similarIn(stage), articles }),
    shown("an article alone", { similar: [], articles: articles.slice(0, 1) }),
    shown("nothing", { similar: [], articles: [] }),
  ];
}
