import { setTimeout as pause } from "node:timers/promises";
import type { Act, ClockMove, Snapshot, Values, WireLine } from "../protocol.ts";

/** The part of the playground that a story needs. */
export interface Scene {
  act(act: Act): Promise<string | null>;
  snapshot(selves: Readonly<Record<"slack" | "teams", string>>): Snapshot;
  moveClock(by: ClockMove): void;
  wire(): readonly WireLine[];
}

/** Somebody in the story that the pictures show; rejects when they cannot do what it says. */
export interface Actor {
  opens(title: string, values: Values, submit: string): Promise<void>;
  /** Presses the newest button of that name which stands on something about the ticket. */
  presses(label: string, title: string): Promise<void>;
  /** Presses one that opens a form, and sends it filled in. */
  fills(label: string, title: string, values: Values, submit: string): Promise<void>;
}

type Deed = Act extends infer One ? (One extends Act ? Omit<One, "as"> : never) : never;

const holds = (content: unknown, words: string): boolean => JSON.stringify(content).includes(words);

export function onSlack(scene: Scene, as: string): Actor {
  const { does, seen } = handsOf(scene, as);
  const sends = async (values: Values): Promise<void> => {
    await seen(({ slack }) => slack.modal);
    await does({ do: "slack-modal-submit", values });
  };
  const presses: Actor["presses"] = async (label, title) => {
    const found = await seen(({ slack }) =>
      newest(slack.messages, ({ blocks }) => holds(blocks, `"${label}"`) && holds(blocks, title)),
    );
    await does({ do: "slack-press", label, in: found.place, ts: found.message.ts });
  };
  return {
    async opens(title, values) {
      const chat = await seen(({ slack }) => slack.places.find(({ kind }) => kind === "direct"));
      await does({ do: "slack-command", words: `/ticket ${title}`, in: chat.id });
      await sends(values);
    },
    presses,
    async fills(label, title, values) {
      await presses(label, title);
      await sends(values);
    },
  };
}

/** @param titleLabel what the first field of the form for a new ticket is called in their language */
export function onTeams(scene: Scene, as: string, titleLabel: string): Actor {
  const { does, seen } = handsOf(scene, as);
  const sends = async (submit: string, values: Values): Promise<void> => {
    await seen(({ teams }) => teams.dialog);
    await does({ do: "teams-dialog-press", title: submit, values });
  };
  const presses: Actor["presses"] = async (label, title) => {
    const found = await seen(({ teams }) =>
      newest(teams.posts, ({ card }) => holds(card, `"${label}"`) && holds(card, title)),
    );
    await does({ do: "teams-press", title: label, in: found.place, post: found.message.id, values: {} });
  };
  return {
    async opens(title, values, submit) {
      await does({ do: "teams-new-ticket", in: null, post: null });
      await sends(submit, { [titleLabel]: title, ...values });
      await does({ do: "teams-dialog-close" }); // it says that the ticket is open
    },
    presses,
    async fills(label, title, values, submit) {
      await presses(label, title);
      await sends(submit, values);
    },
  };
}

function handsOf(scene: Scene, as: string) {
  const does = async (deed: Deed): Promise<void> => {
    const trouble = await scene.act({ ...deed, as });
    if (trouble !== null) throw new Error(`${as}, ${deed.do}: ${trouble}`);
  };
  /** Waits until it is on their screen. */
  const seen = async <Found>(look: (snapshot: Snapshot) => Found | null | undefined): Promise<Found> => {
    const until = performance.now() + waitsAtMost;
    while (performance.now() < until) {
      const found = look(scene.snapshot({ slack: as, teams: as }));
      if (found !== null && found !== undefined) return found;
      await pause(often);
    }
    throw new Error(`${as} does not see it: ${look.toString()}`);
  };
  return { does, seen };
}

const waitsAtMost = 10_000; // milliseconds
const often = 50;

function newest<Message>(
  places: Readonly<Record<string, readonly Message[]>>,
  isIt: (message: Message) => boolean,
): { readonly place: string; readonly message: Message } | null {
  for (const [place, messages] of Object.entries(places)) {
    const message = messages.findLast(isIt);
    if (message !== undefined) return { place, message };
  }
  return null;
}
