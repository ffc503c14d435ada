import type { ServerBuild } from '@remix-run/node'

type Route = ServerBuild['routes'][string]

/**
 * The build once for each first part that an address can have (`''` is the front page), with the routes that can match it
 * and no others. The framework goes through all routes it was given, several times for every request: with all two hundred
 * that took a third of what a purchase costs.
 */
export function sectionsOf(build: ServerBuild): Map<string, ServerBuild> {
  const routes = Object.values(build.routes).filter((route) => route !== undefined)
  const names = new Set(routes.map((route) => firstPart(build, route)).filter((name) => name !== null))
  return new Map(
    [...names].map((name) => {
      const own = routes.filter((route) => [name, null].includes(firstPart(build, route))).map(({ id }) => id)
      const assets = { ...build.assets, routes: only(build.assets.routes, own) }
      return [name, { ...build, assets, routes: only(build.routes, own) }]
    }),
  )
}

/** Which section answers a path, if one does; the framework's requests for data only have addresses of their own. */
export function sectionOf(path: string): string | null {
  const part = path.split('/')[1] ?? ''
  try {
    const name = decodeURIComponent(part.replace(/\.data$/, '')).toLowerCase()
    return name === '_root' ? '' : name
  } catch {
    return null
  }
}

/** What an address of this route begins with; null where that may be anything. */
function firstPart(build: ServerBuild, route: Route): string | null {
  const parent = route.parentId === undefined ? undefined : build.routes[route.parentId]
  if (!parent) return null
  if (parent.parentId !== undefined) return firstPart(build, parent)
  if (!route.path) return route.index ? '' : null
  const part = route.path.split('/')[0] ?? ''
  return /[:*?]/.test(part) ? null : part.toLowerCase()
}

const only = <Value>(all: Record<string, Value>, keys: readonly string[]): Record<string, Value> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)))
