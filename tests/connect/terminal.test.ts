import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { expect, test, vi } from "vitest";
import { createTerminal } from "../../src/connect/terminal.ts";

/** Real prompts, on streams instead of a terminal. */

function stage() {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = "";
  output.on("data", (chunk: Buffer) => (shown += stripVTControlCharacters(chunk.toString())));
  const press = async (keys: string, after: string): Promise<void> => {
    await vi.waitFor(() => expect(shown).toContain(after));
    input.write(keys);
  };
  return { terminal: createTerminal({ input, output }), press, shown: () => shown };
}

test("a secret is asked for again until it is good, and never shown", async () => {
  const { terminal, press, shown } = stage();
  const mistakeIn = (value: string) => (value === "right-secret" ? null : "This is not it.");
  const asked = terminal.ask({ message: "TOKEN", isSecret: true, former: undefined, mistakeIn });
  await press("wrong-secret\n", "TOKEN");
  await press("\u0015right-secret\n", "This is not it.");
  expect(await asked).toBe("right-secret");
  expect(shown()).not.toMatch(/wrong-secret|right-secret/);
});

test("what was given before is offered, and Enter takes it", async () => {
  const { terminal, press } = stage();
  const asked = terminal.ask({ message: "ID", isSecret: false, former: "as before", mistakeIn: () => null });
  await press("\n", "as before");
  expect(await asked).toBe("as before");
});

test("one of several is chosen with the arrow", async () => {
  const { terminal, press } = stage();
  const chosen = terminal.choose("Where?", ["Slack", "Teams", "both"]);
  await press("\u001b[B\n", "both");
  expect(await chosen).toBe(1);
});
