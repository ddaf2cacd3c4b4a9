import type { Platforms } from "./platforms.ts";

/** Messages that the weather took away when the desk was about to change them: notes too, which nobody misses then. */
export const vanished = ({ teams }: Pick<Platforms, "teams">): ReadonlySet<string> =>
  new Set(
    (teams?.tenant.wire.entries ?? [])
      .filter(({ from, what, detail }) => from === "bot" && what.startsWith("PUT") && detail.includes(notFound))
      .map(({ what }) => what.slice(what.lastIndexOf("/") + 1)),
  );

const notFound = "ActivityNotFoundInConversation";
