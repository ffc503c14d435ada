import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { checkKey, type FileStore } from './file-store.ts'

export type S3Settings = {
  bucket: string
  region: string
  /** Of a server other than Amazon's, which then finds buckets by path. */
  endpoint?: string
  /** Without them the ways Amazon's own tools know are tried: variables, a profile, the machine's role. */
  accessKeyId?: string
  secretAccessKey?: string
}

/** Files in a bucket. It needs no public access: everything is read through the shop. */
export function s3Store({ bucket, region, endpoint, accessKeyId, secretAccessKey }: S3Settings): FileStore {
  const client = new S3Client({
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    maxAttempts: 3,
    // Servers other than Amazon's do not all know the newer checksums; the signature covers the content anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000 },
  })
  const at = (key: string) => {
    checkKey(key)
    return { Bucket: bucket, Key: key }
  }
  return {
    async put(key, bytes, contentType) {
      await client.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentType: contentType }))
    },
    async read(key) {
      try {
        const { Body, ContentType } = await client.send(new GetObjectCommand(at(key)))
        if (!Body) return null
        return { bytes: await Body.transformToByteArray(), contentType: ContentType ?? 'application/octet-stream' }
      } catch (error) {
        if (error instanceof NoSuchKey) return null
        throw error
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)))
    },
  }
}
