import { defineConfig } from "vitest/config";

/** Pure tests take milliseconds and touch nothing; the others have a real PostgreSQL and real HTTP on loopback. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["tests/*.test.ts", "tests/{domain,messages,chat}/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "postgres",
          include: ["tests/{store,worker,desk,process,journeys}/**/*.test.ts"],
          globalSetup: "tests/support/postgres-server.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
