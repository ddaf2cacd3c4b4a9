import type { Locale } from "../locales/locale.ts";
import { briefs } from "./briefs.ts";
import { agentsCards, personCards } from "./cards.ts";
import type { Example } from "./example.ts";
import { forms } from "./forms.ts";
import { lists } from "./lists.ts";
import { notes } from "./notes.ts";
import { stageIn, type Stage } from "./stage.ts";
import { whispers } from "./whispers.ts";

/** Everything the desk can say in one language on one platform; on the other stand the same names in the same order. */
export function examples(locale: Locale, platform: Stage["platform"]): readonly Example[] {
  const stage = stageIn(locale, platform);
  return [personCards, agentsCards, notes, forms, lists, briefs, whispers].flatMap((these) => these(stage));
}
