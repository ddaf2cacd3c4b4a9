import { describe, expect, it } from "vitest";
import { everyCommand } from "./everything-said.ts";
import { english } from "./reading.ts";
import { pressCommands, ticketForms, type TicketForm } from "../../src/features/actions.ts";
import type { Field, Form } from "../../src/screen/form.ts";
import { forms } from "../../src/features/forms.ts";
import { phrases } from "../../src/features/words.ts";
import { titled } from "../../src/features/opening/use-cases.ts";
import { newTicketForm } from "../../src/features/opening/forms.ts";
import { ticketForm } from "../../src/features/forms/ticket-form.ts";
import type { FormSubject } from "../../src/screen/form-rule.ts";
import { locales } from "../../src/kernel/locale.ts";
import type { Text } from "../../src/kernel/text.ts";
import { aTicket } from "../support/a-ticket.ts";

const about = (form: TicketForm, subject: Partial<FormSubject> = {}): Form =>
  ticketForm(form, {
    ticket: aTicket({ status: "closed" }),
    seen: 4,
    attempt: null,
    viewer: english,
    agents: [
      { value: "claire", label: "Claire" },
      { value: "paul", label: "P".repeat(100) },
    ],
    queues: ["network"],
    escalation: { chain: true, nextLevel: "network" },
    possible: everyCommand,
    as: "agent",
    ...subject,
  });

const flat = (said: Text): string => said.map((run) => ("text" in run ? run.text : "")).join("");
const namesOf = (fields: readonly Field[] = []) => fields.map(({ name }) => name);
const fieldOf = (form: Form, name: string) => form.fields.find((field) => field.name === name);
const valuesOf = (form: Form, name: string) => {
  const field = fieldOf(form, name);
  return field?.kind === "choice" ? field.options.map(({ value }) => value) : [];
};

describe("the form of a new ticket", () => {
  const form = newTicketForm({ do: "new-ticket", title: "Printer is on fire" }, "en");
  it("is for whoever wrote the message that it is made from, unless somebody else is chosen", () => {
    const author = { user: "U9", name: "Zoé" };
    const { fields, folded } = newTicketForm({ do: "new-ticket", title: "Printer", author }, "en");
    expect([...fields, ...(folded?.fields ?? [])].find(({ name }) => name === "beneficiary")).toMatchObject({
      initial: "U9",
      initialName: "Zoé",
    });
  });
  it("asks for the fields of a draft, the rarer ones behind More details", () => {
    expect(namesOf(form.fields)).toEqual([
      "title",
      "kind",
      "service",
      "urgency",
      "impact",
      "description",
      "phone",
      "beneficiary",
    ]);
    expect(namesOf(form.folded?.fields)).toEqual(["device", "stepsToReproduce"]);
    expect(form.folded?.open).toBe(false);
    expect(newTicketForm({ do: "new-ticket", unfolded: true }, "en").folded?.open).toBe(true);
  });
  it("needs a title only", () => {
    expect(fieldOf(form, "title")).toMatchObject({ initial: "Printer is on fire", optional: false });
    expect(fieldOf(form, "kind")).toMatchObject({ initial: "incident" });
    expect(fieldOf(form, "urgency")).toMatchObject({ initial: "medium" });
    expect(fieldOf(form, "impact")).toMatchObject({ initial: "one" });
    expect(
      [...form.fields, ...(form.folded?.fields ?? [])].filter(({ optional }) => !optional).map(({ name }) => name),
    ).toEqual(["title", "kind", "urgency", "impact"]);
  });
  it("offers three kinds, in an employee’s words, and leaves the others to the agents", () => {
    expect(valuesOf(form, "kind")).toEqual(["incident", "request", "question"]);
    expect(valuesOf(about("change"), "kind")).toContain("problem");
  });
  it("has the phone of whoever opens it, where it is known", () => {
    const phoneIn = (phone?: string) => fieldOf(newTicketForm({ do: "new-ticket" }, "en", { phone }), "phone");
    expect(phoneIn("4242")).toMatchObject({ initial: "4242" });
    expect(phoneIn()).toMatchObject({ initial: "" });
  });
  it("guesses the kind from the words", () => {
    const kindOf = (title: string) => fieldOf(newTicketForm({ do: "new-ticket", title }, "en"), "kind");
    expect(kindOf("I need a mouse")).toMatchObject({ initial: "request" });
    expect(kindOf("Où est la salle B12 ?")).toMatchObject({ initial: "question" });
  });
  it("cuts what is too long to be filled in beforehand", () => {
    const long = newTicketForm({ do: "new-ticket", title: "x".repeat(500), description: "y".repeat(5000) }, "en");
    expect(fieldOf(long, "title")).toMatchObject({ initial: `${"x".repeat(149)}…` });
    expect(fieldOf(long, "description")).toMatchObject({ initial: `${"y".repeat(2999)}…` });
  });
  it("cuts no emoji in two, and takes the first line of which something is seen", () => {
    const titleOf = (words: string) => fieldOf(newTicketForm(titled(words), "en"), "title");
    expect(titleOf(`${"a".repeat(148)}😀${"b".repeat(30)}`)).toMatchObject({ initial: `${"a".repeat(148)}…` });
    expect(titleOf(`${"a".repeat(145)}👨‍👩‍👧${"b".repeat(30)}`)).toMatchObject({ initial: `${"a".repeat(145)}…` });
    expect(titleOf("\u200b\nNo sound\nat all")).toMatchObject({ initial: "No sound" });
  });
  it("says which ticket it continues", () => {
    const followUp = newTicketForm({ do: "new-ticket", followUpOf: "I261101_0007" }, "fr");
    expect(followUp.intro).toEqual([{ kind: "plain", text: "Ce ticket fait suite à I261101_0007." }]);
  });
});

describe("the forms about a ticket", () => {
  it("ask for what their command needs", () => {
    expect(Object.fromEntries(ticketForms.map((form) => [form, namesOf(about(form).fields)]))).toEqual({
      take: ["text", "resolves", "cause"],
      reply: ["text", "resolves", "cause"],
      answer: ["text"],
      decline: ["reason"],
      "ask-requester": ["text"],
      ask: ["text"],
      note: ["text"],
      work: ["text", "minutes"],
      hold: ["reason", "resumeOn"],
      resolve: ["text", "cause"],
      refuse: ["reason"],
      rate: ["stars", "comment"],
      reopen: ["reason"],
      assign: [],
      reject: ["reason"],
      change: ["title", "kind", "service", "urgency", "impact", "beneficiary"],
      reveal: [],
      "make-private": [],
      "open-up": ["reason"],
      move: ["queue", "reason"],
      escalate: ["to", "reason"],
      more: [],
    });
  });
  it.each(locales.flatMap((locale) => ticketForms.map((form) => [form, locale] as const)))(
    "say which ticket they are about: %s, %s",
    (form, locale) => {
      const title = `The printer\non the third floor ${"x".repeat(200)}`;
      const said = flat(about(form, { ticket: aTicket({ title }), viewer: { ...english, locale } }).about ?? []);
      expect(said).toMatch(/^I261121_0042 · The printer on the third floor x+…$/u);
      expect(said.length).toBeLessThanOrEqual(80);
    },
  );
  it("hide a password in that title as everywhere", () => {
    const { about: said = [] } = about("answer", { ticket: aTicket({ title: "my password is Marmalade7!" }) });
    expect(flat(said)).not.toContain("Marmalade7");
  });
  it("bring back what opened them", () => {
    const { opener } = about("refuse", { attempt: 1 });
    expect(opener).toEqual({ do: "fill", form: "refuse", attempt: 1, ticket: "I261121_0042", seen: 4 });
  });
  it("show the question above its answer", () => {
    const { intro } = about("answer", { ticket: aTicket({ status: "waiting" }) });
    expect(intro).toEqual([{ kind: "plain", text: "Which floor?" }]);
  });
  it("show the rating given before", () => {
    const closed = aTicket({ status: "closed" });
    const rating = { stars: 4, comment: "Quick", by: "mona", at: closed.openedAt } as const;
    const ticket = { ...closed, attempts: closed.attempts.map((attempt) => ({ ...attempt, rating })) };
    const form = about("rate", { ticket, attempt: 1 });
    expect(fieldOf(form, "stars")).toMatchObject({ initial: "4" });
    expect(fieldOf(form, "comment")).toMatchObject({ initial: "Quick", optional: true });
    expect(valuesOf(form, "stars")).toEqual(["5", "4", "3", "2", "1"]);
  });
  it("begin from what the requester wrote since the resolution", () => {
    const resolved = aTicket({ status: "resolved" });
    const ticket = { ...resolved, attempts: resolved.attempts.map((each) => ({ ...each, said: "It jams again" })) };
    expect(fieldOf(about("refuse", { ticket, attempt: 1 }), "reason")).toMatchObject({ initial: "It jams again" });
  });
  it("begin from what the ticket is", () => {
    const form = about("change");
    expect(form.fields.map((field) => field.initial)).toEqual([
      "The printer is on fire",
      "incident",
      "Printing",
      "medium",
      "team",
      "U-mona",
    ]);
  });
  it("say so when there is nobody, or nowhere, to choose", () => {
    const nobody = about("assign", { agents: [] });
    expect(nobody.fields).toEqual([]);
    expect(nobody.intro).not.toEqual([]);
    expect(about("move", { queues: [] }).fields).toEqual([]);
    expect(about("escalate", { escalation: { chain: false, nextLevel: null } }).fields).toEqual([]);
    expect(about("more", { possible: new Set() }).fields).toEqual([]);
  });
});

describe("whom a ticket is given to", () => {
  const labels = (form: Form) => (form.ways ?? []).flat().map(({ label }) => label);
  const agents = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ value: `agent-${index}`, label: `Agent ${index}` }));

  it("is one press, and whoever has it is not asked", () => {
    const few = about("assign", { ticket: aTicket({ status: "in-progress", assignee: "agent-3" }), agents: agents(9) });
    expect(few.fields).toEqual([]);
    expect(labels(few)).toEqual([0, 1, 2, 4, 5, 6, 7, 8].map((index) => `Agent ${index}`));
    expect(few.ways?.[0]?.[0]?.action).toMatchObject({ do: "assign", to: "agent-0" });
  });
  it("is chosen from a list where there are many", () => {
    const many = about("assign", { agents: agents(9) });
    expect(labels(many)).toEqual([]);
    expect(namesOf(many.fields)).toEqual(["to"]);
  });
  it("is nobody where an agent is alone", () => {
    const alone = about("assign", {
      ticket: aTicket({ status: "in-progress", assignee: "agent-0" }),
      agents: agents(1),
    });
    expect(labels(alone)).toEqual([]);
    expect(flat(alone.intro)).toContain("Nobody else");
  });
});

describe("a reply", () => {
  it("asks whether it resolves only those who may resolve", () => {
    const ticket = aTicket({ status: "in-progress" });
    expect(namesOf(about("reply", { ticket, possible: new Set(["reply"]) }).fields)).toEqual(["text"]);
    expect(namesOf(about("reply", { ticket, possible: new Set(["reply", "resolve"]) }).fields)).toContain("resolves");
  });
  it("does not ask for a cause: where none is chosen, it is none of those", () => {
    for (const form of ["reply", "resolve"] as const) {
      const ticket = aTicket({ status: "in-progress" });
      expect(fieldOf(about(form, { ticket, possible: new Set(["reply", "resolve"]) }), "cause")).toMatchObject({
        optional: true,
      });
    }
    const read = forms.resolve.read({ text: "Done", cause: null }, { words: phrases("en"), today: "2026-11-23" });
    const command =
      read.ok && read.value.wants === "change" ? read.value.command({ attempt: 0, person: null, files: [] }) : null;
    expect(command).toEqual({ type: "resolve", text: "Done", cause: null, codes: {}, until: null });
  });
});

it.each(["take", "reply", "ask", "resolve"] as const)("what is still blank in “%s” does not go out", (form) => {
  const read = forms[form].read({ text: "I restarted it, [nom].", cause: null }, { words: phrases("en"), today: "" });
  expect(read.ok ? null : read.errors["text"]).toMatch(/^\[nom\] is still open/u);
});

describe("More…", () => {
  const waysOf = (subject: Partial<FormSubject>) =>
    (about("more", subject).ways ?? []).map((group) =>
      group.map(({ action }) => (action.do === "fill" ? action.form : action.do)),
    );
  it("has a button for all that is possible, what is alike together", () => {
    expect(waysOf({ possible: new Set(["note", "work", "release"]) })).toEqual([
      ["release"],
      ["called", "work", "note"],
      ["similar", "needs-article", "write-known-issue"],
    ]);
  });
  it("offers a reply to a free ticket as what it is", () => {
    expect(waysOf({ possible: new Set(["claim", "reply"]) })).toEqual([
      ["claim", "take"],
      ["similar", "needs-article", "write-known-issue"],
    ]);
    expect(waysOf({ possible: new Set(["reply"]) })).toEqual([
      ["reply"],
      ["similar", "needs-article", "write-known-issue"],
    ]);
  });
  it("offers no form twice, and only what there is", () => {
    const known: readonly string[] = [
      ...pressCommands,
      ...ticketForms,
      "similar",
      "needs-article",
      "answers",
      "write-known-issue",
    ];
    for (const as of ["agent", "person"] as const) {
      const offered = waysOf({ as }).flat();
      expect(offered.filter((name) => !known.includes(name))).toEqual([]);
      expect(new Set(offered).size).toBe(offered.length);
    }
  });
});
