import { runSteps } from './suite/step.ts'
import { checks } from './suite/steps.ts'

const { failed } = await runSteps(checks)
process.exitCode = failed > 0 ? 1 : 0
