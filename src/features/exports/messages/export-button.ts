import type { Button } from "../../../screen/message.ts";
import type { Action } from "../../actions.ts";
import type { Phrases } from "../../words.ts";

/** Which tickets are meant: those of a report, or those that are found. */
export type Meant = Extract<Action, { do: "export" }>["what"];

/** Asks first what the file is to be. */
export const exportButton = (what: Meant, { buttons }: Phrases): Button => ({
  label: buttons.export,
  action: { do: "export", what },
});
