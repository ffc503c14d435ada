import type { FileStore } from '#server/files/file-store.ts'
import { openFiles } from '#server/files/open-files.ts'

/** The shop's files for a visit: the bucket that the environment names, or those of DATA_DIR (by default `.data`). */
export function visitFiles(): Promise<FileStore> {
  const { DATA_DIR, S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = process.env
  return openFiles({
    DATA_DIR: DATA_DIR || '.data',
    S3_BUCKET: S3_BUCKET || undefined,
    S3_REGION: S3_REGION || 'us-east-1',
    S3_ENDPOINT: S3_ENDPOINT || undefined,
    S3_ACCESS_KEY_ID: S3_ACCESS_KEY_ID || undefined,
    S3_SECRET_ACCESS_KEY: S3_SECRET_ACCESS_KEY || undefined,
  })
}
