import { typedWords } from "../../src/features/rules/events.ts";
import type { Intent } from "../../src/channels/platform.ts";
import type { Evidence, Law } from "./laws.ts";
import { onceOf } from "./make-acts.ts";

/** All that was typed, as it was written down. */
const writtenIn = ({ tickets }: Evidence): readonly string[] =>
  tickets.flatMap(({ history }) => history.flatMap(({ event }) => typedWords(event)));

/** What somebody typed into a form stands there once where they were told so, and not at all where they were refused. */
export const heardOnce: Law = (evidence) => {
  const written = writtenIn(evidence);
  return evidence.ran.asked.flatMap(({ intent, reply }) => {
    const count = written.filter((words) => words.includes(`(${intent.once})`)).length;
    if (count > 1) return [`${intent.once} was written down ${count} times`];
    if (!saysSomething(intent) || reply === null) return [];
    const isTaken = reply.kind === "done";
    return isTaken === (count === 1)
      ? []
      : [`${intent.once} was answered by ${reply.kind}, and stands there ${count} times`];
  });
};

const saysSomething = (intent: Intent): boolean =>
  intent.kind === "submitted" &&
  intent.opener.do === "fill" &&
  Object.values(intent.values).some((value) => value?.includes(`(${intent.once})`));

/** Words that wait go to one place, whichever of their buttons is pressed, and so does the file that came with them. */
export const sentOnce: Law = (evidence) => {
  const { ran, left } = evidence;
  const sent = ran.asked.filter(({ intent }) => wordsSent(intent) !== undefined);
  if (sent.length === 0) return [];
  const ways = [onceOf("renee", "writes"), ...sent.map(({ intent }) => intent.once)];
  const count = writtenIn(evidence).filter((words) => ways.some((once) => words.includes(`(${once})`))).length;
  const isTaken = sent.some(({ reply }) => reply !== null && reply.kind !== "form-errors");
  const files = evidence.tickets.flatMap(({ history }) =>
    history.flatMap(({ event }) => ("files" in event ? event.files : [])),
  ).length;
  const isAllDone = ran.scenario.workers !== null && left.length === 0;
  return [
    ...(count > 1 || (isTaken && count === 0) ? [`words that waited stand there ${count} times`] : []),
    ...(files > 1 || (isAllDone && isTaken && files === 0) ? [`their file stands there ${files} times`] : []),
  ];
};

function wordsSent(intent: Intent): string | undefined {
  if (intent.kind === "pressed" && (intent.action.do === "send" || intent.action.do === "place"))
    return intent.action.words;
  return intent.kind === "submitted" && intent.opener.do === "new-ticket" ? intent.opener.words : undefined;
}

/** What leads are told, and whatever else stands in nobody's ticket, is said once. */
export const nothingTwice: Law = ({ ran }) => {
  const said = ran.chat.standing().map(({ address, message }) => `${address} ${message.summary}`);
  const twice = said.filter((each, at) => said.indexOf(each) < at);
  const lost = ran.chat.answersLost();
  return twice.length > lost ? twice.map((each) => `said twice: ${each}`) : [];
};
