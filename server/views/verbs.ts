import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { listViews, removeView, saveView } from './views.ts'

export const viewVerbs = (deps: Deps) => ({
  list: (viewer: Viewer, page: string) => listViews(deps, viewer, page),
  save: (viewer: Viewer, view: { page: string; query: string; name: string }) => saveView(deps, viewer, view),
  remove: (viewer: Viewer, id: string) => removeView(deps, viewer, id),
})
