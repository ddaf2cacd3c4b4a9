import type { ChatUser } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Person } from "../desk/person.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { articlesNear, suggested } from "../features/articles/use-cases.ts";
import { servicesFor } from "../features/catalogue/rules.ts";
import { knownIssueBanner } from "../features/known-issues/messages.ts";
import { toldHere } from "../features/known-issues/use-cases.ts";
import { offerTicket, type Offered } from "../features/opening/messages.ts";
import type { Message } from "../screen/message.ts";
import { viewerOfUser } from "./replies.ts";

/** Offers to make a ticket of kept words, with what is known to be wrong, the articles that may help instead, and the services it may be for. */
export async function offerOf(
  deps: DeskDeps,
  tx: DeskTransaction,
  offered: Omit<Offered, "known" | "articles" | "services">,
  { by, on }: { readonly by: Person; readonly on: ChatUser },
): Promise<Message> {
  const { text, words } = offered;
  const at = deps.now();
  const viewer = viewerOfUser(deps, on);
  const near = await articlesNear(tx, { text, account: on, at });
  const articles = await suggested(tx, near, { person: by.id, at });
  const known = knownIssueBanner(toldHere(deps, text), { words }, viewer, at);
  return offerTicket({ ...offered, known, articles, services: servicesFor(deps.policy.services, text) }, viewer);
}
