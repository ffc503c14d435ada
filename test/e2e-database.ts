import os from 'node:os'
import path from 'node:path'

/** Where the server of the browser tests on `port` writes the address of its database, for tests that look behind it. */
export const e2eDatabaseFile = (port: string | undefined): string =>
  path.join(os.tmpdir(), `reedflower-e2e-${port ?? '3399'}.url`)

/** The data folder of that server. */
export const e2eDataFolder = (port: string | undefined): string =>
  path.join(os.tmpdir(), `reedflower-e2e-${port ?? '3399'}-data`)

/** Where its file store is, for tests that put files there or look at them. */
export const e2eFilesFolder = (port: string | undefined): string => path.join(e2eDataFolder(port), 'files')
