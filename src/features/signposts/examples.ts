import type { Message } from "../../screen/message.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn } from "../examples/tickets.ts";
import { cardCopied, greeting, notPassedOn, outdatedButton, outdatedForm, underCopy, unreachable } from "./messages.ts";

const url = "https://teams.microsoft.com/l/1";

export function toldOfSignposts(stage: Stage): Readonly<Record<string, Message>> {
  const { viewer, story } = stage;
  const ticket = ticketIn("new", stage);
  return {
    "cannot be written to": unreachable(viewer),
    "a card that stood there twice": cardCopied({ ticket, url }, viewer),
    "a card that stood there twice, in a chat": cardCopied({ ticket, url: null }, viewer),
    "words under a card that stands there twice": underCopy({ id: "12", text: story.note }, [{ ticket, url }], viewer),
    "a form of another version": outdatedForm(story.answer, viewer),
    "a button of another version": outdatedButton(false, viewer),
    "a button of another version, its card drawn anew": outdatedButton(true, viewer),
    "not passed on": notPassedOn(viewer),
  };
}

export const greetings = ({ viewer, story }: Stage): Readonly<Record<string, Message>> => ({
  greeting: greeting(story.deskName, false, viewer),
  "greeting, where new tickets arrive elsewhere": greeting(story.deskName, true, viewer),
});
