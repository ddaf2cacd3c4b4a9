import { expect, test } from "vitest";
import { calm, turnKnobs } from "../../../src/playground/knobs.ts";
import { createFaults as createSlackFaults } from "../../../src/playground/slack/faults.ts";
import { createFaults as createTeamsFaults } from "../../../src/playground/teams/faults.ts";

test("two posts that are retried side by side both get through when they come again", () => {
  const slack = createSlackFaults();
  const teams = createTeamsFaults();
  turnKnobs({ ...calm, loseAnswers: true }, { slack: { faults: slack }, teams: { faults: teams } });
  const oneRound = () =>
    ["card", "note"].flatMap((place) => [slack.take("chat.update", place), teams.take("update", place)]);
  const lost = { kind: "lose-answer" };
  expect(oneRound()).toEqual([lost, lost, lost, lost]);
  expect(oneRound()).toEqual([undefined, undefined, undefined, undefined]);
});
