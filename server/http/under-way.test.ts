import { EventEmitter } from 'node:events'
import type { Request, Response } from 'express'
import { expect, test } from 'vitest'
import { requestsUnderWay } from './under-way.ts'

const FOR_LONG = 60_000

test('whoever waits goes on when the last request is answered, or when it has waited long enough', async () => {
  const underWay = requestsUnderWay()
  const begin = () => {
    const response = new EventEmitter()
    underWay.count({} as Request, response as unknown as Response, () => undefined)
    return () => response.emit('close')
  }
  await underWay.none(FOR_LONG)
  const [answerOne, answerOther] = [begin(), begin()]
  await underWay.none(1)
  await underWay.none(-1)
  let waits = true
  const waiting = underWay.none(FOR_LONG).then(() => {
    waits = false
  })
  answerOne()
  await new Promise(setImmediate)
  expect(waits).toBe(true)
  answerOther()
  await waiting
  await underWay.none(FOR_LONG)
})
