import { defineConfig } from 'vitest/config'

const roots = '{app,bench,domain,prisma,scripts,server,test}'

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${roots}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.int.test.ts'],
        },
      },
      {
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
