/** What a step's tests came to; a step without tests of its own has none. */
export interface Outcome {
  passed: number
  failed: number
  /** A failed test, or one that passed only when tried again: its file, its name, and the first lines of what it said. */
  troubles: string[]
}

/** The part of Vitest's JSON report that is read here. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: {
    name: string
    /** What failed outside a test, such as an import. */
    message: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[]
  }[]
}

export function readVitest(report: VitestReport): Outcome {
  const troubles = report.testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message ? [trouble('failed', name, 'outside its tests', message)] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => trouble('failed', name, fullName, failureMessages?.[0])),
  ])
  return { passed: report.numPassedTests, failed: report.numFailedTests, troubles }
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs: {
    file: string
    title: string
    tests: { projectName: string; status: string; results: { error?: { message?: string } }[] }[]
  }[]
}

/** The part of Playwright's JSON report that is read here. */
export interface PlaywrightReport {
  stats: { expected: number; flaky: number; unexpected: number }
  suites: PlaywrightSuite[]
}

export function readPlaywright({ stats, suites }: PlaywrightReport): Outcome {
  const troubles = suites.flatMap(specsOf).flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, status, results }) => {
        const said = results.find(({ error }) => error)?.error?.message
        return trouble(status === 'flaky' ? 'tried again' : 'failed', `${projectName} ${file}`, title, said)
      }),
  )
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, troubles }
}

const specsOf = (suite: PlaywrightSuite): PlaywrightSuite['specs'] => [
  ...suite.specs,
  ...(suite.suites ?? []).flatMap(specsOf),
]

const LINES = 8

function trouble(how: 'failed' | 'tried again', place: string, title: string, said = ''): string {
  const lines = said.split('\n', LINES).map((line) => `  ${line}`)
  return [`${how}: ${place.replace(`${process.cwd()}/`, '')} > ${title}`, ...lines].join('\n')
}
