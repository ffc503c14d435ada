import fs from 'node:fs'
import path from 'node:path'
import { type Env, parseEnv } from '#server/env.ts'
import { demoSecrets } from './secrets.ts'

/** Stands in for the address of the embedded database while the other settings are checked. */
const embedded = 'postgresql://embedded@127.0.0.1/reedflower'

export interface Environment {
  env: Env
  /** DATABASE_URL as given; undefined means the embedded Postgres. */
  givenDatabase: string | undefined
  /** Where the embedded database and the demo's secrets live: DATA_DIR, by default `.data`. */
  dataFolder: string
}

/**
 * Settings of this start. It is a demo, with secrets made for it, unless NODE_ENV=production or DEMO says otherwise.
 * @param mode what NODE_ENV becomes; React and Express read it when they are loaded
 */
export function readEnvironment(mode: 'production' | 'development'): Environment {
  const given = process.env
  const dataFolder = path.resolve(given.DATA_DIR || '.data')
  fs.mkdirSync(dataFolder, { recursive: true })
  const demo = given.DEMO || (given.NODE_ENV === 'production' ? '0' : '1')
  const secrets = demo === '1' || demo === 'true' ? demoSecrets(dataFolder) : {}
  const settings = Object.entries(given).filter(([, value]) => value !== '')
  const source = {
    DATABASE_URL: embedded,
    ...secrets,
    ...Object.fromEntries(settings),
    DEMO: demo,
    NODE_ENV: mode,
    DATA_DIR: dataFolder,
  }
  process.env.NODE_ENV = mode
  return { env: parseEnv(source), givenDatabase: given.DATABASE_URL || undefined, dataFolder }
}

/** The same settings as variables, for a process of ours. */
export function toVariables(env: Env): Record<string, string> {
  const write = (value: string | number | boolean) => (typeof value === 'boolean' ? (value ? '1' : '0') : String(value))
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, write(value)]])),
  )
}
