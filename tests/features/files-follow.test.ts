import { expect, test } from "vitest";
import { filesFollow, followedFor } from "../../src/features/opening/rules/files-follow.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { aTicket } from "../support/a-ticket.ts";

const now = new Date("2026-11-23T09:00:00Z");
const ago = (milliseconds: number): Date => new Date(now.getTime() - milliseconds);
const opened = (reference: string, more: Partial<Ticket> = {}): Ticket =>
  aTicket({ reference, requester: "mona", openedAt: ago(60_000), ...more });
const followed = (...tickets: readonly Ticket[]) => filesFollow(tickets, "mona", now)?.reference ?? null;

test("files without a word follow the one ticket that their sender has just opened", () => {
  expect(followed(opened("one"))).toBe("one");
  expect(followed(opened("old", { openedAt: ago(followedFor + 1) }), opened("new"))).toBe("new");
  expect(followed(opened("at the very end", { openedAt: ago(followedFor) }))).toBe("at the very end");
});

test("and none where anything else may be meant", () => {
  expect(followed()).toBeNull();
  expect(followed(opened("one"), opened("two"))).toBeNull();
  expect(followed(opened("old", { openedAt: ago(followedFor + 1) }))).toBeNull();
  expect(followed(opened("a colleague's", { requester: "omar" }))).toBeNull();
  expect(followed(opened("new"), opened("asked", { status: "waiting", openedAt: ago(86_400_000) }))).toBeNull();
});
