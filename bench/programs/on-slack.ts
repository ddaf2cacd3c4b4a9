import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { phrases } from "../../src/features/words.ts";
import type { SlackWorkspace } from "../../src/playground/slack/workspace.ts";
import { recordedTitle, type Recorded } from "../platforms.ts";

const hour = 3_600_000;
const words = phrases("en");

export interface OnSlack {
  setsUp(): Promise<void>;
  /** Does everything once, and gives what Slack sent for it. */
  record(): Promise<Recorded["slack"]>;
  /** Sends the form of a P1, and gives what Slack sent for it. */
  recordCritical(): Promise<string>;
  /** Sends so many files under the card of the recorded ticket, by turns a text and a picture. */
  sendFiles(howMany: number, files: { readonly text: Buffer; readonly picture: Buffer }): Promise<void>;
  /** Triggers that open a form each, and addresses to answer at, whoever uses them. */
  mint(count: number): { readonly triggers: readonly string[]; readonly responseUrls: readonly string[] };
}

export function peopleOnSlack(workspace: SlackWorkspace, crowd: number): OnSlack {
  const { state, wire } = workspace;
  const person = (name: string, admin = false) => workspace.person({ name, locale: "en-US", admin });
  const ada = person("Ada Admin", true);
  const requesters = Array.from({ length: crowd }, (_, index) => person(`Requester ${index}`));
  const agents = Array.from({ length: crowd }, (_, index) => person(`Agent ${index}`));
  const [requester = ada] = requesters;
  const [agent = ada] = agents;
  const channel = workspace.channel({ name: "desk", private: true, members: [ada, ...agents, workspace.bot] });
  const sent = (what: string): string => JSON.stringify(wire.of(what).findLast(({ from }) => from === "slack")?.sent);
  const opens = async (chosen: Readonly<Record<string, string>> = {}): Promise<void> => {
    await requester.types("/ticket");
    const form = await eventually("the form", () => requester.modal());
    await form.enter({ [words.forms.newTicket.titleLabel]: recordedTitle, ...chosen });
    await form.submit();
  };
  return {
    setsUp: async () => void (await ada.types("/ticket setup", channel)),
    async recordCritical() {
      await opens({
        [words.forms.newTicket.urgency]: words.forms.urgencyChoice.high,
        [words.forms.newTicket.impact]: words.labels.impact.everyone,
      });
      return sent("view_submission");
    },
    async record() {
      await opens();
      await eventually("the requester's card", () => requester.sees().find(({ text }) => text.includes(recordedTitle)));
      const card = await eventually("the agents' card", () =>
        agent.sees(channel).find(({ text }) => text.includes(recordedTitle)),
      );
      await agent.presses(words.buttons.press.claim, card);
      await requester.writes(recordedTitle, requesterThread());
      return {
        command: sent("/ticket"),
        form: sent("view_submission"),
        claim: sent("block_actions"),
        words: sent("message.im"),
        requesters: requesters.map(({ id }) => id),
        agents: agents.map(({ id }) => id),
      };
    },
    async sendFiles(howMany, { text, picture }) {
      const thread = requesterThread();
      for (let index = 0; index < howMany; index += 1)
        await requester.writes("", thread, {
          files: [
            index % 2 === 0
              ? { name: `log-${index}.txt`, content: text }
              : { name: `photo-${index}.jpg`, mimetype: "image/jpeg", content: picture },
          ],
        });
    },
    mint(count) {
      const expiresAt = new Date(Date.now() + hour);
      const each = Array.from({ length: count }, () => randomUUID());
      for (const id of each) {
        state.triggers.set(id, { user: id, expiresAt, used: false });
        state.responseUrls.set(id, { channel: channel.channel, user: agent.id, expiresAt, uses: 0 });
      }
      return { triggers: each, responseUrls: each.map((id) => `${state.origin}/response/${state.team.id}/${id}`) };
    },
  };

  function requesterThread() {
    const card = requester.sees(requester.dm).find(({ text }) => text.includes(recordedTitle));
    if (card === undefined) throw new Error("the requester has no card");
    return card.thread;
  }
}

/** Looks until it is there, for a minute: a busy machine takes its time. */
export async function eventually<Found>(what: string, look: () => Found | undefined | null): Promise<Found> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const found = look();
    if (found !== undefined && found !== null) return found;
    await pause(50);
  }
  throw new Error(`${what} did not appear`);
}
