import { mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { assert, pre, property, string } from "fast-check";
import { expect, test } from "vitest";
import { keepInDotEnv, withVariable } from "../../src/connect/dot-env-file.ts";

/** What was given is read back as it was given, and nothing else changes. */

const text = "# A comment with TOKEN=1 in it.\nTOKEN=old\n\nexport OTHER='two words'\n";

test("a variable is set where it stands, and the rest stays", () => {
  expect(withVariable(text, "TOKEN", "new")).toBe(text.replace("TOKEN=old", "TOKEN=new"));
  expect(withVariable(text, "OTHER", "x")).toBe(text.replace("export OTHER='two words'", "OTHER=x"));
});

test("one that does not stand there comes at the end", () => {
  expect(withVariable("A=1", "B", "2")).toBe("A=1\nB=2\n");
});

test.for([`it's`, `a "quoted" word`, "a `tick`", "a # b", " x ", `both ' and "`])("%s is read back", (value) => {
  expect(parseEnv(withVariable(text, "TOKEN", value))["TOKEN"]).toBe(value);
});

test("whatever a line can hold is read back", () => {
  const line = string({ minLength: 1, maxLength: 60, unit: "grapheme-ascii" }).map((each) => each.trim());
  assert(
    property(line, (value) => {
      pre(value !== "" && !/['"`]/.test(value));
      const after = parseEnv(withVariable(text, "TOKEN", value));
      expect(after).toEqual({ TOKEN: value, OTHER: "two words" });
    }),
  );
});

test("a value that no quotes can hold is refused, not changed", () => {
  expect(() => withVariable("", "TOKEN", `'"\`\n`)).toThrow(/No quotes can hold the value of TOKEN/);
});

test("the file is made of the example, for its owner's eyes only", async () => {
  const folder = await mkdtemp(join(tmpdir(), "guichet-connect-"));
  const file = join(folder, ".env");
  await keepInDotEnv(file, ".env.example", "SLACK_BOT_TOKEN", "xoxb-1");
  await keepInDotEnv(file, ".env.example", "SLACK_APP_TOKEN", "xapp-1");
  expect(parseEnv(await readFile(file, "utf8"))).toMatchObject({
    SLACK_BOT_TOKEN: "xoxb-1",
    SLACK_APP_TOKEN: "xapp-1",
    PORT: "3978",
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await rm(folder, { recursive: true });
});

test("what an unfinished run left behind neither shows the file to others nor leads it elsewhere", async () => {
  const folder = await mkdtemp(join(tmpdir(), "guichet-connect-"));
  const [file, unfinished, elsewhere] = [".env", ".env.new", "elsewhere"].map((name) => join(folder, name));
  if (file === undefined || unfinished === undefined || elsewhere === undefined) throw new Error("no names");
  await writeFile(unfinished, "", { mode: 0o644 });
  await keepInDotEnv(file, ".env.example", "SLACK_BOT_TOKEN", "xoxb-1");
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  await writeFile(elsewhere, "", { mode: 0o644 });
  await symlink(elsewhere, unfinished);
  await keepInDotEnv(file, ".env.example", "SLACK_BOT_TOKEN", "xoxb-2");
  expect(await readFile(elsewhere, "utf8")).toBe("");
  expect(parseEnv(await readFile(file, "utf8"))).toMatchObject({ SLACK_BOT_TOKEN: "xoxb-2" });
  await rm(folder, { recursive: true });
});
