import { useEffect, useRef, useState } from "react";
import type { WireLine } from "../../protocol.ts";
import { readWire } from "../server.ts";
import { usePage } from "../shared/page-context.ts";

const often = 1_000; // milliseconds: the wire is read, not watched

/** Everything that passed between the platforms and the desk, newest first. */
export function Wire({ onClose }: { onClose: () => void }) {
  const { words, language } = usePage();
  const [lines, setLines] = useState<readonly WireLine[]>([]);
  const [before] = useState(() => document.activeElement);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    close.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [before]);
  useEffect(() => {
    const read = () => void readWire().then(setLines, () => undefined);
    read();
    const timer = setInterval(read, often);
    return () => clearInterval(timer);
  }, []);
  const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return (
    <aside
      className="wire"
      aria-label={words.wire.title}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <header>
        <h2>{words.wire.title}</h2>
        <button ref={close} type="button" className="quiet icon" aria-label={words.close} onClick={onClose}>
          ✕
        </button>
      </header>
      {lines.length === 0 && <p className="empty">{words.wire.none}</p>}
      <ol>
        {lines.map((line, index) => (
          <li key={lines.length - index}>
            <details>
              <summary>
                <time dateTime={line.at}>{clock.format(new Date(line.at))}</time>
                <span className={`wire-platform ${line.platform}`}>
                  {line.platform === "slack" ? "Slack" : "Teams"}
                </span>
                <span title={line.direction === "in" ? words.wire.in : words.wire.out}>
                  {line.direction === "in" ? "→" : "←"}
                  <span className="unseen">{line.direction === "in" ? words.wire.in : words.wire.out}</span>
                </span>
                <code>{line.what.replace(/(?<=conversations\/)[^/]+/, "…")}</code>
                <span className={line.status !== null && line.status < 400 ? "status" : "status bad"}>
                  {line.status ?? "—"}
                  {line.milliseconds === null ? "" : ` · ${Math.round(line.milliseconds)} ms`}
                </span>
              </summary>
              <h3>{words.request}</h3>
              <pre>{readable(line.request)}</pre>
              <h3>{words.answer}</h3>
              <pre>{readable(line.answer)}</pre>
            </details>
          </li>
        ))}
      </ol>
    </aside>
  );
}

/** JSON with its lines broken; anything else as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
