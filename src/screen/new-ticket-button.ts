import type { Phrases } from "../features/words.ts";
import type { Button } from "./message.ts";

export const newTicketButton = ({ buttons }: Phrases): Button => ({
  label: buttons.newTicket,
  action: { do: "new-ticket" },
});
