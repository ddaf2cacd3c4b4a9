import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { phrases } from "../src/features/words.ts";
import { readPolicy } from "../src/policy-file/read-policy.ts";
import { environment } from "../src/process/config-variables.ts";
import { anchorsOf, blocksOf, codeIn, paperAt, papers, proseOf, root, rowsOf, sectionOf } from "./support/papers.ts";
import { slackScopes } from "./support/slack-manifest.ts";

/** What the pages claim, looked up: commands, paths, variables, links, tables. */

const packageJson = z
  .object({
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
const packages = [...Object.keys(packageJson.dependencies), ...Object.keys(packageJson.devDependencies)];

const sources = globSync("src/**/*.{ts,tsx}", { cwd: root, exclude: ["src/store/generated/**"] });
const sourceText = sources.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
const fileNames = new Set(
  globSync("{src,tests,bench,prisma,manifests,docs}/**", { cwd: root }).map((file) => posix.basename(file)),
);

/** Everything in a page that is code: in sentences, and in blocks. */
const allCode = (paper: (typeof papers)[number]): readonly string[] => [
  ...codeIn(proseOf(paper)),
  ...["sh", ""].flatMap((language) => blocksOf(paper, language)).flatMap((block) => block.split("\n")),
];

test("the README is short: at most 150 lines of at most 120 columns", () => {
  const lines = paperAt("README.md").text.trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(150);
  expect(lines.filter((line) => line.length > 120)).toEqual([]);
});

test("the README leads to every other page", () => {
  const { text } = paperAt("README.md");
  expect(papers.map(({ file }) => file).filter((file) => file !== "README.md" && !text.includes(`(${file})`))).toEqual(
    [],
  );
});

describe("a command", () => {
  const code = papers.flatMap((paper) => allCode(paper).map((line) => ({ file: paper.file, line })));

  test("of npm is one that npm or package.json knows", () => {
    const named = code.flatMap(({ file, line }) =>
      [...line.matchAll(/\bnpm (?:run )?([\w-]+)/g)].map(([, name = ""]) => ({ file, name })),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ name }) => name !== "ci" && packageJson.scripts[name] === undefined)).toEqual([]);
  });

  test("is given options that its program reads", () => {
    const given = code.flatMap(({ file, line }) =>
      [...line.matchAll(/\bnpm run ([\w-]+) -- ([^#\n]*)/g)].flatMap(([, name = "", rest = ""]) =>
        [...rest.matchAll(/--([\w-]+)/g)].map(([, option = ""]) => ({ file, name, option })),
      ),
    );
    expect(given.length).toBeGreaterThan(5);
    const programOf = (name: string): string =>
      readFileSync(join(root, packageJson.scripts[name]?.split(" ").at(-1) ?? ""), "utf8");
    expect(given.filter(({ name, option }) => !new RegExp(`"${option}"|\\b${option}:`).test(programOf(name)))).toEqual(
      [],
    );
  });

  test("of npx is installed", () => {
    const named = code.flatMap(({ line }) => [...line.matchAll(/\bnpx ([\w-]+)/g)].map(([, name = ""]) => name));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !existsSync(join(root, "node_modules/.bin", name)))).toEqual([]);
  });

  test("that runs one test names one that is there", () => {
    const named = code.flatMap(({ line }) => [...line.matchAll(/(tests\/\S+) -t "([^"]+)"/g)]);
    expect(named.length).toBeGreaterThan(0);
    for (const [, file = "", name = ""] of named) expect(readFileSync(join(root, file), "utf8")).toContain(name);
  });
});

/** What looks like a path and is none of this repository's. */
const elsewhere: Readonly<Record<string, string>> = {
  "helpdesk.yaml": "the operator's own",
  "Europe/Paris": "a time zone",
  "words.xx.ts": "stands for a language to come",
};

test("every path in backticks is there", () => {
  const isPath = (code: string): boolean =>
    /^\.?[\w@][\w.@/-]*$/.test(code) && (code.includes("/") || /\.(tsx?|md|ya?ml|json|prisma|svg|png|sql)$/.test(code));
  const missing = papers.flatMap((paper) =>
    allCode(paper)
      .flatMap((code) => [code, ...code.split(/\s+/).filter((part) => /^(src|tests|bench|prisma|docs)\//.test(part))])
      .filter((code) => isPath(code) && elsewhere[code] === undefined && !packages.includes(code))
      .filter(
        (path) =>
          !existsSync(join(root, path)) &&
          !existsSync(join(root, dirname(paper.file), path)) &&
          !(fileNames.has(path) && !path.includes("/")),
      )
      .map((path) => `${paper.file}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test("what is named as being elsewhere is named somewhere, and is not here", () => {
  const code = new Set(papers.flatMap(allCode));
  expect(Object.keys(elsewhere).filter((path) => !code.has(path) || existsSync(join(root, path)))).toEqual([]);
});

describe("the tree in docs/change.md", () => {
  const tree = blocksOf(paperAt("docs/change.md"), "").find((block) => block.includes("kernel/ ")) ?? "";
  const paths = pathsIn(tree);

  test("names only what is there", () => {
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("names every folder of src", () => {
    const folders = globSync("src/*/", { cwd: root }).map((folder) => folder.replaceAll("\\", "/").replace(/\/$/, ""));
    const named = new Set(paths.map((path) => path.replace(/\/$/, "")));
    expect(folders.filter((folder) => !named.has(folder))).toEqual([]);
  });
});

/** The paths of a tree drawn by indentation, two spaces a step; a word that is followed by more than one space is one. */
function pathsIn(tree: string): readonly string[] {
  const above: string[] = [];
  return [...tree.matchAll(/^( *)([\w.-]+\/?)(?: {2,}|$)/gm)]
    .filter(([, indent = ""]) => indent.length <= 6)
    .map(([, indent = "", name = ""]) => {
      above.splice(indent.length / 2);
      above.push(name);
      return above.join("");
    });
}

describe("a variable of the environment", () => {
  const names: readonly string[] = environment.keyof().options;
  const table = rowsOf(sectionOf(paperAt("docs/run.md"), "Configuration")).slice(1);
  const unquoted = (cell: string | undefined): string => cell?.replaceAll("`", "") ?? "";

  test("that the desk reads is in the table, in the order of the program, and no other", () => {
    const known = new Set(table.map(([name]) => unquoted(name)));
    expect(known).toEqual(new Set(names));
    expect(known.size).toBe(table.length);
  });

  test("has the default that the table says", () => {
    const defaults: Readonly<Record<string, unknown>> = environment.parse({});
    const wrong = table
      .filter(([, value]) => /^`.*`$/.test(value ?? ""))
      .filter(([name, value]) => {
        const given = defaults[unquoted(name)];
        return (typeof given === "string" || typeof given === "number") && `${given}` !== unquoted(value);
      });
    expect(wrong).toEqual([]);
  });

  test("is named in .env.example", () => {
    const example = readFileSync(join(root, ".env.example"), "utf8");
    expect(names.filter((name) => !new RegExp(`^${name}=`, "m").test(example))).toEqual([]);
  });

  test("that a page names is read by some program", () => {
    const named = papers.flatMap((paper) =>
      codeIn(proseOf(paper)).flatMap((code) => [...code.matchAll(/\b[A-Z]+_[A-Z_]+\b/g)].map(([name]) => name)),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !names.includes(name) && !sourceText.includes(name))).toEqual([]);
  });
});

test("every relative link leads to a file, and its anchor to a heading", () => {
  const links = papers.flatMap((paper) =>
    [...proseOf(paper).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^https?:/.test(target))
      .map((target) => ({ paper, target })),
  );
  expect(links.length).toBeGreaterThan(30);
  const broken = links.filter(({ paper, target }) => {
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? paper.file : posix.normalize(posix.join(posix.dirname(paper.file), path));
    if (!existsSync(join(root, file))) return true;
    return anchor !== undefined && !anchorsOf(paperAt(file)).includes(anchor);
  });
  expect(broken.map(({ paper, target }) => `${paper.file}: ${target}`)).toEqual([]);
});

describe("the table of the log in docs/run.md", () => {
  const [, table = ""] = /<!-- log -->\n([\s\S]*?)<!-- \/log -->/.exec(paperAt("docs/run.md").text) ?? [];
  const messages = rowsOf(table).flatMap(([first = ""]) => codeIn(first));

  test("names nothing but messages", () => {
    expect(messages.length).toBeGreaterThan(10);
    expect(messages.filter((message) => !sourceText.includes(`"${message}"`))).toEqual([]);
    expect(messages.filter((message, at) => messages.indexOf(message) !== at)).toEqual([]);
  });

  test("names every warning and every error", () => {
    const desk = sources.filter((file) => !file.startsWith("src/playground/"));
    const text = desk.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
    const logged = [...text.matchAll(/\blog\.(?:warn|error|fatal)\(/g)].flatMap(({ index }) =>
      [...argumentsAt(text, index).matchAll(/"([^"]+)"/g)].map(([, message = ""]) => message),
    );
    expect(logged.length).toBeGreaterThan(80);
    expect([...new Set(logged)].filter((message) => !messages.includes(message))).toEqual([]);
  });
});

/** What a call is given from there on, without the objects in it. */
function argumentsAt(source: string, start: number): string {
  let depth = 0;
  let braces = 0;
  let found = "";
  for (const character of source.slice(source.indexOf("(", start))) {
    if (character === "{") braces += 1;
    if (braces === 0) found += character;
    if (character === "}") braces -= 1;
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth === 0) return found;
  }
  return found;
}

test("a message of the log that was renamed is one by its new name, and none by its old one", () => {
  const [, table = ""] = /<!-- renamed -->\n([\s\S]*?)<!-- \/renamed -->/.exec(paperAt("docs/run.md").text) ?? [];
  const renamed = rowsOf(table).map(([before = "", after = ""]) => ({
    before: before.split("; "),
    after: codeIn(after),
  }));
  expect(renamed.length).toBeGreaterThan(10);
  const said = (message: string): boolean => sourceText.includes(`"${message}"`);
  expect(renamed.flatMap(({ after }) => after).filter((message) => !said(message))).toEqual([]);
  expect(renamed.flatMap(({ before }) => before).filter(said)).toEqual([]);
});

test("the helpdesk.yaml of docs/run.md is read without a mistake", async () => {
  const [text = ""] = blocksOf(paperAt("docs/run.md"), "yaml");
  expect(text).toContain("serviceLevels:");
  expect(await readPolicy(text, { zone: "Europe/Paris" })).toMatchObject({ ok: true });
});

test("the scopes of docs/run.md are those that the app asks for", () => {
  const scopes = rowsOf(sectionOf(paperAt("docs/run.md"), "Slack")).slice(1);
  expect(new Set(scopes.flatMap(([first = ""]) => codeIn(first)))).toEqual(new Set(slackScopes));
});

test("the packages of docs/why.md are those of package.json", () => {
  const table = rowsOf(sectionOf(paperAt("docs/why.md"), "What it stands on"));
  expect(table.flatMap(([first = ""]) => codeIn(first)).toSorted()).toEqual(packages.toSorted());
});

test("every button that docs/use.md names is one", () => {
  const { text } = paperAt("docs/use.md");
  const labels = new Set([...JSON.stringify(phrases("en").buttons).matchAll(/:"([^"]+)"/g)].map(([, label]) => label));
  const named = [...text.matchAll(/\*\*([A-Z][^*]+)\*\*/g)]
    .map(([, bold = ""]) => bold)
    .filter((bold) => bold.length > 1 && !/[^.…]\.$/.test(bold));
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((bold) => !labels.has(bold) && !labels.has(bold.replace(/\.$/, "")))).toEqual([]);
});
