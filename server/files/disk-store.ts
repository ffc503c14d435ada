import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { checkKey, type FileStore } from './file-store.ts'

/** Files in a folder. Beside each lies its content type, written first: who sees the file finds the type. */
export function diskStore(folder: string): FileStore {
  const placeOf = (key: string) => {
    checkKey(key)
    return path.join(folder, key)
  }
  const typeOf = (place: string) => path.join(path.dirname(place), `_${path.basename(place)}.type`)
  return {
    async put(key, bytes, contentType) {
      const place = placeOf(key)
      await fs.mkdir(path.dirname(place), { recursive: true })
      await replace(typeOf(place), contentType)
      await replace(place, bytes)
    },
    async read(key) {
      const place = placeOf(key)
      const [bytes, contentType] = await Promise.all([readOrNull(place), readOrNull(typeOf(place))])
      return bytes && contentType && { bytes, contentType: contentType.toString() }
    },
    async remove(key) {
      const place = placeOf(key)
      await fs.rm(place, { force: true })
      await fs.rm(typeOf(place), { force: true })
    },
  }
}

/** Whole or not at all, for readers and after a crash. */
async function replace(place: string, content: string | Uint8Array): Promise<void> {
  const draft = path.join(path.dirname(place), `_${randomUUID()}.draft`)
  await fs.writeFile(draft, content, { flush: true })
  await fs.rename(draft, place)
}

async function readOrNull(place: string): Promise<Buffer | null> {
  return fs.readFile(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return null
    throw error
  })
}
