import { checkKey, type FileStore, type StoredFile } from '#server/files/file-store.ts'

/** Files that are gone with the test; `puts` lists every key in the order of writing. */
export function memoryFiles(): FileStore & { kept: Map<string, StoredFile>; puts: string[] } {
  const kept = new Map<string, StoredFile>()
  const puts: string[] = []
  return {
    kept,
    puts,
    async put(key, bytes, contentType) {
      checkKey(key)
      kept.set(key, { bytes: Uint8Array.from(bytes), contentType })
      puts.push(key)
    },
    async read(key) {
      checkKey(key)
      return kept.get(key) ?? null
    },
    async remove(key) {
      checkKey(key)
      kept.delete(key)
    },
  }
}
