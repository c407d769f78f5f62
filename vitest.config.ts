/** How the tests run: what counts as a test, how long it may take, and one seed for everything random. */
import { defineConfig } from "vitest/config";

/** Tests that put something in the place of a module: they need modules of their own. */
const WITH_OWN_MODULES = ["test/pipeline/bundle-leak.test.ts", "test/pipeline/watch-troubles.test.ts"];

const common = {
  setupFiles: ["test/helpers/fixed-seed.ts", "test/helpers/expression-syntax.ts"],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // Threads start faster than processes.
  pool: "threads" as const,
};

export default defineConfig({
  test: {
    // Every core: what the tests start besides is mostly waited for.
    maxWorkers: "100%",
    projects: [
      // The catalog and the modules are loaded once a thread, not once a file.
      { test: { ...common, name: "all", include: ["test/**/*.test.ts"], exclude: WITH_OWN_MODULES, isolate: false } },
      { test: { ...common, name: "own modules", include: WITH_OWN_MODULES } },
    ],
  },
});
