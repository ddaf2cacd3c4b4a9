import type { PlatformName } from "../channels/platform.ts";
import { signs } from "../doctor/report.ts";
import { named } from "../doctor/say.ts";
import { environment, whereFound, type VariableName } from "../process/config-variables.ts";
import { checkStep, type Values } from "./check-step.ts";
import { startOf, steps, type Step } from "./steps.ts";
import type { Terminal } from "./terminal.ts";

export interface Connecting {
  readonly terminal: Terminal;
  /** As `.env` has them. */
  readonly kept: Values;
  /** What is set in the environment itself, which wins over `.env`. */
  readonly set: Values;
  keep(name: VariableName, value: string): Promise<void>;
  readonly now: () => Date;
  /** Writes the app to be uploaded to Teams. */
  writeTeamsApp(appId: string): Promise<void>;
}

const offered: readonly (readonly [string, readonly PlatformName[]])[] = [
  ["Slack", ["slack"]],
  ["Teams", ["teams"]],
  ["both", ["slack", "teams"]],
];

/** Walks somebody through all steps of the platforms they choose, and checks each value with the platform at once. */
export async function connect(connecting: Connecting): Promise<void> {
  const { terminal } = connecting;
  const chosen = await terminal.choose(
    "Where do your people chat?",
    offered.map(([name]) => name),
  );
  const platforms = offered[chosen]?.[1] ?? [];
  let values: Values = { ...connecting.kept, ...connecting.set };
  for (const platform of platforms) values = await walk(platform, values, connecting);
  for (const platform of platforms) terminal.say(whatFollows(platform));
  terminal.say(
    "\nLeads can sign in to their figures with your identity provider: set OIDC_ISSUER (docs/run.md, Sign-in).",
  );
  terminal.say("npm run doctor says at any time how far you are.");
}

/** The steps before the start of the desk; those that a check shows as done are passed over, with all before them. */
async function walk(platform: PlatformName, before: Values, connecting: Connecting): Promise<Values> {
  const { terminal } = connecting;
  const here = steps[platform].slice(0, startOf(platform));
  const done = await lastDone(here, before, connecting);
  let values = before;
  for (const [index, step] of here.entries()) {
    if (index <= done) continue;
    terminal.say(`\n${textOf(headingOf(platform, index), step.todo)}`);
    if (step.asks.length === 0) await terminal.waitFor("Done? Press Enter");
    else values = await askUntilWell(step, values, connecting);
  }
  const appId = values["MicrosoftAppId"];
  if (platform === "teams" && appId !== undefined) await connecting.writeTeamsApp(appId);
  return values;
}

const headingOf = (platform: PlatformName, index: number): string =>
  `${named(platform)}, step ${index + 1} of ${steps[platform].length}: ${steps[platform][index]?.title ?? ""}`;

const textOf = (heading: string, todo: readonly string[]): string =>
  [heading, ...todo.flatMap((each) => each.split("\n")).map((line) => `  ${line}`)].join("\n");

/** The index of the last step whose values are there already, and good as the platform says; -1 for none. */
async function lastDone(here: readonly Step[], values: Values, { terminal, now }: Connecting): Promise<number> {
  let last = -1;
  for (const [index, step] of here.entries()) {
    if (step.shownBy === null || step.asks.some((name) => !values[name])) continue;
    const found = await checkStep(step, values, now);
    if (found === null || found.state === "ill") break;
    terminal.say(`✓ ${step.title}: ${found.sentence}`);
    last = index;
  }
  return last;
}

/** @throws when what is wrong is set in the environment, where it cannot be put right from here */
async function askUntilWell(step: Step, before: Values, connecting: Connecting): Promise<Values> {
  const { terminal, set, now } = connecting;
  let values = before;
  for (;;) {
    for (const name of step.asks) {
      if (set[name]) continue;
      const value = await terminal.ask(questionOf(name, values[name]));
      await connecting.keep(name, value);
      values = { ...values, [name]: value };
    }
    const found = await checkStep(step, values, now);
    if (found === null) return values;
    terminal.say(`${signs[found.state]} ${found.sentence}${found.remedy ? `\n  → ${found.remedy}` : ""}`);
    if (found.state !== "ill") return values;
    if (step.asks.every((name) => set[name])) throw new Error(inEnvironment(step.asks));
  }
}

const inEnvironment = (names: readonly VariableName[]): string =>
  `${names.join(", ")} is set in the environment, which wins over .env. Put it right there, then come back.`;

const secrets: ReadonlySet<VariableName> = new Set(["SLACK_APP_TOKEN", "SLACK_BOT_TOKEN", "MicrosoftAppPassword"]);

const questionOf = (name: VariableName, former: string | undefined) => ({
  message: name,
  isSecret: secrets.has(name),
  former: former || undefined,
  mistakeIn: (value: string): string | null => {
    if (value === "") return `It is needed: ${whereFound[name]}.`;
    const issue = environment.shape[name].safeParse(value).error?.issues[0];
    return issue === undefined ? null : `This ${issue.message}: ${whereFound[name]}.`;
  },
});

/** What is to be done where this program cannot help. */
function whatFollows(platform: PlatformName): string {
  const start = startOf(platform);
  const rest = steps[platform].slice(start).map(({ todo }, index) => textOf(headingOf(platform, start + index), todo));
  return `\n${rest.join("\n")}`;
}
