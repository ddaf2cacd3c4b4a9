import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject } from "vitest";
import { startChromium } from "../../../src/playground/pictures/chromium.ts";
import { calm } from "../../../src/playground/knobs.ts";
import type { Stage } from "./global-setup.ts";

/** Opens the playground in a window of its own. */
export type Open = (look?: BrowserContextOptions) => Promise<Page>;

/** One beside that of the run, with a policy of its own. */
export interface OwnPlayground {
  readonly address: string;
  stop(): Promise<void>;
}

const stage = inject("stage");

/** Tests in a real browser on an empty desk. Each ends with no complaint of the browser, and nothing asked of another host. */
export function inBrowser(
  name: string,
  tests: (open: Open, stage: Stage) => void,
  playground?: () => Promise<OwnPlayground>,
): void {
  describe.skipIf(stage === null)(`in a browser: ${name}`, () => {
    if (stage === null) return;
    let browser: Browser;
    const complaints: string[] = [];
    let { address } = stage;
    if (playground !== undefined) {
      let own: OwnPlayground;
      beforeAll(async () => void ({ address } = own = await playground()));
      afterAll(() => own.stop());
    }
    beforeAll(async () => void (browser = await startChromium(stage.chromium)));
    afterAll(() => browser.close());
    beforeEach(async () => {
      complaints.length = 0;
      await post("/knobs", calm);
      await post("/start-over", {});
    });
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      expect(complaints).toEqual([]);
    });

    const post = async (path: string, body: object): Promise<void> => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(address + path, { method: "POST", headers, body: JSON.stringify(body) });
      expect(answer.status).toBe(200);
    };

    const open: Open = async (look = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", ...look });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      listen(page, new URL(address).host, (complaint) => complaints.push(complaint));
      await page.goto(address);
      return page;
    };
    tests(open, stage);
  });
}

function listen(page: Page, host: string, complain: (words: string) => void): void {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complain(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complain(`thrown: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.host !== host) complain(`elsewhere: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const isHungUp = request.url().includes("/events?") && request.failure()?.errorText === "net::ERR_ABORTED";
    if (!isHungUp) complain(`failed: ${request.url()} ${request.failure()?.errorText ?? ""}`); // when acting as somebody else
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complain(`${response.status()}: ${response.url()}`);
  });
}
