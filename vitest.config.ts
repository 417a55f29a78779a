import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/setup.ts'],
    // Importing the engine anew for every file would take most of the time; tests share nothing that they change.
    isolate: false,
    // By default one core is left free, which is half of a machine with two.
    maxWorkers: '100%',
    testTimeout: process.env['FHIRDEX_DEEP'] ? 900_000 : 30_000,
    coverage: {
      provider: 'v8',
      include: ['grammar/**/*.ts', 'src/**/*.ts'],
      exclude: ['**/*.generated.*', '**/*.generate.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportOnFailure: true,
    },
  },
});
