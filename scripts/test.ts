import { runSteps } from './suite/step.ts'
import { browserTests, build, checks, unitTests } from './suite/steps.ts'

const { passed, failed } = await runSteps([...checks, unitTests([]), build, browserTests([])])
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0
