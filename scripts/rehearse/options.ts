import path from 'node:path'
import { parseArgs } from 'node:util'
import { SetupError } from '#server/setup-error.ts'

export type Options = { speed: number; url: string; viewers: number; seed: string; reports: string }

const number = (name: string, text: string, min: number, max: number): number => {
  const value = Number(text)
  if (!Number.isFinite(value) || value < min || value > max)
    throw new SetupError(`--${name} must be a number from ${min} to ${max}.`)
  return value
}

/**
 * `--speed` times real time, `--url` of the shop, `--viewers` in the room, `--seed` of the day.
 * @throws SetupError
 */
export function readOptions(args: string[]): Options {
  const given = {
    speed: { type: 'string', default: '60' },
    url: { type: 'string', default: `http://127.0.0.1:${process.env.PORT || 3000}` },
    viewers: { type: 'string', default: '120' },
    seed: { type: 'string', default: '2020-08-28' },
  } as const
  let values: { speed: string; url: string; viewers: string; seed: string }
  try {
    values = parseArgs({ args, options: given }).values
  } catch (cause) {
    throw new SetupError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
  if (!URL.canParse(values.url)) throw new SetupError('--url must be an address such as http://127.0.0.1:3000.')
  return {
    speed: number('speed', values.speed, 1, 6_000),
    url: new URL(values.url).origin,
    viewers: number('viewers', values.viewers, 1, 5_000),
    seed: values.seed,
    reports: path.resolve(process.env.DATA_DIR || '.data', 'rehearsals'),
  }
}
