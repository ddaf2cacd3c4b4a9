import { query } from "../../support/database.ts";
import type { Hand } from "./hand.ts";

export const title = "The printer on floor 3 eats paper";

/** From the form to five stars; each step ends when the next can be done. */
export async function tellsTheStory(requester: Hand, agent: Hand): Promise<void> {
  await requester.comes();
  await requester.opens(title);
  await agent.comes();
  await claimsAndResolves(agent);
  await requester.comes();
  await requester.presses("5 ★");
}

export async function claimsAndResolves(agent: Hand): Promise<void> {
  await agent.presses(agent.cards.buttons.press.claim);
  await resolves(agent);
}

export function resolves(agent: Hand): Promise<void> {
  const { forms, labels } = agent.words;
  const done = { [forms.text.resolve]: "Turned it off and on", [forms.cause]: labels.cause.hardware };
  return agent.fills(agent.cards.buttons.fill.resolve, done, forms.submit.resolve);
}

/** The desk answers at once, and writes down soon after. */
export const patience = { timeout: 10_000 };

/** How it ends: one ticket, closed and rated, and each of these things happened to it once. */
export const happyEnd = {
  tickets: [{ title, status: "closed" }],
  events: ["opened", "claimed", "resolved", "confirmed", "rated"],
};

export async function whatTheDeskKnows(database: string): Promise<typeof happyEnd> {
  const events = await query<{ type: string }>(
    database,
    "select event->>'type' as type from ticket_event where by is not null order by number",
  );
  return {
    tickets: await query<{ title: string; status: string }>(database, "select title, status from ticket"),
    events: events.map(({ type }) => type),
  };
}
