import { expect, test } from "vitest";
import { unreachable } from "../../src/playground/teams/invoke-answers.ts";
import { form, saying, startTeamsDesk } from "../channels/teams-desk.ts";

const desk = await startTeamsDesk();

test("a dialog of Teams that the desk could not deal with stays open, with what was typed in it", async () => {
  const ann = desk.tenant.person({ name: "Ann", email: "ann@atelier.example" });
  let broken = true;
  desk.answer = ({ kind }) => {
    if (kind === "submitted" && broken) throw new Error("the database is away");
    return kind === "submitted" ? { kind: "done" } : { kind: "open-form", form, offer: saying("Open the form") };
  };
  await ann.runsCommand("newTicket", { from: "compose", in: "chat" });
  ann.fills({ "What was done": "Plugged it in" });
  await ann.presses("Resolve");
  expect(ann.toast()).toBe(unreachable);
  expect(ann.dialog()?.fields).toEqual({ "What was done": "Plugged it in" });
  expect(ann.sees("chat")).toBe("");

  broken = false;
  await ann.presses("Resolve");
  expect(ann.dialog()).toBeNull();
});
