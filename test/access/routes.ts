import { spawnSync } from 'node:child_process'

/** A route as the framework sees it: `id` names its folder, `path` is relative to its parent's. */
export type FoundRoute = { id: string; parentId?: string; path?: string; index?: boolean; file: string }

type Node = Omit<FoundRoute, 'parentId'> & { children?: Node[] }

const flat = (nodes: Node[], parentId?: string): FoundRoute[] =>
  nodes.flatMap(({ children = [], ...route }) => [{ ...route, parentId }, ...flat(children, route.id)])

/** Every route of app/routes, asked of the framework itself. */
export function findRoutes(): FoundRoute[] {
  const { VITEST: _, ...env } = process.env
  const cli = 'node_modules/@remix-run/dev/dist/cli.js'
  const { stdout, stderr } = spawnSync(process.execPath, [cli, 'routes', '--json'], { env, encoding: 'utf8' })
  const start = stdout.indexOf('[')
  if (start < 0) throw new Error(`the framework lists no routes: ${stderr}`)
  return flat(JSON.parse(stdout.slice(start)) as Node[])
}
