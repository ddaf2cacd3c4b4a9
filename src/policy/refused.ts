import { toModal } from "../channels/slack/forms.ts";
import { limits as slack } from "../channels/slack/limits.ts";
import { render as renderOnSlack } from "../channels/slack/render.ts";
import { dialog } from "../channels/teams/forms.ts";
import { limits as teams } from "../channels/teams/limits.ts";
import { render as renderOnTeams } from "../channels/teams/render.ts";
import { catalogueMessage } from "../features/catalogue/messages.ts";
import { servicesAPage } from "../features/catalogue/rules.ts";
import { newTicketForm } from "../features/opening/forms.ts";
import { locales, type Locale } from "../kernel/locale.ts";
import type { Service } from "../kernel/service.ts";
import type { Form } from "../screen/form.ts";

/** What a platform does not take, or not whole. */
export interface Refusal {
  readonly path: readonly string[];
  readonly platform: "Slack" | "Teams";
  readonly locale: Locale;
  readonly why: string;
}

/** Draws each form of each service, and each page of the catalogue, in each language and for both platforms. */
export function refusalsOf(services: readonly Service[]): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const locale of locales) {
    for (const service of services) refusals.push(...inForm(service, locale));
    for (let from = 0; from < services.length; from += servicesAPage)
      refusals.push(...inCatalogue(services, from, locale));
    const first = newTicketForm({ do: "new-ticket" }, locale, { services });
    refusals.push(...drawn(first, ["services"], locale));
  }
  return refusals;
}

/** All that it could ever ask, at once: no answers show more. */
function inForm(service: Service, locale: Locale): readonly Refusal[] {
  const all: Service = { ...service, fields: service.fields.map((field) => ({ ...field, when: [] })) };
  const form = newTicketForm({ do: "new-ticket", service: service.key }, locale, { services: [all] });
  return drawn(form, ["services", service.key], locale);
}

const at = { openedIn: null, pressedOn: null, zone: "UTC" } as const;

function drawn(form: Form, path: readonly string[], locale: Locale): readonly Refusal[] {
  const modal = toModal(form, at);
  const inputs = modal.blocks.flatMap((block) => (block.type === "input" && "label" in block ? [block] : []));
  const card = dialog(form, { nonce: "00000000-0000-0000-0000-000000000000", zone: at.zone }).card.content;
  const onSlack = (why: string, ...more: readonly string[]): Refusal => ({
    path: [...path, ...more],
    platform: "Slack",
    locale,
    why,
  });
  const lost = form.fields.length - inputs.length;
  return [
    ...(lost > 0 ? [onSlack(`${lost} of ${form.fields.length} questions find no room in its form`, "fields")] : []),
    ...tooMuch(onSlack("", "fields"), JSON.stringify(modal), slack.viewBytes),
    ...tooMuch({ ...onSlack("", "fields"), platform: "Teams" }, JSON.stringify(card), teams.cardBytes),
    ...form.fields.flatMap(({ name, label }) => {
      const input = inputs.find(({ block_id: id }) => id === name);
      const shown = input?.label.text;
      return shown === undefined || shown === label || !shown.endsWith("…")
        ? []
        : [onSlack(`“${shown}” is cut`, "fields", name.slice(name.indexOf(".") + 1), "label")];
    }),
  ];
}

const tooMuch = (refusal: Refusal, said: string, most: number): readonly Refusal[] => {
  const bytes = Buffer.byteLength(said);
  return bytes <= most ? [] : [{ ...refusal, why: `${bytes} bytes; it takes ${most}` }];
};

function inCatalogue(services: readonly Service[], from: number, locale: Locale): readonly Refusal[] {
  const message = (platform: "slack" | "teams") =>
    catalogueMessage(services, { from }, { locale, zone: at.zone, platform, names: () => ({ name: "", user: null }) });
  const refusal: Refusal = { path: ["services"], platform: "Slack", locale, why: "" };
  const page = message("slack");
  const { length } = renderOnSlack(page, Number.POSITIVE_INFINITY).blocks;
  const card = JSON.stringify(renderOnTeams(message("teams")));
  return [
    ...(length > slack.messageBlocks
      ? [{ ...refusal, why: `${length} blocks of a page; it takes ${slack.messageBlocks}` }]
      : []),
    ...tooMuch({ ...refusal, platform: "Teams" }, card, teams.cardBytes),
  ];
}
