import { useEffect, useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import { usePage } from "./page-context.ts";

interface OverlayProps {
  readonly title: string;
  readonly look: "slack" | "teams";
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over one side of the page; the other side stays usable. Focus moves in, and back when it is gone. */
export function Overlay({ title, look, onClose, children }: OverlayProps) {
  const { words } = usePage();
  const dialog = useRef<HTMLDivElement>(null);
  const heading = useId();

  // read while drawing: what lies behind the dialog loses the focus as soon as it is there
  const [before] = useState(() => document.activeElement);

  useEffect(() => {
    const first = dialog.current?.querySelector<HTMLElement>(".overlay-body :is(input, textarea, select, button)");
    (first ?? dialog.current)?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before]);

  return (
    <div className={`overlay overlay-${look}`}>
      <div
        ref={dialog}
        role="dialog"
        aria-labelledby={heading}
        tabIndex={-1}
        className="overlay-box"
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
        }}
      >
        <header className="overlay-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="quiet icon" aria-label={words.close} onClick={onClose}>
            ✕
          </button>
        </header>
        {children}
      </div>
    </div>
  );
}
