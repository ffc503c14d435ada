import { checkImports } from './imports/check.ts'

const breaches = await checkImports(process.cwd())
for (const breach of breaches) process.stderr.write(`${breach}\n`)
process.exitCode = breaches.length > 0 ? 1 : 0
