import type { AdaptiveCard } from "./adaptive-card.ts";
import { asLines } from "./card-reading.ts";
import type { Post } from "./directory.ts";
import { readMarkdown } from "./markdown.ts";
import type { DialogSeen } from "./person.ts";
import { buttonTitles, createSurface, type Surface, type SurfaceDeps } from "./surface.ts";

/** A dialog over everything else: a card to fill in, or only words. */
export interface OpenDialog {
  readonly title: string;
  readonly words: string | null;
  readonly surface: Surface | null;
  readonly send: (data: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** One person's Teams window: cards as drawn for them, the dialog in front, the last toast. */
export interface Screen {
  dialog: OpenDialog | null;
  toast: string | null;
  /** How many there were. */
  readonly toasts: number;
  readonly draw: (card: AdaptiveCard) => Surface;
  /** The card of a post as this person has it; drawn anew when the bot updates it. */
  readonly surfaceOf: (post: Post) => Surface | null;
  /** A card the bot gave to this person alone, in the answer to their press. It lasts until the post itself is updated. */
  readonly drawForMe: (post: Post, card: AdaptiveCard) => void;
  readonly linesOf: (post: Post) => readonly string[];
  /** The newest of `posts` whose card has this button, and shows `words` if given. */
  readonly withButton: (posts: readonly Post[], title: string, words?: string) => Post;
  /** The newest of `posts` whose card has this field. */
  readonly withField: (posts: readonly Post[], label: string) => Surface;
}

export function createScreen(deps: SurfaceDeps): Screen {
  let toast: string | null = null;
  let toasts = 0;
  const drawn = new Map<string, { readonly edits: number; readonly surface: Surface }>();

  const surfaceOf = (post: Post): Surface | null => {
    const seen = drawn.get(post.id);
    if (seen?.edits === post.edits) return seen.surface;
    if (post.card === null) return null;
    const surface = createSurface(post.card, deps);
    drawn.set(post.id, { edits: post.edits, surface });
    return surface;
  };

  const linesOf = (post: Post): readonly string[] => {
    const surface = surfaceOf(post);
    if (surface) return asLines(surface.pieces());
    return [post.author === "bot" ? readMarkdown(post.text, deps.reader) : post.text];
  };

  const buttonsOf = (post: Post) => buttonTitles(surfaceOf(post)?.pieces() ?? []);

  return {
    dialog: null,
    get toast() {
      return toast;
    },
    set toast(words) {
      toast = words;
      if (words) toasts += 1;
    },
    get toasts() {
      return toasts;
    },
    draw: (card) => createSurface(card, deps),
    surfaceOf,
    drawForMe: (post, card) => void drawn.set(post.id, { edits: post.edits, surface: createSurface(card, deps) }),
    linesOf,
    withButton: (posts, title, words = "") => {
      const shown = posts.filter((post) => linesOf(post).join("\n").includes(words));
      const post = shown.findLast((each) => buttonsOf(each).includes(title));
      if (post === undefined) {
        throw new Error(
          `No button "${title}"${words && ` on "${words}"`}, only: ${shown.flatMap(buttonsOf).join(", ") || "none"}`,
        );
      }
      return post;
    },
    withField: (posts, label) => {
      const surfaces = posts.map(surfaceOf).filter((surface) => surface !== null);
      const surface = surfaces.findLast((each) => label in each.fields());
      if (surface === undefined) throw new Error(`No card here has a field "${label}"`);
      return surface;
    },
  };
}

/** The dialog as a person reads it. */
export function seenDialog({ title, words, surface }: OpenDialog): DialogSeen {
  const pieces = surface?.pieces() ?? [];
  return {
    title,
    card: surface?.card ?? null,
    text: words ?? asLines(pieces).join("\n"),
    fields: surface?.fields() ?? {},
    errors: surface?.errors() ?? {},
    buttons: buttonTitles(pieces),
  };
}
