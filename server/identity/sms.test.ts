import { expect, test } from 'vitest'
import { smsSender } from './sms.ts'

const sendIn = async (NODE_ENV: 'development' | 'production', DEMO: boolean) => {
  const lines: object[] = []
  const sending = smsSender({ NODE_ENV, DEMO }, { info: (line: object) => void lines.push(line) }).send({
    to: '+8613900000001',
    text: 'code 123456',
  })
  return { sending, lines }
}

test.each([
  ['development', false],
  ['development', true],
  ['production', true],
] as const)('%s, demo %s: the log shows the text', async (env, demo) => {
  const { sending, lines } = await sendIn(env, demo)
  await sending
  expect(lines).toHaveLength(1)
})

test('in production without a provider nothing is sent and nothing is logged', async () => {
  const { sending, lines } = await sendIn('production', false)
  await expect(sending).rejects.toMatchObject({ code: 'SmsUnavailable' })
  expect(lines).toEqual([])
})
