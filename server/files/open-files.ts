import path from 'node:path'
import type { Env } from '#server/env.ts'
import { diskStore } from './disk-store.ts'
import type { FileStore } from './file-store.ts'

export type FileSettings = Pick<
  Env,
  'DATA_DIR' | 'S3_BUCKET' | 'S3_REGION' | 'S3_ENDPOINT' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'
>

/** The shop's files: in the bucket that is set, otherwise in the data folder. Amazon's client is loaded only for a bucket. */
export async function openFiles(env: FileSettings): Promise<FileStore> {
  if (!env.S3_BUCKET) return diskStore(path.resolve(env.DATA_DIR, 'files'))
  const { s3Store } = await import('./s3-store.ts')
  return s3Store({
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
  })
}
