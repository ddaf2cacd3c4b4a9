import { createHmac, randomUUID } from "node:crypto";
import type { Prepared } from "./load.ts";
import { recordedTitle, secrets, type Recorded, type TeamsPerson } from "./platforms.ts";

/** Makes many requests of one that was recorded: the same but for who, for what and by which key. */

type Change = readonly (readonly [from: string, to: string])[];
type Json = Readonly<Record<string, unknown>>;

const changed = (text: string, change: Change): string =>
  change.reduce((all, [from, to]) => (from === "" ? all : all.replaceAll(from, to)), text);

/** `JSON` of a value, without its quotes: what stands for it in a text. */
const valueAt = (json: string, ...path: readonly string[]): string => {
  let value: unknown = JSON.parse(json);
  for (const key of path) value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof value === "string" ? value : "";
};

const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("nobody to choose from");
  return item;
};

let count = 0;
/** A title that no other ticket of this run has. */
export const nextTitle = (): string => `bench-${String((count += 1)).padStart(6, "0")}`;

export function slashCommands({ command, requesters }: Recorded["slack"], triggers: readonly string[]): Prepared[] {
  return triggers.map((trigger, index) =>
    slackForm(
      trigger,
      JSON.parse(
        changed(command, [
          [valueAt(command, "trigger_id"), trigger],
          [valueAt(command, "user_id"), at(requesters, index)],
        ]),
      ),
    ),
  );
}

/** Each opens a ticket; its key is the ticket's title. */
export function slackForms({ form, requesters }: Recorded["slack"], howMany: number): Prepared[] {
  return Array.from({ length: howMany }, (_, index) => {
    const title = nextTitle();
    const payload = changed(form, [
      [recordedTitle, title],
      [valueAt(form, "view", "id"), `V${randomUUID()}`],
      [valueAt(form, "user", "id"), at(requesters, index)],
    ]);
    return slackForm(title, { payload });
  });
}

/** The same button on each of these cards, pressed by one agent after the other. A card: what the recorded press says of the ticket, and what to say. */
export function slackPresses(
  { claim, agents }: Recorded["slack"],
  minted: { readonly triggers: readonly string[]; readonly responseUrls: readonly string[] },
  cards: readonly Change[],
): Prepared[] {
  return cards.map((card, index) => {
    const agent = at(agents, index);
    const payload = changed(claim, [
      ...card,
      [valueAt(claim, "trigger_id"), at(minted.triggers, index)],
      [valueAt(claim, "response_url"), at(minted.responseUrls, index)],
      [valueAt(claim, "user", "id"), agent],
    ]);
    return slackForm(agent, { payload });
  });
}

/** Somebody's thread under the card of their ticket. */
export interface Thread {
  readonly user: string;
  readonly channel: string;
  /** The card. */
  readonly message: string;
}

/** Words in each of these threads; null is that where some were recorded. */
export function slackWords({ words }: Recorded["slack"], threads: readonly (Thread | null)[]): Prepared[] {
  const own = (name: string): string => valueAt(words, "event", name);
  return threads.map((thread, index) => {
    const text = nextTitle();
    const ts = `${Math.floor(Date.now() / 1_000)}.${String(index).padStart(6, "0")}`;
    const body = changed(words, [
      [recordedTitle, text],
      [valueAt(words, "event_id"), `Ev${randomUUID()}`],
      [own("ts"), ts],
      [own("client_msg_id"), randomUUID()],
      [own("user"), thread?.user ?? own("user")],
      [own("channel"), thread?.channel ?? own("channel")],
      [own("thread_ts"), thread?.message ?? own("thread_ts")],
    ]);
    return { key: text, path: "/slack/events", body, headers: { "content-type": "application/json", ...signed(body) } };
  });
}

export function teamsMessages(teams: Recorded["teams"], howMany: number): Prepared[] {
  return Array.from({ length: howMany }, (_, index) => {
    const id = String(Date.now() * 1_000 + index);
    return teamsActivity(teams, id, changed(teams.message, [[valueAt(teams.message, "id"), id], ...by(teams, index)]));
  });
}

/** Each opens a ticket; its key is the ticket's title. */
export function teamsForms(teams: Recorded["teams"], howMany: number): Prepared[] {
  const { form } = teams;
  return Array.from({ length: howMany }, (_, index) => {
    const title = nextTitle();
    const body = changed(form, [
      [recordedTitle, title],
      [valueAt(form, "id"), `f:${randomUUID()}`],
      [valueAt(form, "value", "data", "form", "nonce"), randomUUID()],
      ...by(teams, index),
    ]);
    return teamsActivity(teams, title, body);
  });
}

/** The one recorded is the first of the requesters. */
function by({ requesters }: Recorded["teams"], index: number): Change {
  const [first, other] = [at(requesters, 0), at(requesters, index)];
  const keys = ["id", "aadObjectId", "chatId", "name"] as const satisfies readonly (keyof TeamsPerson)[];
  return keys.map((key) => [first[key], other[key]]);
}

const teamsActivity = ({ token }: Recorded["teams"], key: string, body: string): Prepared => ({
  key,
  path: "/api/messages",
  body,
  headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
});

function slackForm(key: string, fields: Json): Prepared {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  const body = form.toString();
  const type = { "content-type": "application/x-www-form-urlencoded" };
  return { key, path: "/slack/events", body, headers: { ...type, ...signed(body) } };
}

/** Slack's signature, v0; good for five minutes. */
function signed(body: string): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac("sha256", secrets.signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${signature}` };
}
