import { describe, expect, it } from "vitest";
import { answerTo, type Manner } from "../../src/channels/teams/answers.ts";
import { button, say, saying } from "./teams-desk.ts";

const late = say(
  { kind: "heading", text: "I261121_0042 · The printer smokes" },
  { kind: "quote", text: "Still smoking" },
  button("Send it anyway", { do: "place", words: "0197", ticket: "I261121_0042" }),
);
const told = (manner: Manner, title?: string) =>
  answerTo({ kind: "whisper", message: late, ...(title !== undefined && { title }) }, manner, {
    nonce: "n",
    zone: "UTC",
  });

describe("a form that came too late", () => {
  it.each(["submit", "extension", "dialog"] as const)("is a card in its own dialog, by %s", (manner) => {
    const { body, later } = told(manner, "Not sent");
    expect(body).toMatchObject({ task: { type: "continue", value: { title: "Not sent" } } });
    const shown = JSON.stringify(body);
    for (const part of ["The printer smokes", "Still smoking", "Send it anyway"]) expect(shown).toContain(part);
    expect(later).toBe(late);
  });

  it("has buttons there that draw the dialog anew", () => {
    expect(JSON.stringify(told("submit", "Not sent").body)).toContain('"dialog":"Not sent"');
  });

  it("is told in words where nothing has a title, and under the card where no dialog is", () => {
    expect(told("submit").body).toMatchObject({ task: { type: "message" } });
    expect(told("action", "Not sent").body).toMatchObject({ statusCode: 200 });
    const short = answerTo({ kind: "whisper", message: saying("Saved") }, "submit", { nonce: "n", zone: "UTC" });
    expect(short.body).toEqual({ task: { type: "message", value: "Saved." } });
  });
});
