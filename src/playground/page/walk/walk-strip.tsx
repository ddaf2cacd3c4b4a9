import { useEffect, useState } from "react";
import type { Snapshot } from "../../protocol.ts";
import { usePage } from "../shared/page-context.ts";
import type { Words } from "../shared/words.ts";
import { findHinted, hintFor } from "./hint.ts";
import { keepWalk, keptWalk } from "./kept-walk.ts";
import { advanceApproval, approverOf, beginApproval, toTry } from "./approval-steps.ts";
import { advanceTicket, begin, type Walk } from "./steps.ts";

const advance = (walk: Walk, snapshot: Snapshot): Walk =>
  walk.part === "ticket" ? advanceTicket(walk, snapshot) : advanceApproval(walk, snapshot);

/**
 * The guided walk: one sentence at a time, and a light on what to press. It follows what happens on the screens. Where the policy
 * has somebody approve something, there is more to try once it is done.
 */
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
      attributeFilter: ["aria-current", "class", "inert", "data-side-shown"],
    });
    return () => {
      observer.disconnect();
      lit?.removeAttribute("data-next");
    };
  }, [JSON.stringify(hint)]);

  const asked = toTry(snapshot);
  const isOver = walk.part === "ticket" && walk.step === words.walk.steps.length;
  const { steps, done } = walk.part === "ticket" ? words.walk : moreIn(words, walk, snapshot);
  return (
    <section className="walk" data-part={walk.part} aria-label={words.walk.title}>
      <progress max={steps.length} value={walk.step} aria-label={words.walk.title} />
      <p role="status">
        {walk.step < steps.length && <b>{words.walk.step(walk.step + 1, steps.length)}</b>} {steps[walk.step] ?? done}
      </p>
      {isOver && asked !== null && (
        <button type="button" className="chip more" onClick={() => setWalk(beginApproval(snapshot))}>
          {words.walk.more.open}
        </button>
      )}
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

/** The sentences of the second part, with what is asked for and who is asked. */
function moreIn({ walk: { more } }: Words, { ticket }: Walk, snapshot: Snapshot) {
  const who = approverOf(snapshot, ticket?.approver);
  const { service = "", answers = [] } = toTry(snapshot) ?? {};
  const name = who?.name ?? "";
  const { command, choose, answer, become, approve, back } = more.steps;
  const steps = [
    command,
    choose(service),
    answer(answers),
    become(name, who?.platform === "teams" ? "Teams" : "Slack"),
    approve(name),
    back,
  ];
  return { steps, done: more.done };
}
