import { type Island, islands } from './registry.ts'

type Manifest = Record<string, { file: string }>

const built = import.meta.glob<Manifest>('/build/islands/islands.json', { eager: true, import: 'default' })

const source = (name: Island) => `app/islands/${name}.ts`

function urlOf(name: Island): string {
  if (import.meta.env.DEV) return `/${source(name)}`
  const file = built['/build/islands/islands.json']?.[source(name)]?.file
  if (!file) throw new Error(`The island ${name} is not built`)
  return `/${file}`
}

/** The address of every island's script: hashed in a build, Vite's own in development. */
export const islandUrls = Object.fromEntries(islands.map((name) => [name, urlOf(name)])) as Record<Island, string>
