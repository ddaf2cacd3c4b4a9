import { randomUUID } from "node:crypto";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import { maskSecrets } from "../../kernel/words/secrets.ts";
import { isSameName, searchesAtMost, type SavedSearch } from "./rules.ts";

export type KeptSearch =
  | { readonly result: "kept"; readonly search: SavedSearch }
  /** They have another of this name. */
  | { readonly result: "taken" }
  /** They have as many as there may be. */
  | { readonly result: "full" };

/** Keeps what somebody looks for. What they have kept already they keep under its newer name. */
export async function keepSearch(
  tx: DeskTransaction,
  {
    name,
    sought,
    by,
    at,
  }: { readonly name: string; readonly sought: string; readonly by: PersonId; readonly at: Date },
): Promise<KeptSearch> {
  await tx.holdSavedSearches(by);
  const all = await tx.savedSearches(by);
  const search: SavedSearch = { id: randomUUID(), name: maskSecrets(name), sought: maskSecrets(sought) };
  const before = all.find((each) => each.sought === search.sought);
  const others = all.filter((each) => each !== before);
  if (others.some((each) => isSameName(each.name, search.name))) return { result: "taken" };
  if (others.length >= searchesAtMost) return { result: "full" };
  if (before !== undefined) await tx.removeSavedSearch(before.id, by);
  await tx.addSavedSearch(search, by, at);
  return { result: "kept", search };
}

/** Null: they had none of this id, perhaps no longer. */
export async function forgetSearch(tx: DeskTransaction, id: string, by: PersonId): Promise<SavedSearch | null> {
  await tx.holdSavedSearches(by);
  const search = (await tx.savedSearches(by)).find((each) => each.id === id) ?? null;
  if (search !== null) await tx.removeSavedSearch(id, by);
  return search;
}
