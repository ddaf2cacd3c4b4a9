import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepInDotEnv } from "../../src/connect/dot-env-file.ts";
import { readDotEnv } from "../../src/process/dot-env.ts";

let folder = "";
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "guichet-dot-env-"))));
afterAll(() => rm(folder, { recursive: true }));

const text = "SLACK_BOT_TOKEN=xoxb-1\nHELPDESK_NAME=Réseau\n";
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);

test.each([
  ["a mark of byte order", `\ufeff${text}`],
  ["line ends of Windows", text.replaceAll("\n", "\r\n")],
  ["UTF-16, as PowerShell writes it", utf16],
])("a .env with %s is read whole, and stays so when a variable is added", async (_, bytes) => {
  const file = join(folder, ".env");
  await writeFile(file, bytes);
  await keepInDotEnv(file, file, "PORT", "3978");
  expect(readDotEnv(file)).toEqual({ SLACK_BOT_TOKEN: "xoxb-1", HELPDESK_NAME: "Réseau", PORT: "3978" });
});
