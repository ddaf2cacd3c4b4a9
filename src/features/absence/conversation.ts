import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import { comeBack, goAway } from "./use-cases.ts";
import { needsApprovers } from "../delegation/conversation.ts";
import { nextTurn } from "../delegation/rules.ts";
import type { Action } from "../actions.ts";
import { awayAsked, awayNoted, awayUnread, backNoted } from "./messages.ts";
import { readDay } from "../../kernel/time/day-words.ts";
import type { Message } from "../../screen/message.ts";
import { once } from "../../conversation/once.ts";
import { viewerOfUser, whisper } from "../../conversation/replies.ts";

/** "away", "away until Monday". `until`: the words for the day; null: until they say that they are back. */
export async function handleAway(deps: DeskDeps, intent: Intent, until: string | null): Promise<Reply> {
  const viewer = viewerOfUser(deps, intent.by);
  const day = until === null ? null : readDay(until, deps.now(), viewer.zone, intent.by.locale);
  if (until !== null && day === null) return whisper(awayUnread(until, viewer));
  return once(deps, intent, async (tx, { id: person, delegation }) => {
    const away = await goAway(tx, deps, { person, day });
    const now = deps.now();
    const isCovered = delegation !== null && nextTurn(delegation, now) !== null;
    const delegates = needsApprovers(deps.policy) && !isCovered ? { delegates: day } : {};
    return { reply: whisper(awayNoted({ ...away, now, ...delegates }, viewer)), changed: true };
  });
}

/** To a day alone: an absence can end on it, and cannot begin later than now. */
export function askAway(deps: DeskDeps, by: ChatUser, words: string): Message {
  const viewer = viewerOfUser(deps, by);
  const day = readDay(words, deps.now(), viewer.zone, by.locale);
  return day === null ? awayUnread(words, viewer) : awayAsked(day, viewer);
}

/** The question that was asked becomes what came of it. */
export async function handleAwayAgreed(
  deps: DeskDeps,
  intent: Intent,
  { until }: Extract<Action, { do: "away" }>,
): Promise<Reply> {
  const reply = await handleAway(deps, intent, until);
  return reply.kind === "whisper" ? { kind: "done", instead: reply.message } : reply;
}

export const handleBack = (deps: DeskDeps, intent: Intent): Promise<Reply> =>
  once(deps, intent, async (tx, by) => {
    const { kept } = await comeBack(tx, deps, by.id);
    return { reply: whisper(backNoted(kept, viewerOfUser(deps, intent.by))), changed: true };
  });
