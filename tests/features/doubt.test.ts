import { expect, test } from "vitest";
import { doubtOf } from "../../src/features/replies/rules/doubt.ts";

/** What an agent's words to the requester look like that are meant for colleagues. */

test.each([
  "Internal: she asks this every week",
  "internal - do not answer yet",
  "[INTERNAL] call the supplier first",
  "Internal note, the VPN team has it",
  "Interne : elle le demande chaque semaine",
  "« Interne » ne pas répondre",
  "Note interne : voir avec Paul",
])("“%s” says so itself", (text) => {
  expect(doubtOf(text)).toBe("says-internal");
});

test.each([
  "Please restart it, and tell me whether the internal network is back",
  "Internally nothing changes for you",
  "Internet is back",
  "L’équipe interne s’en occupe",
  "",
])("“%s” does not", (text) => {
  expect(doubtOf(text)).toBeNull();
});

test("a password in it is asked about", () => {
  expect(doubtOf("Your new password: Xk9#mmTq2!vR")).toBe("secret");
});
