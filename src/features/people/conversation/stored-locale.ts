import type { DeskDeps } from "../../../desk/deps.ts";
import type { Intent } from "../../../channels/platform.ts";
import { opensForm } from "../../actions.ts";
import { readTypedCommand } from "../../../conversation/typed-command.ts";

/**
 * An intent of somebody of whom their platform told nothing yet, with the language and the time zone that are stored of
 * them. Without any they are answered in the desk's.
 */
export async function withStoredLocale({ store }: DeskDeps, intent: Intent): Promise<Intent> {
  const { by } = intent;
  if (
    by.locale !== null ||
    opensNewTicket(intent) ||
    intent.kind === "typed" ||
    (intent.kind === "chose" && intent.opener.do === "new-ticket")
  )
    return intent;
  const stored = await store.personOf(by);
  return stored === null ? intent : { ...intent, by: { ...by, locale: stored.locale, zone: by.zone ?? stored.zone } };
}

/** Whether no platform has told yet who does this. Not asked of what opens a form at once: that cannot wait. */
export const isUnknownUser = async ({ store }: DeskDeps, intent: Intent): Promise<boolean> =>
  !opensAtOnce(intent) && ((await store.personOf(intent.by))?.name ?? "") === "";

function opensAtOnce(intent: Intent): boolean {
  if (intent.kind === "asked") return intent.words.trim() === "";
  return intent.kind === "quoted" || (intent.kind === "pressed" && opensForm(intent.action));
}

/** Its form opens without the database. */
function opensNewTicket(intent: Intent): boolean {
  if (intent.kind === "asked") return intent.opensForm === true && readTypedCommand(intent.words).command === "new";
  return intent.kind === "quoted" || (intent.kind === "pressed" && intent.action.do === "new-ticket");
}
