import { formExample, messageExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { phrases } from "../words.ts";
import { keepSearchForm } from "./forms.ts";
import { savedSearchList } from "./messages.ts";
import { searchesAtMost, type SavedSearch } from "./rules.ts";

/** Some that somebody has kept. */
export const savedIn = ({ story }: Stage): readonly SavedSearch[] =>
  [story.service, story.title, story.sought].map((name, index) => ({
    id: `0197f0c2-0000-7000-8000-00000000000${index}`,
    name,
    sought: index === 0 ? `${story.sought} status:open queue:${story.queue}` : name,
  }));

const shown = (called: string, message: ReturnType<typeof savedSearchList>): Example =>
  messageExample("home and lists", `saved searches: ${called}`, message);

export function savedSearches(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const says = phrases(viewer.locale).savedSearches;
  const [first, ...others] = savedIn(stage);
  const name = first?.name ?? "";
  return [
    shown("none", savedSearchList([], viewer)),
    shown("some, one just kept", savedSearchList(savedIn(stage), viewer, says.kept(name))),
    shown("one is removed", savedSearchList(others, viewer, says.removed(name))),
    shown("removed already", savedSearchList(others, viewer, says.gone)),
  ];
}

export function savedSearchForms(stage: Stage): readonly Example[] {
  const { locale } = stage.viewer;
  const { form: says } = phrases(locale).savedSearches;
  const form = keepSearchForm({ do: "keep-search", sought: stage.story.sought }, locale);
  return [
    formExample("a search to be kept", form),
    formExample("a search to be kept: of this name already", form, { name: says.taken }),
    formExample("a search to be kept: too many", form, { name: says.full(searchesAtMost) }),
  ];
}
