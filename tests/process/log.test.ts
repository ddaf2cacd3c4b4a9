import { expect, test } from "vitest";
import { createLog } from "../../src/process/log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog("info", { write: (line) => void lines.push(line) }));
  return lines.join("");
}

test("secrets are blotted out", () => {
  const line = logged((log) =>
    log.info({ slack: { botToken: "xoxb-1" }, request: { headers: { authorization: "Bearer x" } } }),
  );
  expect(line).not.toMatch(/xoxb|Bearer/);
});

test("no e-mail address of a job is written", () => {
  const job = { kind: "meet", platform: "slack", email: "ann@example.org", ticket: null };
  const line = logged((log) => log.child({ job }).info("job done"));
  expect(line).toContain('"kind":"meet"');
  expect(line).not.toContain("ann@");
});

test("of an error only what it says is kept, and of its causes: not the request it hangs on", () => {
  const cause = Object.assign(new Error("socket hang up"), {
    code: "ECONNRESET",
    config: { data: "my password is 1234" },
  });
  const line = logged((log) => log.error({ err: new Error("Slack does not answer", { cause }) }, "job failed"));
  expect(JSON.parse(line)).toMatchObject({
    msg: "job failed",
    err: { message: "Slack does not answer", cause: { message: "socket hang up", code: "ECONNRESET" } },
  });
  expect(line).not.toContain("1234");
});

test("an error that the job queue has made a plain object of says what it is", () => {
  const line = logged((log) => log.error({ err: { message: "connection lost", queue: "note" } }, "job queue"));
  expect(JSON.parse(line)).toMatchObject({ err: { message: "connection lost" } });
  const without = logged((log) => log.error({ err: { data: "my password is 1234" } }, "job queue"));
  expect(JSON.parse(without)).toMatchObject({ err: { message: "an object without a message" } });
  expect(without).not.toMatch(/1234|\[object/);
});

test("that the disk is full stands there in words", () => {
  const full = Object.assign(new Error("could not extend file"), { code: "53100" });
  expect(logged((log) => log.error({ err: full }, "job failed"))).toContain("disk full");
  expect(logged((log) => log.error({ err: new Error("it failed", { cause: full }) }, "job failed"))).toContain(
    "disk full",
  );
  expect(logged((log) => log.error({ fault: { name: "error", code: "53100", at: [] } }, "draft not saved"))).toContain(
    "disk full",
  );
  expect(logged((log) => log.error({ err: new Error("it failed") }, "job failed"))).not.toContain("means");
});

test("what is below the level is not written", () => {
  expect(logged((log) => log.debug("nothing"))).toBe("");
});
