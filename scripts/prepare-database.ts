import { deployMigrations } from '#prisma/engine/deploy.ts'
import { installOutbox } from '#server/outbox/install.ts'

/** Brings the database at `url` to the newest schema: our migrations, then the job queue's own. */
export async function prepareDatabase(url: string): Promise<void> {
  await deployMigrations(url)
  await installOutbox(url)
}
