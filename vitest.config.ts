import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

const roots = '{app,bench,domain,prisma,scripts,server,test}'

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Reading the sources anew for every file took longer than most files take: a worker keeps what it has read, and
    // what a module remembers outlives the test file.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${roots}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.int.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [`${roots}/**/*.int.test.ts`],
          globalSetup: 'test/template.setup.ts',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
