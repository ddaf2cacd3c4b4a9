import { briefs } from "./en/briefs.ts";
import { cards } from "./en/cards.ts";
import { errors, forms } from "./en/forms.ts";
import { buttons, labels } from "./en/labels.ts";
import { lists } from "./en/lists.ts";
import { agentsNotes, personNotes } from "./en/notes.ts";
import { setUp } from "./en/set-up.ts";
import { refusals, whispers } from "./en/whispers.ts";

export const en = {
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
