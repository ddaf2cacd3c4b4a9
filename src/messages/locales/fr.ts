import { briefs } from "./fr/briefs.ts";
import { cards } from "./fr/cards.ts";
import { errors, forms } from "./fr/forms.ts";
import { buttons, labels } from "./fr/labels.ts";
import { lists } from "./fr/lists.ts";
import { agentsNotes, personNotes } from "./fr/notes.ts";
import { setUp } from "./fr/set-up.ts";
import { refusals, whispers } from "./fr/whispers.ts";
import type { Phrases } from "./phrases.ts";

export const fr: Phrases = {
  labels,
  buttons,
  cards,
  personNotes,
  agentsNotes,
  forms,
  errors,
  lists,
  briefs,
  whispers,
  refusals,
  setUp,
};
