import { randomUUID } from "node:crypto";
import { z } from "zod";
import { filesField, type FormValues } from "../../../src/screen/form.ts";
import type { AttackedDesk } from "./attacked-desk.ts";
import { answered, type Answered } from "./harmless.ts";
import { send } from "./recorder.ts";
import { fromSlack } from "./signing.ts";

/** Acts in somebody's name as a client that was tampered with could: the platform signs it, whatever it carries. */
export interface Forger {
  /** `action` as it stands in a button; anything, where it is made up. */
  presses(name: string, action: unknown): Promise<Answered>;
  /** The same on the agents' card that they last pressed. */
  pressesCard(name: string, action: unknown): Promise<Answered>;
  /** `opener` as the form carries it; anything too. */
  submits(name: string, opener: unknown, values: FormValues): Promise<Answered>;
}

/** A form that somebody on Slack sends, signed; `home` is their own workspace, as far as Slack tells it, `view` its id, `files` those it names. */
export const sendsOnSlack = async (
  desk: AttackedDesk,
  { id, home, view = `V${randomUUID()}` }: { readonly id: string; readonly home?: string; readonly view?: string },
  opener: unknown,
  values: FormValues,
  files: readonly object[] = [],
): Promise<Answered> =>
  answered(
    await send(
      desk.url,
      fromSlack(
        {
          type: "view_submission",
          user: { id, ...(home !== undefined && { team_id: home }) },
          team: { id: desk.workspace.team, domain: "atelier" },
          trigger_id: randomUUID(),
          view: {
            type: "modal",
            id: view,
            hash: "1",
            callback_id: "form",
            private_metadata: JSON.stringify({ opener, in: null }),
            state: {
              values: {
                ...Object.fromEntries(
                  Object.entries(values).map(([field, value]) => [
                    field,
                    { value: { type: "plain_text_input", value } },
                  ]),
                ),
                ...(files.length > 0 && { [filesField]: { value: { type: "file_input", files } } }),
              },
            },
          },
        },
        "payload",
      ),
    ),
  );

export const forgers: Readonly<Record<"slack" | "teams", (desk: AttackedDesk) => Forger>> = { slack, teams };

function slack(desk: AttackedDesk): Forger {
  const { state, team } = desk.workspace;
  const idOf = (name: string): string => {
    const user = [...state.users.values()].find(({ realName }) => realName === name);
    if (user === undefined) throw new Error(`Nobody on Slack is called ${name}`);
    return user.id;
  };
  const by = (name: string) => {
    return { user: { id: idOf(name), team_id: team }, team: { id: team, domain: "atelier" }, trigger_id: randomUUID() };
  };
  const sends = async (payload: object) => answered(await send(desk.url, fromSlack(payload, "payload")));
  return {
    presses: (name, action) =>
      sends({
        type: "block_actions",
        ...by(name),
        container: { type: "message" },
        actions: [{ type: "button", action_id: "press-0", value: JSON.stringify(action) }],
      }),
    pressesCard: (name, action) => {
      const pressed = desk.recorder.requests.flatMap(({ body }) => {
        const read = onCard.safeParse(JSON.parse(new URLSearchParams(body).get("payload") ?? "null")).data;
        return read?.user.id === idOf(name) ? [read] : [];
      });
      const { channel, container } = pressed.at(-1) ?? {};
      const actions = [{ type: "button", action_id: "press-0", value: JSON.stringify(action) }];
      return sends({ type: "block_actions", ...by(name), channel, container, actions });
    },
    submits: (name, opener, values) => sendsOnSlack(desk, { id: idOf(name), home: team }, opener, values),
  };
}

const onCard = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  container: z.looseObject({ message_ts: z.string() }),
});

const acted = z.object({
  from: z.object({ name: z.string() }),
  conversation: z.object({ conversationType: z.string() }),
});

function teams(desk: AttackedDesk): Forger {
  /** As they stood in something they did before. */
  const invoke = async (name: string, what: string, value: object, where = "personal"): Promise<Answered> => {
    const theirs = desk.recorder.requests.flatMap(({ path, body }) => {
      const activity: unknown = path === "/api/messages" ? JSON.parse(body) : null;
      const read = acted.safeParse(activity).data;
      return read?.from.name === name && read.conversation.conversationType === where ? [activity] : [];
    });
    const one = theirs.at(-1);
    if (typeof one !== "object" || one === null) throw new Error(`${name} did nothing in their chat yet`);
    const activity = { ...one, type: "invoke", id: `f:${randomUUID()}`, name: what, value };
    const headers = { "content-type": "application/json", authorization: `Bearer ${await desk.tenant.channelToken()}` };
    return answered(await send(desk.url, { path: "/api/messages", headers, body: JSON.stringify(activity) }));
  };
  return {
    presses: (name, action) => invoke(name, "adaptiveCard/action", { action: { data: { action } } }),
    pressesCard: (name, action) => invoke(name, "adaptiveCard/action", { action: { data: { action } } }, "channel"),
    submits: (name, opener, values) =>
      invoke(name, "task/submit", { data: { ...values, form: { opener, nonce: randomUUID() } } }),
  };
}
