import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Tests that ran in a step; a step without tests of its own counts none. */
export interface Counts {
  passed: number
  failed: number
}

export interface Step {
  title: string
  run(): Promise<Counts & { ok: boolean }>
}

/** A step that is one program: it is well when the program's exit code is 0. */
export function programStep(title: string, file: string, args: string[]): Step {
  return { title, run: async () => ({ ok: await runNode(file, args), passed: 0, failed: 0 }) }
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
 * Runs the steps in order, all of them even when one fails, and says how each went. A step that fails without a failed
 * test counts as one failure.
 */
export async function runSteps(steps: Step[]): Promise<Counts> {
  const total = { passed: 0, failed: 0 }
  const lines: string[] = []
  for (const { title, run } of steps) {
    process.stdout.write(`\n=== ${title}\n`)
    const began = performance.now()
    const { ok, passed, failed } = await run()
    total.passed += passed
    total.failed += ok ? failed : Math.max(failed, 1)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    lines.push(`${ok ? 'ok    ' : 'FAILED'}  ${title}  ${seconds} s`)
  }
  process.stdout.write(`\n=== Summary\n${lines.join('\n')}\n`)
  return total
}
