import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

export type SchemaEngine = bindings.SchemaEngine

/** Prisma's own schema engine, compiled to WebAssembly: the same program as the native binary, without a download. */
export function loadSchemaEngine(): typeof bindings.SchemaEngine {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const code = new WebAssembly.Module(fs.readFileSync(path.join(folder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(code, { './schema_engine_bg.js': { ...bindings, ...idleTimers() } })
  bindings.__wbg_set_wasm(instance.exports)
  const { __wbindgen_start: start } = instance.exports
  if (typeof start === 'function') start()
  return bindings.SchemaEngine
}

/** The engine bounds its wait for a lock by a timer that it never clears; that must not keep a process alive. */
function idleTimers(): WebAssembly.ModuleImports {
  const names = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'))
  const setIdleTimeout = (run: () => void, ms: number) => setTimeout(run, ms >>> 0).unref()
  return Object.fromEntries(names.map((name) => [name, setIdleTimeout]))
}
