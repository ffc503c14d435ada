import type { FileStore } from '#server/files/file-store.ts'
import { keepDrawing } from '#server/files/keep-drawing.ts'
import { families } from './data/families.ts'
import { viewsOf } from './data/views.ts'

/** Keeps the drawings that the demo's galleries name. */
export async function keepViews(files: FileStore): Promise<void> {
  await Promise.all(families.flatMap(viewsOf).map((svg) => keepDrawing({ files }, svg)))
}
