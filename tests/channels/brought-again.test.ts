import { expect, test } from "vitest";
import { createBroughtAgain } from "../../src/channels/brought-again.ts";

test("what is brought again while the first is under way, or after it, is done once", async () => {
  const brought = createBroughtAgain();
  let done = 0;
  const work = async () => {
    await Promise.resolve();
    done += 1;
    return true;
  };
  await Promise.all([brought.once("a", work), brought.once("a", work), brought.once("b", work)]);
  await brought.once("a", work);
  expect(done).toBe(2);
});

test("what failed is done when it is brought again, also by one that waited for it", async () => {
  const brought = createBroughtAgain();
  const came: string[] = [];
  const first = brought.once("a", async () => {
    came.push("failed");
    return false;
  });
  const comes = (what: string) => async (): Promise<boolean> => {
    came.push(what);
    return true;
  };
  const second = brought.once("a", comes("done"));
  await Promise.all([first, second]);
  expect(came).toEqual(["failed", "done"]);
  const thrown = brought.once("b", () => Promise.reject(new Error("gone")));
  const waiting = brought.once("b", comes("done after all"));
  await expect(thrown).rejects.toThrow("gone");
  await waiting;
  expect(came).toEqual(["failed", "done", "done after all"]);
});
