import type { ChatUser } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import type { Person } from "../../../desk/person.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { articlesNear, suggested } from "../../articles/use-cases.ts";
import { serviceMeant, servicesFor } from "../../catalogue/rules.ts";
import { knownIssueBanner } from "../../known-issues/messages.ts";
import { toldHere } from "../../known-issues/use-cases.ts";
import { whereTo } from "../../routing/desk/route.ts";
import { guessKind } from "../rules/guess-kind.ts";
import { draftAsItIs, howAsked } from "./as-it-is.ts";
import { saidBesides } from "./new-ticket.ts";
import { offerTicket, type MayHelp, type Offered } from "../messages.ts";
import { isPrivateQueue } from "../../../kernel/policy.ts";
import type { Service } from "../../../kernel/service.ts";
import type { Message } from "../../../screen/message.ts";
import { readGivenUp } from "../../wishes/rules/typed-giving-up.ts";
import { viewerOfUser } from "../../../conversation/replies.ts";

/** Offers to make a ticket of kept words, with what may help instead. */
export async function offerOf(
  deps: DeskDeps,
  tx: DeskTransaction,
  offered: Omit<Offered, keyof MayHelp>,
  { by, on }: { readonly by: Person; readonly on: ChatUser },
): Promise<Message> {
  return offerTicket({ ...offered, ...(await mayHelp(deps, tx, offered, { by, on })) }, viewerOfUser(deps, on));
}

/** What is known to be wrong, the articles that may help without a ticket, and the services that words may be about. */
export async function mayHelp(
  deps: DeskDeps,
  tx: DeskTransaction,
  { text, words, kind = guessKind(text), forWhom, typedIn }: Omit<Offered, keyof MayHelp | "files">,
  { by, on }: { readonly by: Person; readonly on: ChatUser },
): Promise<MayHelp> {
  const at = deps.now();
  const near = await articlesNear(tx, { text, who: on, at });
  const articles = await suggested(tx, near, { person: by.id, at });
  const told = toldHere(deps, text);
  const affected = await tx.affectedBy(
    told.knownIssues.map(({ id }) => id),
    by.id,
  );
  const theirs = new Set([...affected].flatMap(([id, { reader }]) => (reader ? [id] : [])));
  const known = knownIssueBanner(told, { words, theirs }, viewerOfUser(deps, on), at);
  const { policy } = deps;
  // Nobody is offered the form of what they no longer want.
  if (readGivenUp(text) !== null) return { known, articles };
  const isPrivate = ({ queue }: Service): boolean => queue !== null && isPrivateQueue(policy, queue);
  const service = serviceMeant(policy.services, text, isPrivate);
  const meant = service === null ? null : { service, isPrivate: isPrivate(service) };
  const draft = draftAsItIs({ text: saidBesides(text, { forWhom }), kind }, by.id, on);
  const { queue } = await whereTo(tx, deps, draft, by.id, howAsked(deps, on, typedIn));
  const readBy = isPrivateQueue(policy, queue) ? queue : null;
  return { known, articles, services: servicesFor(policy.services, text), meant, readBy };
}
