import fs from 'node:fs'
import path from 'node:path'
import { cruise } from 'dependency-cruiser'
import { importRules, textRules } from './rules.ts'

const folders = ['app', 'server', 'domain', 'prisma', 'scripts', 'bench']
const generated = /^server\/db\/generated\//

/**
 * Holds the tree at `root` against the rules of who may know whom.
 * @returns one line per breach; empty when the house is in order
 */
export async function checkImports(root: string): Promise<string[]> {
  const there = folders.filter((folder) => fs.existsSync(path.join(root, folder)))
  return [...(await checkGraph(root, there)), ...checkText(root, there)].sort()
}

async function checkGraph(root: string, there: string[]): Promise<string[]> {
  const { output } = await cruise(
    there,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: importRules },
      tsPreCompilationDeps: true,
      doNotFollow: { path: ['node_modules', generated.source] },
      exclude: { path: '\\.d\\.ts$' },
    },
    { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  )
  if (typeof output === 'string') throw new Error(output)
  const breaches = output.summary.violations.map(({ rule, from, to }) => `${from} → ${to}: ${rule.name}`)
  return [...new Set(breaches)]
}

function checkText(root: string, there: string[]): string[] {
  return there
    .flatMap((folder) => listSources(root, folder))
    .filter((file) => !generated.test(file))
    .flatMap((file) => {
      const rules = textRules.filter(({ path, except }) => path.test(file) && !except.test(file))
      const text = rules.length > 0 ? fs.readFileSync(path.join(root, file), 'utf8') : ''
      return rules.filter(({ forbidden }) => forbidden.test(text)).map(({ name }) => `${file}: ${name}`)
    })
}

function listSources(root: string, folder: string): string[] {
  const entries = fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.(tsx?|mjs|js)$/.test(entry.name))
  return files.map((file) => path.relative(root, path.join(file.parentPath, file.name)).replaceAll(path.sep, '/'))
}
