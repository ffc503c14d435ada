import { runMigrations } from 'graphile-worker'

/** Brings the job queue's own schema up to date. Safe to run at every start and by several processes at once. */
export const installOutbox = (databaseUrl: string): Promise<void> => runMigrations({ connectionString: databaseUrl })
