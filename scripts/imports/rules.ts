import type { IForbiddenRuleType } from 'dependency-cruiser'

/** A package, installed or not: `node_modules/pg/lib/index.js` or plain `pg`. */
const packages = (...names: string[]) => `(^|node_modules/)(${names.join('|')})(/|$)`

const tests = '\\.test\\.tsx?$'
const quietNouns = '^server/(orders|ledger|linkage|catalog)/'

/** Who may know whom. Type-only imports count, except where a rule lets them pass. */
export const importRules: IForbiddenRuleType[] = [
  {
    name: 'app/ takes only types from server/',
    severity: 'error',
    from: { path: '^app/', pathNot: tests },
    to: { path: '^server/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'app/ imports only app/, domain/ and packages',
    severity: 'error',
    from: { path: '^app/', pathNot: tests },
    to: { path: '^(prisma|scripts|test|e2e|bench)/' },
  },
  {
    name: 'app/ knows no database',
    severity: 'error',
    from: { path: '^app/' },
    to: { path: [packages('@prisma', 'pg', 'pg-[a-z-]+'), 'node_modules/prisma/', '^server/db/'] },
  },
  {
    name: 'domain/ imports nothing of ours outside domain/ and few packages',
    severity: 'error',
    from: { path: '^domain/', pathNot: tests },
    to: {
      pathNot: [
        '^domain/',
        packages('zod', 'temporal-polyfill', 'libphonenumber-js', 'csv-parse', 'csv-stringify', 'mp4box', 'mediabunny'),
      ],
    },
  },
  {
    name: 'server/ never imports app/',
    severity: 'error',
    from: { path: '^server/' },
    to: { path: '^app/' },
  },
  {
    name: 'server/ does not lean on scripts or tests',
    severity: 'error',
    from: { path: '^server/', pathNot: tests },
    to: { path: '^(scripts|test|e2e|bench)/' },
  },
  {
    name: 'only domain/media/ imports libraries of media within domain/',
    severity: 'error',
    from: { path: '^domain/', pathNot: [tests, '^domain/media/'] },
    to: { path: packages('mp4box', 'mediabunny') },
  },
  {
    name: 'orders, ledger, linkage and catalog know nothing of payments, livestream, search and http',
    severity: 'error',
    from: { path: quietNouns, pathNot: tests },
    to: { path: '^server/(payments|livestream|search|http)/' },
  },
  {
    name: 'only server/payments/stripe.ts imports Stripe',
    severity: 'error',
    from: { path: '^(app|server|domain|scripts|prisma)/', pathNot: [tests, '^server/payments/stripe\\.ts$'] },
    to: { path: packages('stripe') },
  },
  {
    name: 'only server/search/meilisearch.ts imports Meilisearch',
    severity: 'error',
    from: { path: '^(app|server|domain|scripts|prisma)/', pathNot: [tests, '^server/search/meilisearch\\.ts$'] },
    to: { path: packages('meilisearch') },
  },
]

export interface TextRule {
  name: string
  /** Where the rule holds. */
  path: RegExp
  /** Files of `path` that may. */
  except: RegExp
  forbidden: RegExp
}

/** What an import cannot show. */
export const textRules: TextRule[] = [
  {
    name: 'only server/ledger/post.ts writes the ledger',
    path: /^(app|server|domain|scripts|bench|prisma\/seed)\//,
    except: /^server\/ledger\/post\.ts$|\.test\.tsx?$/,
    forbidden:
      /\b(insert\s+into|update|delete\s+from|truncate|merge\s+into|copy)\s+(table\s+|only\s+)?("?public"?\.)?"?ledger_(account|entry|posting)\b|\bledger(Account|Entry|Posting)\.(create|update|delete|upsert)/i,
  },
  {
    name: 'only server/env.ts reads process.env',
    path: /^(app|server|domain)\//,
    // The embedded Postgres hands the environment on to its programs unread.
    except: /^server\/(env\.ts$|db\/embedded\/)|\.test\.tsx?$/,
    forbidden: /\bprocess\.env\b/,
  },
]
