import { defineConfig } from "vitest/config";

/** The tests that are to notice a mutant: the pure ones of rules and of the policy file. */
export default defineConfig({
  test: { include: ["tests/{kernel,features,policy-file}/**/*.test.ts"], testTimeout: 120_000 },
});
