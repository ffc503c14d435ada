import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import Stripe from 'stripe'
import { createGenerator, type Schema } from 'ts-json-schema-generator'
import type { Form } from './stripe-form.ts'
import { StripeRefusal } from './stripe-refusal.ts'
import type { StripeRequests } from './stripe-requests.ts'

const root = join(import.meta.dirname, '../..')
const requests = join(import.meta.dirname, 'stripe-requests.ts')

function generate(): Schema {
  const schema = createGenerator({
    path: requests,
    tsconfig: join(root, 'tsconfig.json'),
    type: 'StripeRequests',
    topRef: false,
    jsDoc: 'none',
    skipTypeCheck: true,
  }).createSchema('StripeRequests')
  // The SDK lets any text pass where Stripe lists values, for values to come. Ours have to be listed.
  return { ...schema, $id: 'stripe', definitions: { ...schema.definitions, OtherString: { not: {} } } }
}

/** JSON Schema of Stripe's requests, from the types of the installed SDK. Made once for a version: it takes seconds. */
function stripeShapes(): Schema {
  const wanted = createHash('sha256').update(Stripe.PACKAGE_VERSION).update(readFileSync(requests)).digest('hex')
  const folder = join(root, 'node_modules/.cache/stripe-shapes')
  const file = join(folder, `${wanted}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Schema
  const schema = generate()
  mkdirSync(folder, { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(schema))
  renameSync(draft, file)
  return schema
}

function refusalOf(errors: ErrorObject[]): StripeRefusal {
  const unknown = errors.find(({ keyword }) => keyword === 'additionalProperties')
  const { instancePath = '', message, params } = unknown ?? errors[0] ?? {}
  const at = instancePath.slice(1).replaceAll('/', '.')
  if (!unknown) return new StripeRefusal(`Invalid ${at}: ${message}`, { code: 'parameter_invalid', param: at })
  const param = [at, params?.additionalProperty].filter(Boolean).join('.')
  return new StripeRefusal(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param })
}

type Checks = Map<string, ValidateFunction>
let checks: Checks | undefined

function compileChecks(): Checks {
  const schema = stripeShapes()
  const ajv = new Ajv({ coerceTypes: true, strict: false })
  ajv.addSchema(schema)
  const compile = ([route, shape]: [string, unknown]) =>
    [route, ajv.compile({ $ref: `stripe${(shape as { $ref: string }).$ref}` })] as const
  return new Map(Object.entries(schema.properties ?? {}).map(compile))
}

/** Gets the checks ready, once in a process. It takes seconds where nobody has before: no request should wait for it. */
export function prepareShapes(): Checks {
  checks ??= compileChecks()
  return checks
}

/**
 * Checks a request against Stripe's published shapes and turns the form's texts into the types that these say.
 * @throws StripeRefusal
 */
export function checkShape<R extends keyof StripeRequests>(route: R, form: Form): StripeRequests[R] {
  const check = prepareShapes().get(route)
  if (!check) throw new Error(`no shape of ${route}`)
  if (!check(form)) throw refusalOf(check.errors ?? [])
  return form as StripeRequests[R]
}
