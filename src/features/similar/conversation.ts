import type { ChatUser, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import { queuesRead } from "../../desk/read-found.ts";
import { readTicket } from "../../desk/read.ts";
import { onCard, type Action } from "../actions.ts";
import { mayKeep } from "../articles/rules.ts";
import { articlesThatFit } from "../articles/use-cases.ts";
import { notYourTicket, ticketLost } from "../basics/messages.ts";
import { similarPage } from "./messages.ts";
import { similarSolved } from "./use-cases.ts";
import { phrases } from "../words.ts";
import { mayRead } from "../../kernel/reading.ts";
import { viewerOfTicket, viewerOfUser, whisper } from "../../conversation/replies.ts";

/** What was solved before of what a ticket says opens by itself, for its agents alone. */
export async function openSimilar(
  deps: DeskDeps,
  by: ChatUser,
  action: Extract<Action, { do: "similar" }>,
): Promise<Reply> {
  const { store } = deps;
  const person = await store.recognise(by);
  const { reference, mark } = onCard(action);
  const read = await readTicket(store, reference, person.id, mark);
  if (read.result === "lost") return whisper(ticketLost(viewerOfUser(deps, by)));
  if (read.result === "not-found" || !mayRead("agents-card", read.as))
    return whisper(notYourTicket(viewerOfUser(deps, by)));
  const { ticket } = read;
  const viewer = await viewerOfTicket(deps, person, ticket, by);
  const queues = await queuesRead(store, person.id);
  const asking = { who: ticket.requester, queues: [...queues.keys()], locale: null, at: deps.now() };
  const [similar, articles] = await Promise.all([
    similarSolved(store, { ticket, reader: person.id }, { locale: deps.locale, blanks: viewer.locale }),
    articlesThatFit(store, ticket, asking),
  ]);
  const kept = articles.map((article) => ({ article, keeps: mayKeep(article.queue, queues) }));
  return {
    kind: "card",
    title: phrases(viewer.locale).similar.title,
    card: similarPage(ticket, { similar, articles: kept, viewer }),
  };
}
