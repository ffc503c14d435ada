import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkImports } from './check.ts'

const roots: string[] = []

/** Checks a small tree: file path to content. */
function check(files: Record<string, string>): Promise<string[]> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'reedflower-imports-'))
  roots.push(root)
  const names = ['app', 'domain', 'prisma', 'scripts', 'server', 'test']
  const imports = Object.fromEntries(names.map((name) => [`#${name}/*`, `./${name}/*`]))
  const tree = { 'package.json': JSON.stringify({ name: 'fixture', type: 'module', imports }), ...targets, ...files }
  for (const [file, content] of Object.entries(tree)) {
    fs.mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
    fs.writeFileSync(path.join(root, file), content)
  }
  return checkImports(root)
}

const targets = {
  'app/page.ts': 'export const page = 1',
  'domain/money.ts': 'export type Fen = bigint',
  'prisma/seed/rows.ts': 'export const rows = 1',
  'server/shop.ts': 'export const shop = 1\nexport type Shop = typeof shop',
  'server/db/db.ts': 'export type Db = unknown',
  'server/payments/pay.ts': 'export type Pay = unknown',
  'server/search/find.ts': 'export const find = 1',
  'test/factory.ts': 'export const factory = 1',
}

afterEach(() => {
  for (const root of roots.splice(0)) fs.rmSync(root, { recursive: true })
})

test('lets pass what is allowed', async () => {
  const breaches = await check({
    'app/route.tsx': `import type { Shop } from '#server/shop.ts'\nimport '#domain/money.ts'\nimport 'react'`,
    'domain/split.ts': `import type { Fen } from './money.ts'\nimport { z } from 'zod'`,
    'domain/split.test.ts': `import 'vitest'\nimport '#test/factory.ts'`,
    'server/payments/stripe.ts': `import Stripe from 'stripe'`,
    'server/search/meilisearch.ts': `import { Meilisearch } from 'meilisearch'`,
    'server/ledger/post.ts': 'const sql = `INSERT INTO ledger_entry VALUES (1)`',
    'server/ledger/seal.test.ts': 'const sql = `UPDATE ledger_posting SET fen = 1`',
    'server/ledger/read.ts': 'const sql = `SELECT fen FROM ledger_posting`',
    'server/env.ts': 'export const port = process.env.PORT',
    'scripts/start.ts': `import '#server/shop.ts'\nconst home = process.env.HOME`,
  })
  expect(breaches).toEqual([])
})

test.each([
  ['app/a.ts', `import { shop } from '#server/shop.ts'`, 'app/ takes only types from server/'],
  ['app/a.ts', `const { shop } = await import('../server/shop.ts')`, 'app/ takes only types from server/'],
  ['app/a.ts', `import '#prisma/seed/rows.ts'`, 'app/ imports only app/, domain/ and packages'],
  ['app/routes/a/route.tsx', `import { PrismaClient } from '@prisma/client'`, 'app/ knows no database'],
  ['app/a.ts', `import type { Pool } from 'pg'`, 'app/ knows no database'],
  ['app/a.ts', `import type { Db } from '#server/db/db.ts'`, 'app/ knows no database'],
  ['domain/a.ts', `import type { Shop } from '#server/shop.ts'`, 'domain/ imports nothing of ours'],
  ['domain/a.ts', `import fs from 'node:fs'`, 'domain/ imports nothing of ours'],
  ['domain/a.ts', `import 'react'`, 'domain/ imports nothing of ours'],
  ['server/a.ts', `import type {} from '#app/page.ts'`, 'server/ never imports app/'],
  ['server/a.ts', `import '#test/factory.ts'`, 'server/ does not lean on scripts or tests'],
  ['server/orders/a.ts', `import type { Pay } from '#server/payments/pay.ts'`, 'orders, ledger, linkage and catalog'],
  ['server/ledger/a.ts', `import type { Pay } from '../payments/pay.ts'`, 'orders, ledger, linkage and catalog'],
  ['server/linkage/a.ts', `import '#server/search/find.ts'`, 'orders, ledger, linkage and catalog'],
  ['server/catalog/a.ts', `import '#server/search/find.ts'`, 'orders, ledger, linkage and catalog'],
  ['server/payments/a.ts', `import type Stripe from 'stripe'`, 'only server/payments/stripe.ts'],
  ['server/search/a.ts', `import { Meilisearch } from 'meilisearch'`, 'only server/search/meilisearch.ts'],
  ['server/orders/a.ts', 'const sql = `\n  INSERT INTO ledger_entry (id)`', 'only server/ledger/post.ts'],
  ['prisma/seed/a.ts', "const sql = 'update ledger_posting set fen = 1'", 'only server/ledger/post.ts'],
  ['scripts/a.ts', "const sql = 'DELETE FROM public.ledger_posting'", 'only server/ledger/post.ts'],
  ['server/a.ts', 'await prisma.ledgerEntry.createMany({})', 'only server/ledger/post.ts'],
  ['server/a.ts', 'export const port = process.env.PORT', 'only server/env.ts'],
  ['app/a.ts', 'export const port = process.env.PORT', 'only server/env.ts'],
])('%s may not: %s', async (file, content, rule) => {
  const breaches = await check({ [file]: content })
  expect(breaches).toHaveLength(1)
  expect(breaches[0]).toContain(rule)
  expect(breaches[0]).toContain(file)
})
