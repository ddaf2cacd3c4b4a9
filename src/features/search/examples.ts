import { exampleStatuses } from "../holding/examples.ts";
import { text } from "../../kernel/text.ts";
import type { TicketStatus } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { sayPlainly } from "../../screen/say.ts";
import { messageExample, type Example } from "../examples/example.ts";
import { viewed } from "../examples/moments.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn } from "../examples/tickets.ts";
import { foundArticles } from "../articles/examples.ts";
import { savedIn } from "../saved-searches/examples.ts";
import { phrases } from "../words.ts";
import { foundPage, whatToSearch, type FoundAtPage } from "./messages.ts";
import { anything, mostFound, type Understood } from "./rules.ts";

/** What was found, for an agent and for an employee; what was understood of it; and nothing. */
export function searches(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const { deskName } = story;
  const ticket = (status: TicketStatus, index: number): Ticket =>
    ticketIn(status, stage, {
      opened: { title: [story.title, ...story.otherTitles][index] ?? story.longTitle },
      reference: `I261121_000${index + 1}`,
    });
  const statuses = ["closed", "in-progress", "new", "resolved"] as const;
  const found = (asAgent: boolean, many = false): FoundAtPage["found"] => {
    const tickets = statuses.map(ticket);
    return {
      tickets: tickets.map((each, index) => ({
        ticket: each,
        asAgent,
        said: index === 1 ? [story.answer, story.question] : [],
      })),
      at: tickets.map(({ reference }) => ({ score: 1, opened: viewed.getTime(), reference })),
      total: many ? mostFound + 1 : tickets.length,
      hidden: many ? mostFound : 0,
      newestOnly: many,
      stems: [story.sought],
    };
  };
  const none: FoundAtPage["found"] = { tickets: [], at: [], total: 0, hidden: 0, newestOnly: false, stems: [] };
  const words: Understood = {
    wanted: { ...anything, words: [story.sought] },
    from: [],
    assignee: [],
    since: null,
    before: null,
    called: [],
    notUnderstood: [],
  };
  const narrowed: Understood = {
    wanted: {
      words: [story.sought],
      phrases: [story.service],
      like: [],
      without: [story.otherQueue],
      references: [],
      from: ["camille"],
      assignee: "nobody",
      statuses: ["new", "in-progress", "waiting", "on-hold", "resolved", "cancelled"],
      called: ["ordered"],
      queues: [story.queue],
      since: viewed,
      before: viewed,
    },
    from: ["Camille Roux"],
    assignee: [],
    called: exampleStatuses.slice(0, 1),
    since: "2026-05-01",
    before: "2026-11-20",
    notUnderstood: ["status:blue"],
  };
  const shown = (name: string, more: Pick<FoundAtPage, "found"> & Partial<FoundAtPage>): Example =>
    messageExample(
      "home and lists",
      name,
      foundPage({
        articles: { articles: [], total: 0, stems: [] },
        sought: story.sought,
        isCut: false,
        understood: words,
        after: null,
        reader: "amara",
        kept: null,
        mayExport: false,
        writes: false,
        moves: false,
        viewer,
        deskName,
        now: viewed,
        ...more,
      }),
    );
  return [
    shown("what an agent found", { found: found(true) }),
    shown("what a lead found", { found: found(true), mayExport: true, moves: true }),
    shown("what somebody found who has kept the search", { found: found(true), kept: savedIn(stage)[0] ?? null }),
    shown("what an employee found", { found: found(false), reader: "camille" }),
    shown("very much was found, with fields", { found: found(true, true), understood: narrowed }),
    shown("what an agent looked for was narrowed to who has it", {
      found: found(true),
      understood: { ...words, wanted: { ...words.wanted, assignee: ["jonas"] }, assignee: ["Jonas Becker"] },
    }),
    shown("articles and tickets were found", { found: found(true), articles: foundArticles(stage, true) }),
    shown("only articles were found", { found: none, articles: foundArticles(stage, false) }),
    shown("nothing was found", { found: none }),
    shown("an agent found nothing", { found: none, writes: true }),
    shown("nothing was found by fields alone", {
      found: none,
      sought: "status:open",
      understood: { ...words, wanted: { ...words.wanted, words: [], statuses: ["new"] } },
    }),
    shown("nothing was found, and another word is near", { found: none, meant: story.sought }),
    shown("nothing was found of too much", { found: none, isCut: true }),
    messageExample(
      "home and lists",
      "nothing was found, in the message extension",
      sayPlainly(viewer, text`${phrases(viewer.locale).search.none}`),
    ),
    messageExample("home and lists", "what to look for", whatToSearch(viewer)),
  ];
}
