import type { OnTeams, TeamsSide } from "./furnish-teams.ts";
import type { Act, Values } from "./protocol.ts";
import { nodesOf } from "./teams/card-walk.ts";
import type { Person, SeenPost } from "./teams/person.ts";
import { asThread } from "./teams/places.ts";
import { teamsPlaces, type TeamsPlace } from "./teams-screen.ts";

export type TeamsAct = Extract<Act, { do: `teams-${string}` }>;

const newTicket = "newTicket"; // the message extension's command, in the app's manifest

/** Does it as that person. Throws what they cannot do, in words. */
export async function actOnTeams(side: TeamsSide, me: OnTeams, act: TeamsAct): Promise<void> {
  const { person } = me;
  const placeOf = (id: string): TeamsPlace["at"] => {
    const place = teamsPlaces(side, me).find((each) => each.id === id);
    if (place === undefined) throw new Error(`${person.name} is not there`);
    return place.at;
  };
  switch (act.do) {
    case "teams-write":
      return write(person, placeOf(act.in), act);
    case "teams-press": {
      const place = placeOf(act.in);
      const { post } = postAt(person, place, act.post);
      person.closesDialog(); // a card lies behind it
      person.fills(act.values, place, post.id);
      return person.presses(act.title, { in: place, post: post.id, data: act.data });
    }
    case "teams-new-ticket": {
      const place = act.in === null ? "chat" : placeOf(act.in);
      if (act.post === null) return person.runsCommand(newTicket, { from: "compose", in: place });
      const saying = postAt(person, place, act.post).post.text;
      return person.runsCommand(newTicket, { from: "message", in: place, saying });
    }
    case "teams-dialog-press":
      fillDialog(person, act.values);
      return person.presses(act.title, { data: act.data });
    case "teams-dialog-close":
      return person.closesDialog();
  }
}

type Writing = Extract<TeamsAct, { do: "teams-write" }>;

/** In the chat, `root` is the post that is quoted. */
async function write(person: Person, place: TeamsPlace["at"], writing: Writing): Promise<void> {
  const { words, root, mention } = writing;
  const files = (writing.files ?? []).map(({ name, type, data }) => {
    const inline = type.startsWith("image/"); // it stands among the words
    return { name, type, bytes: Buffer.from(data, "base64"), inline };
  });
  if (place === "chat")
    return person.says(words, { files, ...(root !== null && { quoting: postAt(person, place, root).text }) });
  const at = root === null ? place : asThread(place.record, root);
  await (mention ? person.mentionsBot(words, at, files) : person.writes(words, at, files));
}

/** Enters what differs from what stands there; folded fields are unfolded as the person did it on the page. */
function fillDialog(person: Person, values: Values): void {
  const before = fieldsOf(person);
  const changed = Object.entries(values).filter(([label, value]) => value !== (before[label] ?? ""));
  for (const [label, value] of changed) {
    if (!(label in fieldsOf(person))) unfold(person);
    person.fills({ [label]: value });
  }
}

const fieldsOf = (person: Person): Values => {
  const dialog = person.dialog();
  if (dialog === null) throw new Error("No dialog is open");
  return dialog.fields;
};

function unfold(person: Person): void {
  const titles = nodesOf(person.dialog()?.card).flatMap((node) =>
    "type" in node && node.type === "Action.ToggleVisibility" && "title" in node ? [String(node.title)] : [],
  );
  for (const title of titles) void person.presses(title); // nothing leaves the client
}

function postAt(person: Person, place: TeamsPlace["at"], id: string): SeenPost {
  const found = person.posts(place).find(({ post }) => post.id === id);
  if (found === undefined) throw new Error("That post is gone");
  return found;
}
