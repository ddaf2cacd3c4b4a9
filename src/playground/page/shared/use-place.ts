import { useEffect, useState } from "react";
import type { Place } from "../../protocol.ts";
import type { Deed } from "../server.ts";

interface Screen {
  readonly me: string;
  readonly places: readonly Place[];
}

/** Where each person of a side is looking: where they went last, else their chat with the app. What stands there is read. */
export function usePlace(
  { me, places }: Screen,
  { inSight, does }: { inSight: boolean; does: (deed: Deed) => void },
): readonly [Place | undefined, (place: string) => void] {
  const [gone, setGone] = useState<Readonly<Record<string, string>>>({});
  const place = places.find(({ id }) => id === gone[me]) ?? places.find(({ kind }) => kind === "direct") ?? places[0];
  const { id, unread = 0 } = place ?? {};
  useEffect(() => {
    if (inSight && id !== undefined && unread > 0) does({ do: "read", in: id });
    // once for each list of places that comes; `does` is another function at each drawing, and means the same
  }, [inSight, me, id, places]);
  return [place, (chosen) => setGone({ ...gone, [me]: chosen })];
}
