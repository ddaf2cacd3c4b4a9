import { randomUUID } from "node:crypto";
import type { Delivery } from "./deliver.ts";
import { everyone, threadId, type Account, type Directory, type Post } from "./directory.ts";
import { messagePayload, type File, type InboundActivity, type Payloads, type Where } from "./payloads.ts";
import type { Result } from "./invoke-answers.ts";
import type { Colleagues, CommandFrom, Person, Place, Upload } from "./person.ts";
import { asThread, rootOf, type Channel, type Thread } from "./places.ts";
import { createPressing, type PressingDeps } from "./pressing.ts";
import { createScreen, seenDialog } from "./screen.ts";
import { buttonTitles } from "./surface.ts";

export interface PeopleDeps {
  readonly directory: Directory;
  readonly payloads: Payloads;
  readonly delivery: Delivery;
  /** May the bot read channel messages that do not mention it (resource-specific consent)? */
  readonly readsChannels: boolean;
  readonly keepFile: (upload: Upload) => File;
  readonly placeFor: PressingDeps["placeFor"];
}

export function createPerson(deps: PeopleDeps, account: Account): Person {
  const { directory, payloads, delivery, readsChannels, keepFile, placeFor } = deps;
  const screen = createScreen({
    reader: account,
    nameOf: (id) => directory.account(id)?.name,
    findPerson: (words) => {
      const found = directory.accounts.findLast(({ name, email }) => name === words || email === words);
      if (found === undefined) throw new Error(`Nobody here is called "${words}"`);
      return found;
    },
  });
  /** What the bot was told of, and how it is told of a change. */
  const told: { readonly post: Post; readonly edited: (words: string) => InboundActivity }[] = [];
  const pressing = createPressing({ account, directory, payloads, delivery, screen, placeFor });

  let results: readonly Result[] = [];

  function postsIn(place: Place): readonly Post[] {
    if (place === "chat") return directory.posts.filter(({ conversationId }) => conversationId === account.chatId);
    const { team } = recordOf(place);
    if (!everyone(team).includes(account)) throw new Error(`${account.name} is not in the team ${team.name}`);
    return directory.posts.filter(({ conversationId }) =>
      place.kind === "thread" ? conversationId === place.id : conversationId.startsWith(`${place.id};`),
    );
  }

  const postsMeant = (place: Place, id?: string) => postsIn(place).filter((post) => id === undefined || post.id === id);

  const postsShowing = (place: Place, words: string) =>
    postsIn(place).filter((post) => screen.linesOf(post).join("\n").includes(words));

  async function writeIn(
    place: Channel | Thread,
    words: string,
    mentionsBot: boolean,
    files: readonly Upload[] = [],
  ): Promise<Thread> {
    const channel = recordOf(place);
    if (!everyone(channel.team).includes(account)) throw new Error(`${account.name} is not in ${channel.team.name}`);
    const id = directory.nextId();
    const rootId = place.kind === "thread" ? place.rootId : id;
    const text = mentionsBot ? `${payloads.bot.name} ${words}` : words;
    const shown = withNames(text, files);
    const post = directory.add({
      id,
      conversationId: threadId(channel, rootId),
      author: account,
      text: shown,
      card: null,
    });
    if (channel.team.botInstalled && (mentionsBot || readsChannels)) {
      const where = { kind: "channel", channel, rootId } as const;
      const kept = { id, mentionsBot, files: files.map(keepFile) };
      told.push({ post, edited: (now) => payloads.message(account, where, { ...kept, words: now, edited: true }) });
      await delivery.notify(payloads.message(account, where, { ...kept, words }));
    }
    return asThread(channel, rootId);
  }

  const whereOf = (post: Post): Where => {
    const conversation = directory.find(post.conversationId);
    return conversation?.kind === "channel" ? { ...conversation, rootId: rootOf(post) } : { kind: "chat" };
  };

  /** Where a command was chosen, and the message it was chosen on. */
  function commandPlace(chosen: CommandFrom): { where: Where; message: { messagePayload?: object } } {
    if (chosen.from === "commandbox") return { where: { kind: "chat" }, message: {} };
    if (chosen.from === "compose") return { where: whereIn(chosen.in ?? "chat"), message: {} };
    if ("by" in chosen) {
      const where = chosen.in === "elsewhere" ? elsewhere() : chosen.in;
      const id = directory.nextId();
      const post = { id, author: chosen.by.account, text: chosen.saying, at: new Date(Number(id)) };
      return { where, message: { messagePayload: messagePayload(post, where.id) } };
    }
    const shown = postsShowing(chosen.in, chosen.saying);
    const post = shown.findLast(({ author }) => author !== "bot") ?? shown.at(0);
    if (post === undefined) throw new Error(`Nobody wrote "${chosen.saying}" there`);
    const { id, author, text, at } = post;
    return {
      where: whereOf(post),
      message: { messagePayload: messagePayload({ id, author, text, at }, post.conversationId) },
    };
  }

  return {
    account,
    name: account.name,
    says: async (words, { files = [], quoting } = {}) => {
      const shown = quoting === undefined ? undefined : postsShowing("chat", quoting).at(-1);
      const quoted = shown && { ...shown, text: withoutFiles(shown.text) };
      if (quoting !== undefined && quoted === undefined) throw new Error(`Nothing to quote says "${quoting}"`);
      const text = withNames(words, files);
      const post = directory.add({ conversationId: account.chatId, author: account, text, card: null });
      if (!account.installed) return;
      const kept = { id: post.id, mentionsBot: false, files: files.map(keepFile), ...(quoted && { quoting: quoted }) };
      const where = { kind: "chat" } as const;
      told.push({ post, edited: (now) => payloads.message(account, where, { ...kept, words: now, edited: true }) });
      await delivery.notify(payloads.message(account, where, { ...kept, words }));
    },
    edits: async (before, words) => {
      const found = told.findLast(({ post }) => post.text.includes(before));
      if (found === undefined) throw new Error(`They told the bot nothing that says "${before}"`);
      found.post.text = words;
      await delivery.notify(found.edited(words));
    },
    mentionsBot: (words, place, files) => writeIn(place, words, true, files),
    writes: (words, place, files) => writeIn(place, words, false, files),
    sees: (place = "chat") => postsIn(place).flatMap(screen.linesOf).join("\n"),
    posts: (place = "chat") =>
      postsIn(place).map((post) => ({
        post,
        card: screen.surfaceOf(post)?.card ?? null,
        text: screen.linesOf(post).join("\n"),
      })),
    buttons: (place = "chat", words = "") => {
      const rows = postsShowing(place, words).map((post) => buttonTitles(screen.surfaceOf(post)?.pieces() ?? []));
      return rows.findLast((titles) => titles.length > 0) ?? [];
    },
    presses: async (title, { in: place = "chat", on, post: id, data } = {}) => {
      screen.toast = null;
      const { dialog } = screen;
      const post = dialog ? null : screen.withButton(postsMeant(place, id), title, on);
      const surface = post ? screen.surfaceOf(post) : dialog?.surface;
      if (!surface) throw new Error(`The dialog has no button "${title}"`);
      const press = surface.press(title, data);
      if (press.result === "link") screen.toast = press.url;
      if (press.result !== "sent") return;
      await (post ? pressing.fromCard(post, whereOf(post), press) : dialog?.send(press.data));
    },
    fills: (values, place = "chat", id) => {
      for (const [label, words] of Object.entries(values)) {
        const surface = screen.dialog?.surface ?? screen.withField(postsMeant(place, id), label);
        surface.fill(label, words);
      }
    },
    dialog: () => screen.dialog && seenDialog(screen.dialog),
    closesDialog: () => void (screen.dialog = null),
    toast: () => screen.toast,
    toasts: () => screen.toasts,
    runsCommand: async (commandId, chosen) => {
      screen.toast = null;
      const { where, message } = commandPlace(chosen);
      await pressing.command(where, { commandId, commandContext: chosen.from, ...message });
    },
    searches: async (commandId, words, chosen) => {
      screen.toast = null;
      const { where } = commandPlace(chosen);
      const found = await pressing.query(where, { commandId, commandContext: chosen.from }, words);
      results = typeof found === "string" ? [] : found;
      return typeof found === "string" ? found : found.map(({ title, text }) => `${title}\n${text}`).join("\n");
    },
    postsResult: (title, place) => {
      const result = results.find((each) => each.title.includes(title));
      if (result === undefined) throw new Error(`No result is called "${title}"`);
      const channel = recordOf(place);
      const id = directory.nextId();
      const rootId = place.kind === "thread" ? place.rootId : id;
      directory.add({ id, conversationId: threadId(channel, rootId), author: account, text: "", card: result.card });
    },
    refreshes: async (place = "chat") => {
      for (const post of postsIn(place)) await pressing.refresh(post, whereOf(post));
    },
    installsApp: async () => {
      account.installed = true;
      const change = { membersAdded: [payloads.bot] };
      await delivery.notify(payloads.conversationUpdate(account, { kind: "chat" }, null, change));
      await delivery.notify(payloads.installation(account, { kind: "chat" }, "add"));
    },
    blocksBot: () => void (account.blocksBot = true),
    removesApp: async ({ silently = false } = {}) => {
      if (!silently) await delivery.notify(payloads.installation(account, { kind: "chat" }, "remove"));
      account.installed = false;
    },
  };
}

/** A quotation says nothing of the files. */
const withoutFiles = (words: string): string =>
  words
    .split("\n")
    .filter((line) => !line.startsWith("📎 "))
    .join("\n");

/** What stands on the screen of a message with files. */
const withNames = (words: string, files: readonly Upload[]): string =>
  [words, ...files.map(({ name }) => `📎 ${name}`)].filter((line) => line !== "").join("\n");

const recordOf = (place: Channel | Thread) => (place.kind === "channel" ? place.record : place.channel);

const elsewhere = () => ({ kind: "elsewhere", id: `19:${randomUUID()}@thread.v2` }) as const;

function whereIn(place: Place | "elsewhere" | Colleagues): Where {
  if (place === "chat") return { kind: "chat" };
  if (place !== "elsewhere" && place.kind === "colleagues") return place;
  if (place === "elsewhere") return elsewhere();
  return { kind: "channel", channel: recordOf(place), rootId: place.kind === "thread" ? place.rootId : null };
}
