import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import { readFound } from "../../desk/read-found.ts";
import { findArticles, type FoundArticles } from "../../desk/read-articles.ts";
import { pageAtMost } from "../home/rules.ts";
import type { Action } from "../actions.ts";
import { readSought, searchForm } from "./forms.ts";
import { articlesBesideTickets } from "../articles/rules.ts";
import { foundLine, foundPage, whatToSearch } from "./messages.ts";
import { asksWordsAlone, longestSearch, readFoundAt } from "./rules.ts";
import { phrases } from "../words.ts";
import { meantInstead, understand } from "./use-cases.ts";
import { nearestLocale } from "../../kernel/locale.ts";
import { beginning } from "../../kernel/words/whole.ts";
import type { Block, Message } from "../../screen/message.ts";
import { askedInVain } from "../gaps/conversation.ts";
import { viewerOfUser, whisper } from "../../conversation/replies.ts";
import { viewerOfLists } from "../home/conversation/viewer-of-lists.ts";

/** What was looked for by typing is told to whoever typed it alone. */
export const searchFor = async (deps: DeskDeps, by: ChatUser, sought: string): Promise<Reply> =>
  sought === "" ? openSearch(deps, by, { do: "search" }) : whisper(await foundFor(deps, by, sought));

/** Opens the form of a search. */
export function openSearch(deps: DeskDeps, by: ChatUser, action: Extract<Action, { do: "search" }>): Reply {
  const viewer = viewerOfUser(deps, by);
  return { kind: "open-form", form: searchForm(action, viewer.locale), offer: whatToSearch(viewer) };
}

/** What is found stands in the place of the form. */
export async function handleSearch(
  deps: DeskDeps,
  { by, values }: Extract<Intent, { kind: "submitted" }>,
): Promise<Reply> {
  const { locale } = viewerOfUser(deps, by);
  const read = readSought(values, locale);
  if (!read.ok) return { kind: "form-errors", errors: read.errors };
  return { kind: "card", title: phrases(locale).search.title, card: await foundFor(deps, by, read.value.sought) };
}

async function foundFor(deps: DeskDeps, by: ChatUser, sought: string): Promise<Message> {
  const person = await deps.store.recognise(by);
  return foundNow(deps, person, by, { sought, after: null, news: [] });
}

/** Before anything is typed: what was opened last. What is chosen is posted for others, so its card says no more than its title. */
export async function handleSearched(
  deps: DeskDeps,
  { by, words, most }: Extract<Intent, { kind: "searched" }>,
): Promise<Reply> {
  if (most === 0) return { kind: "found", found: [], none: "" }; // a further page: there is none
  const person = await deps.store.recognise(by);
  const { understood, queues } = await understoodBy(deps, person, words);
  const found = await readFound(
    deps.store,
    { person: person.id, wanted: understood.wanted, queues },
    { after: null, most },
  );
  const tickets = found.tickets.map(({ ticket }) => ticket);
  const viewer = await viewerOfLists(deps, person, by, { tickets, queues: [] });
  return {
    kind: "found",
    found: tickets.map((ticket) => foundLine(ticket, viewer)),
    none: phrases(viewer.locale).search.none,
  };
}

interface Asked {
  readonly sought: string;
  readonly after: string | null;
  readonly news: readonly Block[];
}

/** A page of what somebody finds, as it is now. */
export async function foundNow(
  deps: DeskDeps,
  person: Person,
  by: ChatUser,
  { sought: typed, after, news }: Asked,
): Promise<Message> {
  const now = deps.now();
  const { store } = deps;
  const { sought, understood, queues } = await understoodBy(deps, person, typed);
  const { wanted } = understood;
  const part = { from: 0, most: articlesBesideTickets };
  const locale = nearestLocale(person.locale, deps.locale);
  const [{ found, viewer }, articles, kept, served] = await Promise.all([
    readFound(store, { person: person.id, wanted, queues }, { after: readFoundAt(after), most: pageAtMost }).then(
      async (found) => {
        const tickets = found.tickets.map(({ ticket }) => ticket);
        return { found, viewer: await viewerOfLists(deps, person, by, { tickets, queues: [...queues.keys()] }) };
      },
    ),
    after === null && asksWordsAlone(wanted) ? findArticles(store, { wanted, queues, locale }, part) : noArticles,
    store.savedSearches(person.id),
    store.servedQueues(),
  ]);
  const isNothing = found.total === 0 && articles.total === 0 && after === null && wanted.words.length > 0;
  const [meant] = await Promise.all([
    isNothing ? meantInstead(deps, sought) : null,
    isNothing && asksWordsAlone(wanted)
      ? askedInVain(deps, person.id, [...wanted.words, ...wanted.phrases].join(" "))
      : null,
  ]);
  return foundPage({
    sought,
    writes: queues.size > 0,
    meant,
    isCut: sought.length < typed.length,
    understood,
    found,
    articles,
    after,
    news,
    reader: person.id,
    kept: kept.find((each) => each.sought === sought) ?? null,
    moves: served.some((queue) => found.tickets.some(({ ticket }) => ticket.queue !== queue)),
    mayExport: [...queues.values()].some(({ lead, administrator }) => lead || administrator),
    viewer,
    deskName: viewer.names(null).name,
    now,
  });
}

/** What somebody typed, as the desk understands it, of which no more is read than goes with a button. */
async function understoodBy(deps: DeskDeps, person: Person, typed: string) {
  const sought = beginning(typed, longestSearch);
  const searcher = {
    person: person.id,
    now: deps.now(),
    zone: person.zone ?? deps.zone,
    language: person.locale,
    policy: deps.policy,
  };
  return { sought, ...(await understand(deps.store, sought, searcher)) };
}

const noArticles: FoundArticles = { articles: [], total: 0, stems: [] };
