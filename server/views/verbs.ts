import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { coverTexts } from '#server/vault/cover-words.ts'
import { listViews, removeView, saveView } from './views.ts'

export const viewVerbs = (deps: Deps) => ({
  list: (viewer: Viewer, page: string) => listViews(deps, viewer, page),
  /** What was searched for on the page is kept as other words are. */
  async save(viewer: Viewer, view: { page: string; query: string; name: string }) {
    const asked = [...new URLSearchParams(view.query)]
    const values = await coverTexts(
      deps,
      viewer,
      asked.map(([, value]) => value),
    )
    const query = new URLSearchParams(asked.map(([name], at) => [name, values[at] ?? '']))
    return saveView(deps, viewer, { ...view, query: query.toString() })
  },
  remove: (viewer: Viewer, id: string) => removeView(deps, viewer, id),
})
