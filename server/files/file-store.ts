export type StoredFile = { bytes: Uint8Array; contentType: string }

/**
 * Where files lie: a folder of ours, or an S3 bucket. Keys are paths of small letters, digits, dots and dashes, such as
 * `pictures/3f…a/640.avif`. Writing a key again replaces its file as a whole; nobody ever reads half of one.
 */
export type FileStore = {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** Null where there is none. */
  read(key: string): Promise<StoredFile | null>
  /** Removing what is not there is harmless. */
  remove(key: string): Promise<void>
}

const KEY = /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/

/** @throws RangeError for a key that could lead elsewhere */
export function checkKey(key: string): void {
  if (!KEY.test(key) || key.length > 200) throw new RangeError(`no key of a file: ${key}`)
}
