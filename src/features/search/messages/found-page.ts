import type { PersonId } from "../../../kernel/person.ts";
import { text, time, type Text } from "../../../kernel/text.ts";
import { isSolvedByOwnPeople, type Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, statusMark } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { cut, oneLine } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import { namedOnButton, primary } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { exportButton } from "../../exports/messages/export-button.ts";
import { statusCalled } from "../../holding/messages/status.ts";
import { moreLine, type ListPlace } from "../../home/messages/rows.ts";
import { pageAtMost } from "../../home/rules.ts";
import type { Action } from "../../actions.ts";
import { keepButton, keptAs } from "../../saved-searches/messages.ts";
import { severalButtons } from "../../several/messages.ts";
import type { SavedSearch } from "../../saved-searches/rules.ts";
import { phrases, type Phrases } from "../../words.ts";
import { asksWordsAlone, longestSearch, writeFoundAt, type FoundAt, type Understood } from "../rules.ts";
import { contextOf } from "../rules/context.ts";
import { articlesAbove, type FoundArticlesAt } from "../../articles/messages.ts";
import { soughtNeedsArticle } from "../../gaps/messages.ts";
import { didYouMeanBlocks } from "./did-you-mean.ts";
import { howUnderstood } from "./understood.ts";

/** A ticket that was found, with what of it may be read by whoever looks for it, the newest words first. */
interface FoundTicket {
  readonly ticket: Ticket;
  readonly said: readonly string[];
  readonly asAgent: boolean;
}

export interface FoundAtPage {
  /** As it was typed, at most so long as a button carries. */
  readonly sought: string;
  /** More was typed. */
  readonly isCut: boolean;
  readonly understood: Understood;
  readonly found: {
    readonly tickets: readonly FoundTicket[];
    readonly at: readonly FoundAt[];
    readonly total: number;
    readonly hidden: number;
    readonly newestOnly: boolean;
    readonly stems: readonly string[];
  };
  /** What they may have meant, where nothing was found; left out: nothing is near. */
  readonly meant?: string | null;
  /** Those that hold the same words, of which the best are shown. */
  readonly articles: FoundArticlesAt;
  /** As it was written by `writeFoundAt`: the row after which the page begins; null: it is the first. */
  readonly after: string | null;
  readonly reader: PersonId;
  readonly viewer: Viewer;
  readonly deskName: string;
  readonly now: Date;
  /** Under which they have kept this search; null: they have not. */
  readonly kept: SavedSearch | null;
  /** They lead a queue of those in which they look: they may have it as a file. */
  readonly mayExport: boolean;
  /** They may write articles. */
  readonly writes: boolean;
  /** There is another queue than the one in which all of these are. */
  readonly moves: boolean;
  /** What a press on it has just done. */
  readonly news?: readonly Block[];
}

/** A page of what was found, and the way on: a search leaves nobody without one. */
export function foundPage(at: FoundAtPage): Message {
  const { sought, found, after, viewer, deskName, now, news = [] } = at;
  const words = phrases(viewer.locale);
  const { search, buttons, lists } = words;
  const typed = oneLine(sought);
  const place: ListPlace = { list: "found", after, sought };
  const last = found.at.at(-1);
  const next: Button = {
    label: buttons.next(Math.min(found.hidden, pageAtMost)),
    action: { do: "list", list: "found", after: last === undefined ? null : writeFoundAt(last), sought, shown: true },
  };
  const newTicket: Button = { label: buttons.newTicket, action: { do: "new-ticket", title: typed } };
  const back: Button = { label: buttons.allLists, action: { do: "list", list: "home", after: null, shown: true } };
  const isEmpty = found.tickets.length === 0;
  const isNothing = isEmpty && at.articles.articles.length === 0;
  const { words: typedWords, phrases: exact, references } = at.understood.wanted;
  const hasWords = typedWords.length + exact.length + references.length > 0;
  const tryOthers = hasWords ? search.tryOthers : search.tryOtherFilters;
  const said = isNothing ? tryOthers : isEmpty ? words.articles.count(at.articles.total) : search.count(found.total);
  const title = (isNothing ? search.noneFor : search.found)(cut(typed, 80));
  return say(viewer, {
    summary: `${deskName} · ${title} · ${said}`,
    blocks: [
      { kind: "heading", text: title },
      ...news,
      ...howUnderstood(at.understood, viewer),
      ...(at.isCut ? [aside(text`${search.tooLong(longestSearch)}`)] : []),
      ...articlesAbove(at.articles, sought, viewer),
      ...(isNothing
        ? [
            ...didYouMeanBlocks(at.meant ?? null, lookFor, words),
            paragraph(text`${tryOthers} ${search.noneButTicket}`),
            aside(search.how),
          ]
        : []),
      ...(isEmpty ? [] : [paragraph(text`${search.count(found.total)}`)]),
      ...(found.newestOnly ? [aside(text`${search.newestOnly}`)] : []),
      ...found.tickets.map((each) => row(each, place, at, words)),
      ...moreLine(found.hidden, next, words),
      ...buttonRow(
        [
          isEmpty ? primary(newTicket) : newTicket,
          ...(at.mayExport && !isEmpty ? [exportButton({ sought }, words)] : []),
          ...(isNothing && at.writes && asksWordsAlone(at.understood.wanted)
            ? [soughtNeedsArticle(sought, words)]
            : []),
          ...(at.kept === null && typed !== "" ? [keepButton(sought, words)] : []),
          back,
        ],
        at.mayExport && !isEmpty ? severalButtons({ sought, after }, { ...words, moves: at.moves }) : [],
      ),
      ...(at.kept === null ? [] : keptAs(at.kept, words)),
      aside(lists.asOf(time(now))),
    ],
  });
}

const lookFor = (sought: string): Action => ({ do: "list", list: "found", after: null, sought, shown: true });

/** A ticket in a line, and one of what was said, where its words stand. Its card opens. */
function row(
  { ticket, said, asAgent }: FoundTicket,
  place: ListPlace,
  { viewer, reader, found }: FoundAtPage,
  { buttons, labels, lists, cards }: Phrases,
): Block {
  const { reference, version, requester, beneficiary, assignee, description, service, device, stepsToReproduce } =
    ticket;
  const title = cut(oneLine(ticket.title), 80);
  const isTheirs = requester === reader || beneficiary === reader;
  const people = asAgent
    ? [
        isTheirs ? lists.yours : viewer.names(requester).name,
        assignee === null ? cards.agents.nobody : viewer.names(assignee).name,
      ]
    : [];
  const context = contextOf([...said, description, service, device, stepsToReproduce], found.stems);
  return {
    kind: "item",
    text: text`${statusMark(ticket)} ${title}`,
    under: text`${[statusName(ticket, labels, { locale: viewer.locale, by: asAgent ? "agents" : "requester" }), ...people, reference].flatMap(separated)}${context.length === 0 ? [] : text` · ${context}`}`,
    button: {
      label: buttons.show,
      action: { do: "show", ...namedOnButton(ticket), row: { ...place, seen: version } },
      about: title,
    },
  };
}

/** Each a run of its own: what is a secret in one is no secret beside another. */
const separated = (part: string, index: number): Text => (index === 0 ? text`${part}` : text` · ${part}`);

const statusName = (ticket: Ticket, labels: Phrases["labels"], read: Parameters<typeof statusCalled>[2]): string => {
  if (!isSolvedByOwnPeople(ticket)) return statusCalled(ticket, { labels }, read);
  return ticket.requester === ticket.beneficiary ? labels.solved.byYou : labels.solved.byThem;
};
