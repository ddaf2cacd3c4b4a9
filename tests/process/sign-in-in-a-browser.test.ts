import { createServer } from "node:http";
import type { Browser, BrowserContext } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { phrases } from "../../src/features/words.ts";
import { findChromium, startChromium } from "../../src/playground/pictures/chromium.ts";
import { listen as listenAt, shut } from "../../src/playground/teams/http.ts";
import { createIssuer } from "../../src/process/pages/issuer.ts";
import { createPages } from "../../src/process/pages/pages.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { createTestIssuer, type TestIssuer } from "../support/issuer.ts";
import { silent } from "../support/silent.ts";

/** Signing in as a browser does it: it says itself which cookie goes along from one site to another. */

const chromium = findChromium(process.env);
const isNeeded = process.env["REQUIRE_BROWSER"] === "1";

describe.skipIf(chromium === null && !isNeeded)("in a browser", () => {
  let desk: DeskInATest;
  let issuer: TestIssuer;
  let browser: Browser;
  let context: BrowserContext;
  let at: string;
  const server = { close: () => Promise.resolve() };

  beforeEach(async () => {
    desk = await openDeskInATest();
    const lea = await desk.person("U-lea", { name: "Léa", email: "lea@example.org", locale: "fr-FR" });
    await desk.queue("support", [lea]);
    await desk.tx((tx) => tx.addLead("support", lea));
    await desk.opens(await desk.person("U-mona", { name: "Mona" }));
    issuer = await createTestIssuer();
    issuer.account = { sub: "lea", email: "lea@example.org", email_verified: true };
    at = "";
    const http = createServer((request, response) => {
      const pages = createPages({ desk: { ...desk.deps, pages: at }, at, issuer: known, log: silent });
      if (!pages(new URL(request.url ?? "", at).pathname, request, response)) response.writeHead(404).end();
    });
    at = `http://127.0.0.1:${await listenAt(http)}`; // the issuer is at localhost, which is another site
    const known = createIssuer({ issuer: issuer.url, ...issuer.client }, at);
    issuer.register(`${at}/sign-in/return`);
    server.close = () => shut(http);
    browser = await startChromium(chromium ?? "chromium");
    context = await browser.newContext({ locale: "fr-FR", viewport: { width: 390, height: 844 } });
    context.setDefaultTimeout(10_000);
  });
  afterEach(async () => {
    await browser.close();
    await server.close();
    await issuer.close();
    await desk.close();
  });

  const { pages: fr, buttons } = phrases("fr");

  test.for(["report", "wall"] as const)("a lead signs in, sees the %s, and signs out", async (name) => {
    const page = await context.newPage();
    await page.goto(`${at}/${name}`);
    await page.getByRole("link", { name: buttons.workAccount }).click();
    await page.getByRole("link", { name: "It is me" }).click();
    const shown = name === "report" ? "Rapport · support" : fr.title.wall;
    await page.getByRole("heading", { name: shown }).waitFor();
    expect(page.url()).toBe(`${at}/${name}`);
    expect(await page.evaluate("document.cookie")).toBe(""); // no script would read it
    expect(await context.cookies()).toMatchObject([{ name: "guichet", path: `/${name}`, httpOnly: true }]);
    await page.reload();
    await page.getByRole("heading", { name: shown }).waitFor();
    await page.getByRole("button", { name: fr.signOut }).click();
    await page.getByText(fr.signedOutHere).waitFor();
    expect(await context.cookies()).toEqual([]);
    expect((await page.goto(`${at}/${name}`))?.status()).toBe(401);
  });

  test("whoever goes back to the page before is told to begin again, and can", async () => {
    issuer.account = { sub: "lea", email: "lea@example.org" };
    const page = await context.newPage();
    await page.goto(`${at}/report`);
    await page.getByRole("link", { name: buttons.workAccount }).click();
    await page.getByRole("link", { name: "It is me" }).click();
    await page.getByText(fr.signIn.refused.unverified).waitFor();
    await page.goBack();
    await page.getByRole("link", { name: "It is me" }).click();
    await page.getByText(fr.signIn.refused.again).waitFor();
    issuer.account = { sub: "lea", email: "lea@example.org", email_verified: true };
    await page.getByRole("link", { name: buttons.workAccount }).click();
    await page.getByRole("link", { name: "It is me" }).click();
    await page.getByRole("heading", { name: "Rapport · support" }).waitFor();
    expect(page.url()).toBe(`${at}/report`);
  });
});
