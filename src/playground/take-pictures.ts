import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { createLog } from "../process/log.ts";
import { findChromium, startChromium } from "./pictures/chromium.ts";
import { livesAMorning } from "./pictures/morning.ts";
import { startPlayground } from "./playground.ts";
import { serve } from "./serve.ts";

/** `npm run pictures`: plays a morning at the desk, and photographs it for the README. */

interface Shot {
  readonly name: string;
  readonly look: BrowserContextOptions;
  /** Who looks at what; null where the window is too narrow for two. */
  readonly slack: Seat;
  readonly teams: Seat | null;
}

interface Seat {
  readonly as: string;
  readonly place: string;
}

const desktop = { width: 1440, height: 900 };
const own = "Guichet";
const settling = 1_000; // milliseconds: what is in sight is read, and no longer counted

const shots: readonly Shot[] = [
  {
    name: "light",
    look: { viewport: desktop, colorScheme: "light" },
    slack: { as: "slack-tom", place: own },
    teams: { as: "teams-nina", place: "IT / Support" },
  },
  {
    name: "dark",
    look: { viewport: desktop, colorScheme: "dark" },
    slack: { as: "slack-sam", place: "it-support" },
    teams: { as: "teams-julien", place: own },
  },
  {
    name: "phone",
    look: { viewport: { width: 390, height: 844 }, colorScheme: "light" },
    slack: { as: "slack-tom", place: own },
    teams: null,
  },
];

const chromium = findChromium(process.env);
if (chromium === null) throw new Error("No Chromium was found: install chromium, or set CHROMIUM_PATH.");
const pictures = fileURLToPath(new URL("pictures/", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "guichet-pictures-"));
await chmod(folder, 0o755); // started by root, PostgreSQL runs as somebody else
const log = createLog("fatal");
const playground = startPlayground({ folder, log });
const served = await serve(playground, { port: 0, log });
try {
  await livesAMorning(await playground.world());
  const browser = await startChromium(chromium);
  for (const shot of shots) await take(browser, shot);
  await browser.close();
} finally {
  served.close();
  await playground.stop();
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(`The pictures are in ${pictures}\n`);

async function take(browser: Browser, { name, look, slack, teams }: Shot): Promise<void> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Paris", ...look });
  await context.addInitScript('localStorage.setItem("walk", "no")');
  const page = await context.newPage();
  await page.goto(served.url);
  await sits(page, "slack", slack);
  if (teams !== null) await sits(page, "teams", teams);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(settling);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await context.close();
}

async function sits(page: Page, platform: "slack" | "teams", { as, place }: Seat): Promise<void> {
  const side = page.locator(`[data-side=${platform}]`);
  await side.getByTestId(`${platform}-act-as`).selectOption(as);
  const list = side.locator(".list-switch");
  if (await list.isVisible()) await list.click();
  await side.getByRole("navigation").getByRole("button", { name: place }).click();
}
