import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Outcome } from './reports.ts'

export interface Step {
  title: string
  run(): Promise<Outcome & { ok: boolean }>
}

/** Of a step without tests of its own. */
export const noTests: Outcome = { passed: 0, failed: 0, troubles: [] }

/** A step that is one program: it is well when the program's exit code is 0. */
export function programStep(title: string, file: string, args: string[]): Step {
  return { title, run: async () => ({ ok: await runNode(file, args), ...noTests }) }
}

/** Runs a program of ours or of a package on this Node, with our terminal. @returns whether its exit code was 0 */
export async function runNode(file: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(process.execPath, [file, ...args], { stdio: 'inherit', env: { ...process.env, ...env } })
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal)
    child.once('exit', () => process.exit(1))
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
  const [code] = await once(child, 'exit')
  process.off('SIGTERM', stop).off('SIGINT', stop)
  return code === 0
}

/**
 * Runs the steps in order, all of them even when one fails, and says how each went; what failed stands last, where
 * somebody who sees only the end of a long log finds it. A step that fails without a failed test counts as one failure.
 */
export async function runSteps(steps: Step[]): Promise<Outcome> {
  const total: Outcome = { passed: 0, failed: 0, troubles: [] }
  const lines: string[] = []
  for (const { title, run } of steps) {
    process.stdout.write(`\n=== ${title}\n`)
    const began = performance.now()
    const { ok, passed, failed, troubles } = await run()
    total.passed += passed
    total.failed += ok ? failed : Math.max(failed, 1)
    total.troubles.push(...troubles)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    lines.push(`${ok ? 'ok    ' : 'FAILED'}  ${title}  ${seconds} s`)
  }
  process.stdout.write(`\n=== Summary\n${[...lines, ...total.troubles].join('\n')}\n`)
  return total
}
