import type { DeskDeps } from "../../desk/deps.ts";
import { sayToo, viewerOfUser } from "../../conversation/replies.ts";
import type { Intent, Reply } from "../../channels/platform.ts";
import { holdsSecrets } from "../../kernel/words/secrets.ts";
import { secretTyped } from "./messages.ts";

/** The answer to words that hold a secret tells so: once, when and where it was typed. */
export function tellOfSecrets(deps: DeskDeps, intent: Intent, reply: Reply): Reply {
  if (reply.kind !== "done" && reply.kind !== "whisper") return reply; // nothing was taken yet
  if (!typedIn(intent).some(holdsSecrets)) return reply;
  const told = secretTyped(viewerOfUser(deps, intent.by));
  return sayToo(reply, told);
}

function typedIn(intent: Intent): readonly string[] {
  switch (intent.kind) {
    case "submitted":
      return Object.values(intent.values).filter((value) => value !== null);
    case "replied":
    case "relayed":
    case "wrote":
      return [intent.text];
    case "asked":
      return intent.opensForm === true ? [] : [intent.words];
    // Their words stand in a form that is still to be sent.
    case "quoted":
    case "reacted":
    case "marked":
    case "searched":
    case "pressed":
    case "chose":
    case "visited":
    case "entered":
    case "typed":
    case "closed":
    case "outdated":
    case "added":
    case "answered-file":
      return [];
  }
}
