import { runSteps } from './suite/step.ts'
import { unitTests } from './suite/steps.ts'

const { failed } = await runSteps([unitTests(process.argv.slice(2))])
process.exitCode = failed > 0 ? 1 : 0
