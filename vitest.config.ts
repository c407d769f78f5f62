/** How the tests run: what counts as a test, how long it may take, and one seed for everything random. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/helpers/fixed-seed.ts", "test/helpers/expression-syntax.ts"],
    testTimeout: 20_000,
    // Threads start faster than processes; each test file still gets a fresh set of modules.
    pool: "threads",
    // Every core: what the tests start besides is mostly waited for.
    maxWorkers: "100%",
  },
});
