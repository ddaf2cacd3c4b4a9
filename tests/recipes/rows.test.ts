import { afterAll, expect, test } from "vitest";
import { forms } from "../../src/features/forms.ts";
import { jobs } from "../../src/features/jobs.ts";
import { commands, events } from "../../src/features/rules.ts";
import { copySource } from "./copy-of-source.ts";

/** A row that leaves out one answer does not compile: shown with a real row of each kind, and each of its answers. */

interface Kind {
  readonly row: object;
  readonly imports: string;
  /** The row and its type, as they stand in a fixture. */
  readonly whole: string;
  readonly type: string;
  /** The answer that says which others there are: without it the compiler names the type. */
  readonly decides?: string;
}

const kinds: Readonly<Record<string, Kind>> = {
  event: {
    row: events.followed,
    imports: `import type { EventRule } from "../kernel/event.ts";
import { events } from "../features/rules.ts";`,
    whole: "events.followed",
    type: `EventRule<{ readonly type: "followed" }>`,
  },
  command: {
    row: commands.work,
    imports: `import type { CommandRule } from "../kernel/command.ts";
import type { Of } from "../kernel/event.ts";
import { commands, type Refusal, type TicketCommand, type TicketEvent } from "../features/rules.ts";`,
    whole: "commands.work",
    type: `CommandRule<Of<TicketCommand, "work">, TicketEvent, Refusal>`,
  },
  form: {
    row: forms.work,
    imports: `import type { FormRule } from "../screen/form-rule.ts";
import { forms } from "../features/forms.ts";`,
    whole: "forms.work",
    type: "FormRule",
  },
  "form-of-a-feature": {
    row: { needs: "work", as: "agent", readBy: "agents", questions: null },
    imports: `import type { FormRow } from "../screen/form-rule.ts";`,
    whole: `({ needs: "work", as: "agent", readBy: "agents", questions: {} } as const)`,
    type: "FormRow<Record<never, never>>",
  },
  job: {
    row: jobs["brief-due"],
    imports: `import type { JobOf, JobRule } from "../worker/job-rule.ts";
import { jobs } from "../features/jobs.ts";`,
    whole: `jobs["brief-due"]`,
    type: `JobRule<JobOf<"brief-due">>`,
    decides: "speaks",
  },
};

/** Every answer of a row, and with a dot those within one. */
const answersOf = (row: object): readonly string[] =>
  Object.entries(row).flatMap(([name, answer]: [string, unknown]) => [
    name,
    ...(isPlain(answer) ? Object.keys(answer).map((inner) => `${name}.${inner}`) : []),
  ]);
const isPlain = (value: unknown): value is object =>
  typeof value === "object" &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  !("_zod" in value);

const wholeRows = Object.entries(kinds).map(([kind, { imports, whole, type }]) => ({
  file: `src/rows/${kind}.ts`,
  text: `${imports}\nexport const row: ${type} = ${whole};\n`,
}));

const fixtures = Object.entries(kinds).flatMap(([kind, { row, imports, whole, type, decides }]) =>
  answersOf(row).map((answer) => {
    const [outer = "", inner] = answer.split(".");
    const lacking =
      inner === undefined
        ? `const { ${outer}: _, ...lacking } = ${whole};`
        : `const { ${inner}: _, ...rest } = ${whole}.${outer};\nconst lacking = { ...${whole}, ${outer}: rest };`;
    return {
      file: `src/rows/${kind}-without-${answer}.ts`,
      named: answer === decides ? "JobRule<" : `'${inner ?? outer}'`,
      text: `${imports}\n${lacking}\nexport const row: ${type} = lacking;\n`,
    };
  }),
);

const copy = copySource();
afterAll(async () => (await copy).remove());

test("a row that leaves out one answer does not compile, and the compiler names it", { timeout: 240_000 }, async () => {
  const source = await copy;
  expect(fixtures.length).toBeGreaterThan(30);
  for (const { file, text } of [...wholeRows, ...fixtures]) await source.add(file, text);
  const found = await source.errors();
  expect([...found.keys()].toSorted()).toEqual(fixtures.map(({ file }) => file).toSorted());
  expect(fixtures.filter(({ file, named }) => found.get(file)?.includes(named) !== true)).toEqual([]);
});
