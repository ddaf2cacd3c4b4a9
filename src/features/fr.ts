import { briefs } from "./briefs/words.fr.ts";
import { cards } from "./cards/words.fr.ts";
import { errors, forms } from "./forms.fr.ts";
import { buttons, labels } from "./labels.fr.ts";
import { lists } from "./home/words.fr.ts";
import { agentsNotes, personNotes } from "./notes/words.fr.ts";
import { setUp } from "./queues/words.fr.ts";
import { refusals, whispers } from "./whispers.fr.ts";
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
