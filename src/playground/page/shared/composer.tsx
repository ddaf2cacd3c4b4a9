import { useState } from "react";
import type { ReactNode } from "react";
import { usePage } from "./page-context.ts";

interface ComposerProps {
  readonly label: string;
  readonly onSend: (words: string) => void;
  /** A command that may be typed here. */
  readonly command?: string;
  readonly children?: ReactNode;
}

/** Where one writes: Enter sends, Shift+Enter begins a new line. */
export function Composer({ label, onSend, command, children }: ComposerProps) {
  const { words } = usePage();
  const [typed, setTyped] = useState("");
  const send = () => {
    if (typed.trim() === "") return;
    onSend(typed.trim());
    setTyped("");
  };
  const offered = command !== undefined && typed.startsWith("/") && command.startsWith(typed) && typed !== command;
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {offered && (
        <button type="button" className="composer-offer" onClick={() => setTyped(`${command} `)}>
          <b>{command}</b> <span>{words.commandHint}</span>
        </button>
      )}
      <textarea
        aria-label={label}
        placeholder={label}
        rows={1}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <div className="composer-tools">
        {children}
        <button type="submit" className="send" aria-label={words.send} disabled={typed.trim() === ""}>
          ➤
        </button>
      </div>
    </form>
  );
}
