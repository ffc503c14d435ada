import { expect, test } from 'vitest'
import { SetupError } from '#server/setup-error.ts'
import { explainFailure } from './failure.ts'

const failure = (code: string, more: object = {}) => Object.assign(new Error(`raw ${code}`), { code, ...more })

test.each([
  [new SetupError('Settings: PORT is missing.'), 'Settings: PORT is missing.'],
  [failure('EADDRINUSE', { port: 3000 }), 'Port 3000 is taken: stop what uses it, or choose another with PORT=3001.'],
  [failure('EACCES', { port: 80 }), 'This user may not open port 80: choose one above 1023 with PORT.'],
  [failure('EACCES', { path: '/data' }), 'This user may not write /data.'],
  [failure('ENOSPC'), 'The disk is full.'],
  [failure('53100'), 'The disk is full.'],
  [new Error('wrapped', { cause: failure('ENOSPC') }), 'The disk is full.'],
  [
    new AggregateError([failure('EADDRNOTAVAIL', { address: '10.9.9.9' })]),
    'HOST=10.9.9.9 is no address of this machine.',
  ],
])('%s', (error, sentence) => {
  expect(explainFailure(error)).toBe(sentence)
})

test('what only a developer can mend keeps its stack', () => {
  expect(explainFailure(new TypeError('x is undefined'))).toBeNull()
})
