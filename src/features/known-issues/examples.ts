import { formExample, messageExample, type Example } from "../examples/example.ts";
import { laterToday, viewed } from "../examples/moments.ts";
import { cast, type Stage } from "../examples/stage.ts";
import { newTicketForm } from "../opening/forms.ts";
import { offerTicket } from "../opening/messages.ts";
import { phrases } from "../words.ts";
import { knownIssueForm } from "./forms.ts";
import {
  countedIn,
  knownIssueBanner,
  knownIssueIsOver,
  knownIssueList,
  knownIssueNews,
  knownIssueRefused,
  type KnownIssueListed,
} from "./messages.ts";
import type { KnownIssue } from "./rules.ts";

const since = new Date("2026-11-21T08:10:00Z");
const newTicket = { do: "new-ticket" } as const;

const knownIssueIn = ({ story }: Stage, more: Partial<KnownIssue> = {}): KnownIssue => ({
  id: "0197f0c2-0000-7000-8000-000000000007",
  service: story.service,
  words: story.wrongForMany,
  since,
  expectedAt: laterToday,
  version: 2,
  endsAt: laterToday,
  endedAt: null,
  endedBy: null,
  setBy: "amara",
  ticket: "I261103_0007",
  queue: story.queue,
  ...more,
});

const listed = (each: KnownIssue, more: Partial<KnownIssueListed> = {}): KnownIssueListed => ({
  knownIssue: each,
  affected: { people: 0, reader: false },
  mayChange: false,
  ticket: null,
  ...more,
});

const shown = (name: string, message: ReturnType<typeof knownIssueList>): Example =>
  messageExample("home and lists", `known issues: ${name}`, message);
const told = (name: string, message: ReturnType<typeof knownIssueList>): Example =>
  messageExample("whispers", `known issue: ${name}`, message);

/** What is known to be wrong, where it is told. */
export function knownIssues(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const now = viewed;
  const one = knownIssueIn(stage);
  const other = knownIssueIn(stage, { service: "VPN", words: story.longTitle, expectedAt: null });
  const overdue = knownIssueIn(stage, { service: story.otherQueue, expectedAt: new Date("2026-11-21T09:00:00Z") });
  const agents = { mayChange: true, ticket: one.ticket } as const;
  const list = { viewer, now, maySet: false };
  const { knownIssues: says } = phrases(viewer.locale);
  const ended = { endedAt: laterToday, endedBy: "lena" };
  const banner = knownIssueBanner({ knownIssues: [one], more: 0 }, { words: "0197" }, viewer, now);
  const has = { words: "0197", theirs: new Set([one.id]) };
  const theirs = knownIssueBanner({ knownIssues: [one], more: 0 }, has, viewer, now);
  return [
    shown(
      "for an employee",
      knownIssueList({
        ...list,
        listed: [listed(one, { affected: { people: 12, reader: true } }), listed(other), listed(overdue)],
      }),
    ),
    shown(
      "for a lead, just set",
      knownIssueList({
        ...list,
        maySet: true,
        news: says.saved(12),
        listed: [
          listed(one, { ...agents, affected: { people: 12, reader: false } }),
          listed(other, { mayChange: true }),
        ],
      }),
    ),
    shown("none, for an employee", knownIssueList({ ...list, listed: [] })),
    shown("none any more, for a lead", knownIssueList({ ...list, maySet: true, news: says.ended(12), listed: [] })),
    shown("the last one has ended, and nobody had it", knownIssueList({ ...list, news: says.ended(0), listed: [] })),
    shown("just set, and nobody has it yet", knownIssueList({ ...list, news: says.saved(0), listed: [listed(one)] })),
    told(
      "one is about what somebody says",
      offerTicket({ words: "0197", text: story.title, files: [], known: banner }, viewer),
    ),
    told("counted", countedIn(one, { others: 0, instead: newTicket }, viewer, now)),
    told("counted, with others", countedIn(other, { others: 11, instead: newTicket }, viewer, now)),
    told("is over", knownIssueIsOver(newTicket, viewer)),
    told("news", knownIssueNews(one, { set: false, now }, viewer)),
    told("over, to whoever has it", knownIssueNews({ ...one, ...ended }, { set: false, now }, viewer)),
    told(
      "over by itself, to whoever has it",
      knownIssueNews({ ...one, ...ended, endedBy: null }, { set: false, now }, viewer),
    ),
    told(
      "over by itself, without an expected end",
      knownIssueNews({ ...other, ...ended, endedBy: null }, { set: false, now }, viewer),
    ),
    told(
      "one that its reader has is about what they say",
      offerTicket({ words: "0197", text: story.title, files: [], known: theirs }, viewer),
    ),
    told(
      "over by itself, to whoever set it",
      knownIssueNews({ ...one, ...ended, endedBy: null }, { set: true, now }, viewer),
    ),
    ...(["notAllowed", "notYours", "noTicket", "gone"] as const).map((why) =>
      told(`refused: ${why}`, knownIssueRefused(why, viewer)),
    ),
  ];
}

export function knownIssueForms(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const { locale, zone } = viewer;
  const one = knownIssueIn(stage);
  const all = [one, knownIssueIn(stage, { service: "VPN", expectedAt: null })];
  const { form } = phrases(locale).knownIssues;
  const blank = { ...one, words: "", expectedAt: null, zone, now: viewed };
  const edit = knownIssueForm(
    { do: "write-known-issue", issue: one.id, version: 2 },
    { ...one, zone, now: viewed },
    locale,
  );
  const banner = knownIssueBanner({ knownIssues: all, more: 2 }, { form: true }, viewer, viewed);
  return [
    formExample("known issue: new", knownIssueForm({ do: "write-known-issue" }, blank, locale)),
    formExample(
      "known issue: from a ticket",
      knownIssueForm({ do: "write-known-issue", ticket: "I261103_0007" }, blank, locale),
    ),
    formExample("known issue: changed", edit, {
      words: form.meanwhile(cast.jonas),
      since: form.notPast("…"),
      expectedAt: form.notComing("…"),
    }),
    formExample("new ticket: two known issues and more", { ...newTicketForm(newTicket, locale), banner }),
  ];
}
