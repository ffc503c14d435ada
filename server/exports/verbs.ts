import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { listExports, readExport } from './list-exports.ts'
import { type ExportRequest, requestExport } from './request-export.ts'

/** Tables as files, made in the background, each for the one who asked. */
export const exportVerbs = (deps: Deps) => ({
  request: (viewer: Viewer, asked: ExportRequest) => requestExport(deps, viewer, asked),
  list: (viewer: Viewer) => listExports(deps, viewer),
  file: (viewer: Viewer, id: string) => readExport(deps, viewer, id),
})
