import type { TestProject } from 'vitest/node'
import { administer, createTemplate, startTestPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test server's maintenance database. */
    serverUrl: string
    /** Name of the migrated database that test files clone. */
    template: string
  }
}

/**
 * Once per run: one Postgres with one migrated template database. TEST_DATABASE_URL names another server to use, with
 * a user who may create databases.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const external = process.env.TEST_DATABASE_URL
  const embedded = external ? null : await startTestPostgres()
  const serverUrl = external ?? embedded?.url('postgres') ?? ''
  const template = `reedflower_template_${process.pid}`
  await createTemplate(serverUrl, template)
  provide('serverUrl', serverUrl)
  provide('template', template)
  return async () => {
    if (embedded) await embedded.stop()
    else await administer(serverUrl, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`)
  }
}
