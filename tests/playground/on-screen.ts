import { phrases, type Phrases } from "../../src/features/words.ts";
import type { Locale } from "../../src/kernel/locale.ts";
import type { SlackMessage, TeamsPost, Values } from "../../src/playground/protocol.ts";
import { offers, says, shows, type Visitor } from "./visitor.ts";

/** Somebody whom the visitor acts as, on whichever platform. */
export interface Hand {
  readonly words: Phrases;
  opens(title: string): Promise<void>;
  /** Presses the newest button with this label that stands on something about the ticket, or where there is no title, on anything. */
  presses(label: string, title?: string): Promise<void>;
  /** Presses a button that opens a form, and sends it filled in. */
  fills(label: string, values: Values, submit: string): Promise<void>;
  /** Waits until a button stands there. */
  finds(label: string): Promise<void>;
}

const quietly = (trouble: string | null): void => {
  if (trouble !== null) throw new Error(trouble);
};

/** Somebody on Slack; `place` is where they look, the direct conversation when left out. */
export function onSlack(visitor: Visitor, id: string, language: Locale, place?: string): Hand {
  const words = phrases(language);
  const screen = async () => (await visitor.screens({ slack: id, teams: "" })).slack;
  const placeOf = async (): Promise<string> =>
    (
      await shows(async () =>
        (await screen()).places.find(({ name, kind }) => (place ? name === place : kind === "direct")),
      )
    ).id;
  const withButton = (label: string, title = ""): Promise<SlackMessage & { in: string }> =>
    shows(async () => {
      const at = await placeOf();
      const found = (await screen()).messages[at]?.findLast(
        ({ blocks }) => offers(blocks, label) && says(blocks, title),
      );
      return found && { ...found, in: at };
    });
  const presses: Hand["presses"] = async (label, title) => {
    const { in: at, ts } = await withButton(label, title);
    quietly(await visitor.does(id, { do: "slack-press", label, in: at, ts }));
  };
  /** A form that could not be opened is offered by a button. */
  const modal = () =>
    shows(async () => {
      const { modal: open, messages } = await screen();
      if (open !== null) return open;
      const at = await placeOf();
      const offer = messages[at]?.findLast(
        ({ blocks, ephemeral }) => ephemeral && offers(blocks, words.buttons.openForm),
      );
      if (offer) await visitor.does(id, { do: "slack-press", label: words.buttons.openForm, in: at, ts: offer.ts });
      return (await screen()).modal ?? undefined;
    });
  const sends = async (values: Values) => {
    await modal();
    await shows(async () => {
      const { modal: open } = await screen();
      if (open === null) return true;
      quietly(await visitor.does(id, { do: "slack-modal-submit", values }));
      return (await screen()).modal === null ? true : undefined;
    });
  };
  return {
    words,
    presses,
    finds: async (label) => void (await withButton(label)),
    async opens(title) {
      quietly(await visitor.does(id, { do: "slack-command", words: `/ticket ${title}`, in: await placeOf() }));
      await sends({ [words.forms.newTicket.description]: "Since this morning" });
    },
    async fills(label, values) {
      await presses(label);
      await sends(values);
    },
  };
}

/** Somebody on Teams; `place` is where they look, the chat when left out. */
export function onTeams(visitor: Visitor, id: string, language: Locale, place?: string): Hand {
  const words = phrases(language);
  const screen = async () => (await visitor.screens({ slack: "", teams: id })).teams;
  const placeOf = async (): Promise<string> =>
    (
      await shows(async () =>
        (await screen()).places.find(({ name, kind }) => (place ? name === place : kind === "direct")),
      )
    ).id;
  const withButton = (label: string, title = ""): Promise<TeamsPost & { in: string }> =>
    shows(async () => {
      const at = await placeOf();
      const found = (await screen()).posts[at]?.findLast(({ card }) => offers(card, label) && says(card, title));
      return found && { ...found, in: at };
    });
  const presses: Hand["presses"] = async (title, about) => {
    const { in: at, id: post } = await withButton(title, about);
    quietly(await visitor.does(id, { do: "teams-press", title, in: at, post, values: {} }));
  };
  const sends = async (submit: string, values: Values) => {
    await shows(async () => (await screen()).dialog ?? undefined);
    await shows(async () => {
      quietly(await visitor.does(id, { do: "teams-dialog-press", title: submit, values }));
      const { dialog } = await screen();
      return dialog === null || !says(dialog.card, "Input.") ? true : undefined; // else words, that it was sent
    });
  };
  return {
    words,
    presses,
    finds: async (label) => void (await withButton(label)),
    async opens(title) {
      quietly(await visitor.does(id, { do: "teams-new-ticket", in: null, post: null }));
      const { titleLabel, description, submit } = words.forms.newTicket;
      await sends(submit, { [titleLabel]: title, [description]: "Since this morning" });
    },
    async fills(label, values, submit) {
      await presses(label);
      await sends(submit, values);
    },
  };
}
