import { z } from 'zod'
import { SetupError } from '#server/setup-error.ts'

/** Versioned keys of 32 bytes: `1:<base64url>,2:<base64url>`, newest last. */
const fieldKeys = z
  .string()
  .regex(
    /^\w+:[A-Za-z0-9_-]{43}(,\w+:[A-Za-z0-9_-]{43})*$/,
    'must look like 1:<32 bytes as base64url>,2:<…>, newest last',
  )
const secret = z.string().min(32, 'must have at least 32 characters')
const url = (pattern: RegExp, example: string) => z.string().regex(pattern, `must look like ${example}`)
const count = (min: number, max: number) => {
  const range = `must be a whole number from ${min} to ${max}`
  return z.coerce.number(range).int(range).min(min, range).max(max, range)
}
const flag = z
  .enum(['1', '0', 'true', 'false'], 'must be 1 or 0')
  .transform((value) => value === '1' || value === 'true')

const variables = z
  .object({
    NODE_ENV: z
      .enum(['development', 'production', 'test'], 'must be development, production or test')
      .default('production'),
    /** 0 takes any free port. */
    PORT: count(0, 65_535).default(3000),
    HOST: z.string().optional(),
    DATABASE_URL: url(/^postgres(ql)?:\/\/.+\/.+/, 'postgresql://user:password@host:5432/database'),
    PUBLIC_URL: url(/^https?:\/\/[^/]+$/, 'https://shop.example.org, without a path').optional(),
    AUTH_SECRET: secret,
    DEMO: flag.default(false),
    CASHIER_WEBHOOK_SECRET: secret.optional(),
    /** A secret or a restricted key. */
    STRIPE_SECRET_KEY: z
      .string()
      .regex(/^[sr]k_/, 'must start with sk_ or rk_')
      .optional(),
    STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_', 'must start with whsec_').optional(),
    HOLD_MINUTES: count(1, 24 * 60).default(15),
    DELIVERED_AFTER_DAYS: count(1, 60).default(10),
    COMPLETE_AFTER_DAYS: count(1, 60).default(7),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be a log level, such as info or warn')
      .default('info'),
    REDIS_URL: url(/^rediss?:\/\/.+/, 'redis://host:6379').optional(),
    /** Sends e-mail; with MAIL_FROM. */
    SMTP_URL: url(/^smtps?:\/\/.+/, 'smtp://user:password@host:587').optional(),
    MAIL_FROM: z.string().optional(),
    /** Sends notices to browsers, both keys base64url. */
    VAPID_PUBLIC_KEY: z.string().min(80, 'must be a public key').optional(),
    VAPID_PRIVATE_KEY: z.string().min(40, 'must be a private key').optional(),
    MEILI_URL: url(/^https?:\/\/.+/, 'http://host:7700').optional(),
    MEILI_KEY: z.string().optional(),
    METRICS_TOKEN: secret.optional(),
    PROCESS_URL: url(/^https?:\/\/[^/]+$/, 'http://10.0.0.2:3000, without a path').optional(),
    DB_POOL: count(2, 500).default(24),
    DATA_DIR: z.string().default('.data'),
    S3_BUCKET: z.string().optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_ENDPOINT: url(/^https?:\/\/[^/]+$/, 'https://storage.example.org').optional(),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    RECORDING_KEEP_DAYS: count(1, 36_500)
      .min(1_095, 'must be at least 1095: the law wants recordings of live sales kept for three years')
      .default(1_096),
    RECORDING_MIN_FREE_GB: count(0, 100_000).default(2),
    MEDIA_URL: url(/^https?:\/\/.+[^/]$/, 'https://media.example.org, without a slash at its end').optional(),
    MEDIA_WEBRTC_URL: url(/^https?:\/\/.+[^/]$/, 'https://media.example.org:8889').optional(),
    MEDIA_RTMP_URL: url(/^rtmps?:\/\/.+[^/]$/, 'rtmps://media.example.org').optional(),
    MEDIA_API_URL: url(/^https?:\/\/.+[^/]$/, 'http://127.0.0.1:9997').optional(),
    MEDIA_HOOK_SECRET: secret.optional(),
    TRACE_SIGNING_KEY: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes as base64url')
      .optional(),
    FIELD_KEYS: fieldKeys.optional(),
    LEDGER_HEADS: z.string().optional(),
  })
  .superRefine((env, context) => {
    const require = (name: keyof typeof env, because: string) => {
      if (env[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: `is needed ${because}` })
    }
    if (env.STRIPE_SECRET_KEY) require('STRIPE_WEBHOOK_SECRET', 'with STRIPE_SECRET_KEY')
    if (!env.STRIPE_SECRET_KEY || env.DEMO) require('CASHIER_WEBHOOK_SECRET', 'by the embedded cashier')
    if (env.NODE_ENV === 'production' && !env.DEMO) require('FIELD_KEYS', 'to seal personal data of households')
    if (env.SMTP_URL) require('MAIL_FROM', 'with SMTP_URL')
    if (env.VAPID_PUBLIC_KEY) require('VAPID_PRIVATE_KEY', 'with VAPID_PUBLIC_KEY')
    if (env.VAPID_PRIVATE_KEY) require('VAPID_PUBLIC_KEY', 'with VAPID_PRIVATE_KEY')
    if (env.MEDIA_URL) require('MEDIA_API_URL', 'with MEDIA_URL')
    if (env.MEDIA_URL) require('MEDIA_HOOK_SECRET', 'with MEDIA_URL')
    if (env.MEILI_KEY) require('MEILI_URL', 'with MEILI_KEY')
    if (env.S3_ENDPOINT || env.S3_ACCESS_KEY_ID) require('S3_BUCKET', 'with the other settings of S3')
    if (env.S3_ACCESS_KEY_ID) require('S3_SECRET_ACCESS_KEY', 'with S3_ACCESS_KEY_ID')
  })

/**
 * HOST: the address to listen on; the demo, whose passwords are public, answers this machine only unless told otherwise.
 * PUBLIC_URL: where people reach the shop, without a trailing slash. HOLD_MINUTES: how long unpaid stock is kept.
 * DELIVERED_AFTER_DAYS: a parcel sent so long ago counts as delivered. COMPLETE_AFTER_DAYS: an order delivered so long ago is completed.
 * DB_POOL: connections to the database per process. DATA_DIR: where pictures and other files lie, unless S3_BUCKET is set.
 * RECORDING_KEEP_DAYS: how long recordings of live sessions are kept. RECORDING_MIN_FREE_GB: with less room on the disk of
 * DATA_DIR nothing is recorded. MEDIA_URL: the HLS address of a media server that carries the picture, MEDIA_WEBRTC_URL its WHIP
 * and WHEP address (MEDIA_URL where it is the same), MEDIA_RTMP_URL where it takes RTMP, MEDIA_API_URL its control API.
 * PROCESS_URL: where other processes on the same database reach this one; needed where there are several.
 * FIELD_KEYS: seal personal data of households; a new version is added at the end and the old ones stay. Only a demo may do without.
 * LEDGER_HEADS: the file that keeps the heads of the sealed ledger, best on another machine; in DATA_DIR without it.
 * TRACE_SIGNING_KEY: signs the records in the codes of batches; without it a key is derived from AUTH_SECRET.
 */
export type Env = Readonly<
  Omit<z.infer<typeof variables>, 'HOST' | 'PUBLIC_URL'> & { HOST: string; PUBLIC_URL: string }
>

/**
 * Reads the settings of a server. An empty variable counts as not set.
 * @throws SetupError naming every variable that is missing or wrong
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success)
    throw new SetupError(`Settings: ${parsed.error.issues.map((issue) => describeIssue(issue, given)).join('; ')}.`)
  const env = parsed.data
  return {
    ...env,
    HOST: env.HOST ?? (env.DEMO || env.NODE_ENV === 'development' ? '127.0.0.1' : '0.0.0.0'),
    PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
  }
}

function describeIssue({ path, code, message }: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const name = path.join('.')
  return code === 'invalid_type' && !(name in given) ? `${name} is missing` : `${name} ${message}`
}
