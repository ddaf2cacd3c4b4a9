import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import type { TicketReader } from "../../desk/reader.ts";
import type { Action } from "../actions.ts";
import { offerForm } from "../basics/messages.ts";
import { keepSearchForm, readKeepSearch } from "./forms.ts";
import { savedSearchList } from "./messages.ts";
import { searchesAtMost } from "./rules.ts";
import { forgetSearch, keepSearch } from "./use-cases.ts";
import { phrases } from "../words.ts";
import type { Message } from "../../screen/message.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { once } from "../../conversation/once.ts";
import { viewerOfUser, whisper } from "../../conversation/replies.ts";

type Of<Do extends Action["do"]> = Extract<Action, { do: Do }>;

/** What somebody has kept, told to them alone. */
export async function savedSearchesFor(deps: DeskDeps, by: ChatUser): Promise<Reply> {
  const person = await deps.store.recognise(by);
  return whisper(await listNow(deps, deps.store, person, { on: by }));
}

/** The same, in the place of what was pressed on. */
export async function handleSavedSearches(
  deps: DeskDeps,
  by: ChatUser,
  { shown }: Of<"saved-searches">,
): Promise<Reply> {
  const reply = await savedSearchesFor(deps, by);
  return shown === true && reply.kind === "whisper" ? { kind: "done", instead: reply.message } : reply;
}

async function listNow(
  deps: DeskDeps,
  store: Pick<TicketReader, "savedSearches">,
  { id }: Person,
  { on, news }: { readonly on: ChatUser; readonly news?: string },
): Promise<Message> {
  return savedSearchList(await store.savedSearches(id), viewerOfUser(deps, on), news);
}

/** Opens the form in which it gets its name. */
export function openKeepSearch(deps: DeskDeps, by: ChatUser, action: Of<"keep-search">): Reply {
  const viewer = viewerOfUser(deps, by);
  const form = keepSearchForm(action, viewer.locale);
  return { kind: "open-form", form, offer: offerForm(action, form.title, viewer) };
}

/** What is kept stands in the place of the form. */
export const handleKeepSearch = (
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "submitted" }>,
  { sought }: Of<"keep-search">,
): Promise<Reply> =>
  once(deps, intent, async (tx, person) => {
    const { locale } = viewerOfUser(deps, intent.by);
    const says = phrases(locale).savedSearches;
    const read = readKeepSearch(intent.values, locale);
    if (!read.ok) return { reply: { kind: "form-errors", errors: read.errors }, changed: false };
    const kept = await keepSearch(tx, { ...read.value, sought, by: person.id, at: deps.now() });
    if (kept.result !== "kept") {
      const name = kept.result === "taken" ? says.form.taken : says.form.full(searchesAtMost);
      return { reply: { kind: "form-errors", errors: { name } }, changed: false };
    }
    const news = says.kept(cutLine(kept.search.name, 80));
    const card = await listNow(deps, tx, person, { on: intent.by, news });
    return { reply: { kind: "card", title: says.title, card }, changed: true };
  });

/** What is left stands in the place of what was pressed on. */
export const handleForgetSearch = (deps: DeskDeps, intent: Intent, { search }: Of<"forget-search">): Promise<Reply> =>
  once(deps, intent, async (tx, person) => {
    const says = phrases(viewerOfUser(deps, intent.by).locale).savedSearches;
    const gone = await forgetSearch(tx, search, person.id);
    const news = gone === null ? says.gone : says.removed(cutLine(gone.name, 80));
    const instead = await listNow(deps, tx, person, { on: intent.by, news });
    return { reply: { kind: "done", instead }, changed: gone !== null };
  });
