import { consentAnswer } from "./activity.ts";
import { asLines } from "./card-reading.ts";
import type { Delivery } from "./deliver.ts";
import type { Account, Directory, Post } from "./directory.ts";
import { readCardAnswer, readDialogAnswer, readQueryAnswer, type Result, type Shown } from "./invoke-answers.ts";
import type { Payloads, Where } from "./payloads.ts";
import type { Screen } from "./screen.ts";
import type { Press } from "./surface.ts";

type Values = Readonly<Record<string, unknown>>;
type Sent = Extract<Press, { result: "sent" }>;

export interface PressingDeps {
  readonly account: Account;
  readonly directory: Directory;
  readonly payloads: Payloads;
  readonly delivery: Delivery;
  readonly screen: Screen;
  /** A place in somebody's OneDrive for a file that is to come. */
  readonly placeFor: (name: string) => object;
}

const context = { theme: "default" };
const mostAsked = 25; // results at a time

/** What leaves the client when a person presses something, and what the bot's answer does to their screen. */
export function createPressing({ account, directory, payloads, delivery, screen, placeFor }: PressingDeps) {
  const invoke = (where: Where, name: string, value: object, replyToId?: string) =>
    delivery.invoke(payloads.invoke(account, where, name, value, replyToId));

  /** @param send where the submit of a following card goes */
  function show(shown: Shown, send: (data: Values) => Promise<void>): void {
    switch (shown.show) {
      case "nothing":
        screen.dialog = null;
        return;
      case "toast":
        // the dialog stays open, so that nothing typed is lost
        screen.toast = shown.words;
        return;
      case "words":
        screen.dialog = { title: "", words: shown.words, surface: null, send };
        return;
      case "dialog":
        screen.dialog = { title: shown.title, words: null, surface: screen.draw(shown.card), send };
        return;
      case "card":
        screen.dialog = null;
        screen.toast = asLines(screen.draw(shown.card).pieces()).join("\n");
    }
  }

  async function openTask(where: Where, data: Values, replyToId: string): Promise<void> {
    const ask = async (name: string, data: Values) =>
      readDialogAnswer(await invoke(where, name, { data, context }, replyToId));
    const send = async (values: Values) => show(await ask("task/submit", values), send);
    show(await ask("task/fetch", data), send);
  }

  async function cardAction(post: Post, where: Where, value: object): Promise<void> {
    const shown = readCardAnswer(await invoke(where, "adaptiveCard/action", value, post.id));
    if (shown.show === "card") screen.drawForMe(post, shown.card);
    if (shown.show === "toast") screen.toast = shown.words;
  }

  return {
    /** Action.Execute goes as an invoke, Action.Submit as a message with a value, unless it asks for a dialog. */
    fromCard: async (post: Post, where: Where, { action, data }: Sent): Promise<void> => {
      if (action.type === "Action.Execute") {
        const { type, id, title, verb } = action;
        return cardAction(post, where, { action: { type, id, title, verb, data }, trigger: "manual" });
      }
      const answered = consentAnswer.safeParse(data);
      if (answered.success) {
        const { name, ...answer } = answered.data.fileConsent;
        const more = answer.action === "accept" ? { uploadInfo: placeFor(name) } : {};
        await invoke(where, "fileConsent/invoke", { type: "fileUpload", ...answer, ...more }, post.id);
        return;
      }
      const hint = action.data?.msteams;
      if (hint && "type" in hint && hint.type === "task/fetch") return openTask(where, data, post.id);
      await delivery.notify(payloads.submitted(account, where, directory.nextId(), data, post.id));
    },
    refresh: async (post: Post, where: Where): Promise<void> => {
      const refresh = post.card?.refresh;
      if (!refresh || (refresh.userIds && !refresh.userIds.includes(account.id))) return;
      const { type, verb, data = {} } = refresh.action;
      await cardAction(post, where, { action: { type, verb, data }, trigger: "automatic" });
    },
    /** The search command of the message extension; `words` null: it has just been opened, and nothing is typed yet. */
    query: async (where: Where, command: Values, words: string | null): Promise<readonly Result[] | string> => {
      const parameters = [words === null ? { name: "initialRun", value: "true" } : { name: "words", value: words }];
      const asked = { ...command, parameters, queryOptions: { skip: 0, count: mostAsked } };
      return readQueryAnswer(await invoke(where, "composeExtension/query", asked), mostAsked);
    },
    /** An action command of the message extension: its dialog, and then its submits. */
    command: async (where: Where, command: Values): Promise<void> => {
      const ask = async (name: string, more: Values) =>
        readDialogAnswer(await invoke(where, `composeExtension/${name}`, { ...command, context, ...more }));
      const send = async (data: Values) => show(await ask("submitAction", { data }), send);
      show(await ask("fetchTask", {}), send);
    },
  };
}
