import type { Locale } from '#domain/locale.ts'
import type { ImportKind } from '#domain/registry/sheets.ts'
import type { Deps } from '#server/deps.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { applyImport } from './apply-import.ts'
import { checkImport } from './check-import.ts'
import { listImports, readImport } from './read-imports.ts'
import { writeTemplate } from './sheet-file.ts'
import { undoImport } from './undo-import.ts'

/** Households, surveys, agreements and payrolls from sheets. */
export const importVerbs = (deps: Deps) => ({
  check: (viewer: Viewer, input: Parameters<typeof checkImport>[2]) => checkImport(deps, viewer, input),
  apply: (viewer: Viewer, id: string) => applyImport(deps, viewer, id),
  undo: (viewer: Viewer, id: string) => undoImport(deps, viewer, id),
  list: (viewer: Viewer) => listImports(deps, viewer),
  read: (viewer: Viewer, id: string) => readImport(deps, viewer, id),
  template: async (viewer: Viewer, kind: ImportKind, locale: Locale) => {
    districtInScope(viewer)
    return writeTemplate(kind, locale)
  },
})
