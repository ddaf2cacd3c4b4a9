import type { Place, TeamsPost } from "../../protocol.ts";
import type { Deed } from "../server.ts";

/** The conversation on the screen, and what can be done in it. */
export interface TeamsConversation {
  readonly place: Place;
  readonly posts: readonly TeamsPost[];
  readonly me: string;
  readonly now: string;
  readonly nameOf: (person: string) => string;
  readonly does: (deed: Deed) => void;
}

export interface PostThread {
  readonly root: TeamsPost;
  readonly replies: readonly TeamsPost[];
}

/** A channel's posts, each with its replies; oldest first. */
export const threadsOf = (posts: readonly TeamsPost[]): readonly PostThread[] =>
  posts
    .filter(({ id, root }) => root === null || root === id)
    .map((root) => ({ root, replies: posts.filter((post) => post.root === root.id && post.id !== root.id) }));

const address = "@Guichet";

/** Words that begin with the app's name are said to it. */
export function addressed(typed: string): { readonly words: string; readonly mention: boolean } {
  const mention = typed.toLowerCase().startsWith(address.toLowerCase());
  return { words: mention ? typed.slice(address.length).trim() : typed, mention };
}
