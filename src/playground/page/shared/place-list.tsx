import type { KeyboardEvent, MouseEvent } from "react";
import type { Place } from "../../protocol.ts";
import { usePage } from "./page-context.ts";

export interface PlaceSection {
  readonly title: string;
  readonly kind: Place["kind"];
  readonly mark: string;
}

interface PlaceListProps {
  readonly sections: readonly PlaceSection[];
  readonly places: readonly Place[];
  readonly here: string | null;
  readonly onGo: (place: string) => void;
}

/** The conversations of one side, with what is unread in each. */
export function PlaceList({ sections, places, here, onGo }: PlaceListProps) {
  const { words } = usePage();
  return (
    <nav aria-label={words.places} className="places">
      {sections.map(({ title, kind, mark }) => (
        <section key={kind}>
          <h3>{title}</h3>
          <ul>
            {places
              .filter((place) => place.kind === kind)
              .map(({ id, name, unread }) => (
                <li key={id}>
                  <button
                    type="button"
                    data-testid={`place-${id}`}
                    className={unread > 0 ? "place unread" : "place"}
                    aria-current={id === here ? "page" : undefined}
                    onClick={() => onGo(id)}
                  >
                    <span aria-hidden className="place-mark">
                      {mark}
                    </span>
                    <span className="place-name">{name}</span>
                    {unread > 0 && (
                      <span className="badge">
                        <span aria-hidden>{unread}</span>
                        <span className="unseen"> {words.unread(unread)}</span>
                      </span>
                    )}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** On a phone the list is a drawer: Esc closes it, and so does a press beside it. */
export const onEscape =
  (close: () => void) =>
  ({ key }: KeyboardEvent): void => {
    if (key === "Escape") close();
  };

export const onPressBeside =
  (close: () => void) =>
  ({ target }: MouseEvent): void => {
    if (target instanceof Element && target.closest(".places") === null) close();
  };
