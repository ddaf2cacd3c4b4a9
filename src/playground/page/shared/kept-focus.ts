import { useEffect, useRef } from "react";

/**
 * What was pressed is often gone once it was pressed. The focus then goes to the message it stood in: on the page itself, the
 * next Tab would begin at the top. `seen` changes with what is on the screens.
 */
export function useKeptFocus(seen: unknown): void {
  const message = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const note = ({ target }: Event) => {
      // A dialog belongs to the message from which it was opened.
      if (!(target instanceof Element) || target.closest("[role=dialog]") !== null) return;
      message.current = target.closest("article");
    };
    document.addEventListener("focusin", note);
    document.addEventListener("pointerdown", note);
    return () => {
      document.removeEventListener("focusin", note);
      document.removeEventListener("pointerdown", note);
    };
  }, []);
  useEffect(() => {
    if (document.activeElement === document.body && message.current?.isConnected === true)
      message.current.focus({ preventScroll: true });
  }, [seen]);
}
