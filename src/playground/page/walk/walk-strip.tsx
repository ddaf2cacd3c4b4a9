import { useEffect, useState } from "react";
import type { Snapshot } from "../../protocol.ts";
import { usePage } from "../shared/page-context.ts";
import { findHinted, hintFor } from "./hint.ts";
import { keepWalk, keptWalk } from "./kept-walk.ts";
import { advance, begin } from "./steps.ts";

/** The guided walk: one sentence at a time, and a light on what to press. It follows what happens on the screens. */
export function WalkStrip({ snapshot, onLeave }: { snapshot: Snapshot; onLeave: () => void }) {
  const { words } = usePage();
  const [kept, setWalk] = useState(() => keptWalk() ?? begin(snapshot));
  const walk = advance(kept, snapshot);
  if (walk !== kept) setWalk(walk);
  useEffect(() => keepWalk(walk), [walk]);

  const hint = hintFor(walk, snapshot);
  useEffect(() => {
    if (hint === null) return;
    let lit: HTMLElement | null = null;
    const light = () => {
      const found = findHinted(hint);
      if (found === lit) return;
      lit?.removeAttribute("data-next");
      lit = found;
      lit?.setAttribute("data-next", "");
    };
    light();
    const observer = new MutationObserver(light);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ["aria-current", "class", "inert"],
    });
    return () => {
      observer.disconnect();
      lit?.removeAttribute("data-next");
    };
  }, [JSON.stringify(hint)]);

  const { steps } = words.walk;
  return (
    <section className="walk" aria-label={words.walk.title}>
      <progress max={steps.length} value={walk.step} aria-label={words.walk.title} />
      <p role="status">
        {walk.step < steps.length && <b>{words.walk.step(walk.step + 1, steps.length)}</b>}{" "}
        {steps[walk.step] ?? words.walk.done}
      </p>
      <button
        type="button"
        className="quiet icon"
        aria-label={words.walk.restart}
        title={words.walk.restart}
        onClick={() => setWalk(begin(snapshot))}
      >
        ↻
      </button>
      <button type="button" className="quiet icon" aria-label={words.walk.dismiss} onClick={onLeave}>
        ✕
      </button>
    </section>
  );
}
