/* The product as it runs in production, for a bench: tells its parent the port. */
import { randomBytes } from 'node:crypto'
import { parseEnv } from '#server/env.ts'
import { main } from '#server/index.ts'

const secret = () => randomBytes(32).toString('hex')

const { url } = await main(
  parseEnv({
    ...process.env,
    PORT: '0',
    LOG_LEVEL: 'error',
    DEMO: '1',
    AUTH_SECRET: secret(),
    CASHIER_WEBHOOK_SECRET: secret(),
  }),
)
// A bench that fails leaves no server behind.
process.once('disconnect', () => process.exit())
process.send?.({ port: Number(new URL(url).port) })
