import { useEffect, useState } from "react";
import type { Locale } from "../../../kernel/locale.ts";

/** What of the gallery is looked at; kept in the address, so that a view can be passed on. */
export interface View {
  readonly language: Locale;
  readonly theme: "light" | "dark";
  readonly platform: "both" | "slack" | "teams";
  /** A section's name, or all of them. */
  readonly section: string;
}

const initial: View = { language: "en", theme: "light", platform: "both", section: "all" };

const read = (): View => {
  const asked = new URLSearchParams(location.hash.slice(1));
  return {
    language: asked.get("language") === "fr" ? "fr" : "en",
    theme: asked.get("theme") === "dark" ? "dark" : "light",
    platform: (["slack", "teams"] as const).find((name) => name === asked.get("platform")) ?? "both",
    section: asked.get("section") ?? initial.section,
  };
};

export function useView(): readonly [View, (changed: Partial<View>) => void] {
  const [view, setView] = useState(read);
  useEffect(() => {
    const follow = () => setView(read());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const change = (changed: Partial<View>) => {
    location.hash = new URLSearchParams({ ...view, ...changed }).toString();
  };
  return [view, change];
}
