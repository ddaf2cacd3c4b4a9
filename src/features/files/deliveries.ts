import type { Conversation, PlatformName } from "../../channels/platform.ts";
import type { SurfaceId } from "../../desk/delivery.ts";
import type { PersonId } from "../../kernel/person.ts";

export type FilesDelivery =
  /** Fetches the bytes of a file from where it was sent. */
  | { readonly kind: "fetch-file"; readonly file: string; readonly platform: PlatformName }
  /** Puts the files of an event under the card of a surface, where its platform shows files by themselves. */
  | {
      readonly kind: "show-files";
      readonly surface: SurfaceId;
      readonly event: number;
      readonly platform: PlatformName;
    }
  /** Tells the readers of a surface, or (`person`) whoever sent it, that a file could not be put there, and what they can do. */
  | {
      readonly kind: "file-not-shown";
      readonly file: string;
      readonly surface: SurfaceId;
      /** Null: the readers of the surface. */
      readonly person: PersonId | null;
      readonly platform: PlatformName;
    }
  /** Tells whoever sent it, in their own chat, that a file is not kept, why, and what they can do. */
  | {
      readonly kind: "file-not-kept";
      readonly file: string;
      readonly person: PersonId;
      readonly to: Conversation;
    };
