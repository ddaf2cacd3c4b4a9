import { useState, type ReactNode } from "react";
import type { Place } from "../../protocol.ts";
import { usePage } from "./page-context.ts";
import { ActAs } from "./person.tsx";
import { onEscape, onPressBeside, PlaceList, type PlaceSection } from "./place-list.tsx";
import { Toast } from "./toast.tsx";

interface SideProps {
  readonly platform: "slack" | "teams";
  readonly name: string;
  readonly mark: string;
  readonly me: string;
  readonly onChoose: (person: string) => void;
  readonly places: readonly Place[];
  readonly here: string | null;
  readonly onGo: (place: string) => void;
  readonly sections: readonly PlaceSection[];
  /** A form lies over it. */
  readonly covered: boolean;
  /** What lies over everything else: a form, a toast. */
  readonly over: ReactNode;
  readonly trouble: { readonly words: string; readonly news: string } | null;
  readonly children: ReactNode;
}

/** The frame of a platform: who one is, where one can go, and what stands there. */
export function Side(props: SideProps) {
  const { platform, name, mark, me, onChoose, places, here, onGo, sections, covered, over, trouble, children } = props;
  const { words } = usePage();
  const [listOpen, setListOpen] = useState(false);
  const closeList = () => setListOpen(false);
  return (
    <section className={`side ${platform}`} aria-label={name} data-side={platform} onKeyDown={onEscape(closeList)}>
      <header className="side-head">
        <button
          type="button"
          className="quiet icon list-switch"
          aria-label={words.places}
          aria-expanded={listOpen}
          onClick={() => setListOpen(!listOpen)}
        >
          ☰
        </button>
        <h2>
          <span aria-hidden className="side-mark">
            {mark}
          </span>
          {name}
        </h2>
        <ActAs platform={platform} me={me} onChoose={onChoose} />
      </header>
      <div
        className={listOpen ? "side-body list-open" : "side-body"}
        inert={covered}
        onClick={onPressBeside(closeList)}
      >
        <PlaceList
          places={places}
          here={here}
          onGo={(id) => {
            onGo(id);
            closeList();
          }}
          sections={sections}
        />
        {children}
      </div>
      {over}
      <Toast words={trouble?.words ?? null} of={me} news={trouble?.news ?? ""} />
    </section>
  );
}
