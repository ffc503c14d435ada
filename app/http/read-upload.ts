import { data, unstable_parseMultipartFormData as parseMultipart } from '@remix-run/node'

/** Bytes of all that is not a file, and of the packing around it. */
const WORDS = 256 * 1024

export type Upload = {
  /** As `request.formData()` would give it; files that were refused or not chosen are missing. */
  form: FormData
  /** Names of fields of which a file was larger than one may be. */
  tooLarge: string[]
  /** Names of fields that had more files than they may. */
  tooMany: string[]
}

/**
 * Reads a form with files (`encType="multipart/form-data"`) into memory, within limits. A file beyond them is left out and
 * its field named, so that the page can say it beside the field and what was typed is not lost.
 * @param files how many a field may have
 * @param bytes of each file
 * @throws Response 413 for a body that is larger than all of it together could be; 400 for one that cannot be read
 */
export async function readUpload(request: Request, limits: { files: number; bytes: number }): Promise<Upload> {
  const tooLarge = new Set<string>()
  const tooMany = new Set<string>()
  const counts = new Map<string, number>()
  const most = 2 * limits.files * limits.bytes + WORDS
  const form = await parseMultipart(bounded(request, most), async ({ name, filename, contentType, data: chunks }) => {
    const bytes = await collect(chunks, filename === undefined ? WORDS : limits.bytes)
    if (filename === undefined) return bytes && new TextDecoder().decode(bytes)
    if (bytes?.length === 0) return undefined
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    if (count > limits.files) tooMany.add(name)
    else if (!bytes) tooLarge.add(name)
    else return new File([bytes], filename, { type: contentType })
  }).catch(unreadable)
  return { form, tooLarge: [...tooLarge], tooMany: [...tooMany] }
}

/** The files of a field, in the order they were chosen. */
export const filesOf = (form: FormData, name: string): File[] =>
  form.getAll(name).filter((value): value is File => value instanceof File)

class BodyTooLarge extends Error {}

/** Null beyond the limit; the rest is still read, so that the fields after it are found. */
async function collect(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const kept: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.byteLength
    if (size <= most) kept.push(chunk)
    else kept.length = 0
  }
  return size > most ? null : new Uint8Array(Buffer.concat(kept))
}

function bounded(request: Request, most: number): Request {
  let size = 0
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength
      if (size > most) controller.error(new BodyTooLarge())
      else controller.enqueue(chunk)
    },
  })
  const body = request.body?.pipeThrough(counting)
  return new Request(request.url, { method: 'POST', headers: request.headers, body, duplex: 'half' } as RequestInit)
}

function unreadable(error: unknown): never {
  throw data({ code: 'InvalidInput' }, { status: error instanceof BodyTooLarge ? 413 : 400 })
}
