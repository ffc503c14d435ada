import { createInterface } from 'node:readline'
import type { createAdapterFactory } from './adapter.ts'
import { parseConnection, runOnServer } from './connection.ts'
import { loadSchemaEngine, type SchemaEngine } from './wasm.ts'

interface Request {
  id: number
  method: string
  params: never
}

/** Method names of the binary's protocol that the wasm build calls otherwise. */
const renamed: Record<string, string> = { getDatabaseVersion: 'version' }

const send = (message: object) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

/**
 * Serves the schema engine's JSON-RPC over stdin and stdout, one request a line, one after another.
 * Ends the process when stdin closes.
 */
export function serve(options: {
  url: string
  datamodels: [path: string, content: string][]
  adapter: ReturnType<typeof createAdapterFactory>
}): void {
  let engine: Promise<SchemaEngine> | undefined
  const datamodels = options.datamodels.length > 0 ? options.datamodels : undefined
  const start = () => loadSchemaEngine().new({ datamodels }, () => undefined, options.adapter)
  let last = Promise.resolve()
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  lines.on('line', (line) => {
    const request: Request = JSON.parse(line)
    if (!request.method) return
    last = last.then(async () => {
      try {
        if (request.method === 'createDatabase') send({ id: request.id, result: await createDatabase(options.url) })
        else {
          engine ??= start()
          send({ id: request.id, result: await call(await engine, request) })
        }
      } catch (error) {
        send({ id: request.id, error: toRpcError(error) })
      }
    })
  })
  lines.on('close', () => last.then(() => process.exit(0)))
}

async function createDatabase(url: string): Promise<object> {
  const { database } = parseConnection(url)
  await runOnServer(url, `CREATE DATABASE "${database}"`)
  return { databaseName: database }
}

async function call(engine: SchemaEngine, { method, params }: Request): Promise<unknown> {
  const name = renamed[method] ?? method
  const methods = engine as unknown as Record<
    string,
    ((params: never) => Promise<Record<string, unknown> | null>) | undefined
  >
  const result = (await methods[name]?.call(engine, params)) ?? null
  if (method === 'diff' && result) {
    if (typeof result.stdout === 'string') send({ id: -1, method: 'print', params: { content: result.stdout } })
    return { exitCode: result.exitCode, stdout: null }
  }
  return result ?? (method === 'reset' ? null : {})
}

function toRpcError(error: unknown): object {
  const failure = error instanceof Error ? error : new Error(String(error))
  const code = 'code' in failure ? failure.code : undefined
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: { is_panic: failure.name === 'RuntimeError', message: failure.message, error_code: code, meta: null },
  }
}
