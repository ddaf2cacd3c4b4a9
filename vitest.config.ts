import { defineConfig } from "vitest/config";

/** Pure tests take milliseconds and touch nothing; the others have a real PostgreSQL, real HTTP on loopback, a real browser. */
const pure = [
  "tests/*.test.ts",
  "tests/{kernel,screen,features,channels,policy-file,mutants}/**/*.test.ts",
  "tests/playground/{slack,teams}/**/*.test.ts",
  "tests/process/{config,log}.test.ts",
  "tests/policy/plan.test.ts",
  "tests/policy/replay/*.test.ts",
  "tests/conversation/foreground-gate.test.ts",
];

export default defineConfig({
  test: {
    projects: [
      // Laws tried many times. What they import keeps nothing: all files of a worker share it.
      { test: { name: "pure", include: pure, testTimeout: 30_000, isolate: false, maxWorkers: 3 } },
      {
        test: {
          name: "postgres",
          include: ["tests/**/*.test.ts"],
          exclude: [...pure, "tests/browser/**", "tests/recipes/**", "tests/sim/**"],
          globalSetup: "tests/support/postgres-server.ts",
          isolate: false, // as above
          maxWorkers: 3, // they wait more than they work
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "sim",
          include: ["tests/sim/**/*.test.ts"],
          setupFiles: "tests/sim/sealed.ts",
          globalSetup: "tests/support/postgres-server.ts",
          testTimeout: 300_000,
          hookTimeout: 60_000,
          maxWorkers: 2, // a database for each
          sequence: { groupOrder: 3 }, // when the machine is free again
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          globalSetup: "tests/browser/stage/global-setup.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 1, // all in the one playground, one after the other
          sequence: { groupOrder: 1 }, // when the machine is free again
        },
      },
      {
        test: {
          name: "recipes",
          include: ["tests/recipes/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1, // each compiles the whole house
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
