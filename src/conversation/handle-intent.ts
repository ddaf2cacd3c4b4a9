import { answerAsked, answerQuoted, showHome } from "./handle-command.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { keepTyped, offerDraft } from "./drafts.ts";
import { pressed } from "./handle-button.ts";
import { relayed, replied, wrote } from "./handle-message.ts";
import { tellOfSecrets } from "./secrets-typed.ts";
import { submitted } from "./handle-form.ts";
import type { Intent, Reply } from "../channels/platform.ts";

/** What the desk answers to whatever somebody did. */
export const handleIntent = async (deps: DeskDeps, intent: Intent): Promise<Reply> =>
  tellOfSecrets(deps, intent, await answer(deps, intent));

async function answer(deps: DeskDeps, intent: Intent): Promise<Reply> {
  switch (intent.kind) {
    case "pressed":
      return pressed(deps, intent);
    case "submitted":
      return submitted(deps, intent);
    case "typed":
      return keepTyped(deps, intent);
    case "closed":
      return offerDraft(deps, intent);
    case "replied":
      return replied(deps, intent);
    case "relayed":
      return relayed(deps, intent);
    case "wrote":
      return wrote(deps, intent);
    case "asked":
      return answerAsked(deps, intent);
    case "quoted":
      return answerQuoted(deps, intent);
    case "visited":
      return showHome(deps, intent);
  }
}
