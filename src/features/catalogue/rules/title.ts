import type { Locale } from "../../../kernel/locale.ts";
import type { Answered, Service } from "../../../kernel/service.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { cutLine } from "../../../kernel/words/cut.ts";

const longest = 150; // characters, as in the form of a new ticket

/** How a ticket of a service is called: by what tells it from others of that service too, what was written or chosen first. */
export function titleOf({ name }: Pick<Service, "name">, answers: readonly Answered[], locale: Locale): string {
  const [more = ""] = [
    ...answers.flatMap((answer) => (answer.kind === "text" ? [answer.text] : [])),
    ...answers.flatMap((answer) => (answer.kind === "choice" ? answer.chosen.map(({ label }) => label[locale]) : [])),
  ];
  return cutLine(more.trim() === "" ? name[locale] : `${name[locale]} · ${more}`, longest);
}

/** What the service that a ticket asks for is called, in any language; none where the ticket is about another by now. */
export const namesOf = ({ asked, service }: Pick<Ticket, "asked" | "service">): readonly string[] => {
  const names = Object.values(asked?.name ?? {});
  return names.includes(service) ? names : [];
};
