import fs from 'node:fs'

type Manifest = Record<string, { name: string; file: string }>

/** The address of every island's script by its name, as vite.islands.config.ts built them. */
export function readIslands(): Record<string, string> {
  const manifest = JSON.parse(fs.readFileSync('build/islands/islands.json', 'utf8')) as Manifest
  return Object.fromEntries(Object.values(manifest).map(({ name, file }) => [name, `/${file}`]))
}
