import { expect, test } from "vitest";
import { heard } from "../support/heard.ts";
import { waitingForConnection } from "../../src/store/connection/when-full.ts";

const full = () => Promise.reject(Object.assign(new Error("too many connections for role"), { code: "53300" }));
test("whoever finds no connection left waits for one, and the log says so once", async () => {
  const { said, log } = heard();
  const withConnection = waitingForConnection(log);
  const asks = (failures: number) => {
    let tries = 0;
    return withConnection(() => ((tries += 1) <= failures ? full() : Promise.resolve("answered")));
  };
  expect(await Promise.all([asks(2), asks(1), asks(0)])).toEqual(["answered", "answered", "answered"]);
  expect(await asks(1)).toBe("answered");
  expect(said).toEqual(["no connection to PostgreSQL left: waiting for one"]);
});

test("nobody waits for ever, and whatever else goes wrong is told at once", async () => {
  const { said, log } = heard();
  let now = 0;
  const withConnection = waitingForConnection(log, () => (now += 4_000));
  await expect(withConnection(full)).rejects.toThrow("too many connections");
  let tries = 0;
  const broken = () => {
    tries += 1;
    return Promise.reject(new Error("syntax error"));
  };
  await expect(withConnection(broken)).rejects.toThrow("syntax error");
  expect([tries, said.length]).toEqual([1, 1]);
});
