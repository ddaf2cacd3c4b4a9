import { useState, useSyncExternalStore } from "react";

/** A choice among words that this browser remembers. */
export function usePreference<T extends string>(key: string, choices: readonly T[], initial: T) {
  const [value, setValue] = useState<T>(() => {
    const kept = localStorage.getItem(key);
    return choices.find((choice) => choice === kept) ?? initial;
  });
  const choose = (chosen: T) => {
    localStorage.setItem(key, chosen);
    setValue(chosen);
  };
  return [value, choose] as const;
}

/** Whether a CSS media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
  );
}
