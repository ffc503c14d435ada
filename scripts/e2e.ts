import { runSteps } from './suite/step.ts'
import { browserTests, build } from './suite/steps.ts'

const { failed } = await runSteps([build, browserTests(process.argv.slice(2))])
process.exitCode = failed > 0 ? 1 : 0
