import { expect, test } from 'vitest'
import { readPlaywright, readVitest } from './reports.ts'

test('a failed test of Vitest is named with its file, and so is a file that could not be read', () => {
  const { passed, failed, troubles } = readVitest({
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [
      {
        name: `${process.cwd()}/server/a.test.ts`,
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'stands', failureMessages: [] },
          { status: 'failed', fullName: 'sales falls', failureMessages: ['expected 1 to be 2\n    at a.test.ts:3:5'] },
        ],
      },
      { name: `${process.cwd()}/server/b.test.ts`, message: 'Cannot find module', assertionResults: [] },
    ],
  })
  expect({ passed, failed }).toEqual({ passed: 2, failed: 1 })
  expect(troubles).toEqual([
    'failed: server/a.test.ts > sales falls\n  expected 1 to be 2\n      at a.test.ts:3:5',
    'failed: server/b.test.ts > outside its tests\n  Cannot find module',
  ])
})

test('a browser test is named when it failed, and when it passed only at another try', () => {
  const spec = (title: string, status: string, message?: string) => ({
    file: 'pages/a.spec.ts',
    title,
    tests: [{ projectName: 'phone', status, results: [{ error: message ? { message } : undefined }, {}] }],
  })
  const { passed, failed, troubles } = readPlaywright({
    stats: { expected: 1, flaky: 1, unexpected: 1 },
    suites: [
      {
        specs: [spec('stands', 'expected')],
        suites: [{ specs: [spec('wavers', 'flaky', 'too late'), spec('falls', 'unexpected', 'never')] }],
      },
    ],
  })
  expect({ passed, failed }).toEqual({ passed: 2, failed: 1 })
  expect(troubles).toEqual([
    'tried again: phone pages/a.spec.ts > wavers\n  too late',
    'failed: phone pages/a.spec.ts > falls\n  never',
  ])
})
