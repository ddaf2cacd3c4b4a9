import { briefs } from "./briefs/words.en.ts";
import { cards } from "./cards/words.en.ts";
import { errors, forms } from "./forms.en.ts";
import { buttons, labels } from "./labels.en.ts";
import { lists } from "./home/words.en.ts";
import { agentsNotes, personNotes } from "./notes/words.en.ts";
import { setUp } from "./queues/words.en.ts";
import { refusals, whispers } from "./whispers.en.ts";

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
