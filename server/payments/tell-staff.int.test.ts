import pino from 'pino'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makePerson } from '#test/factories/market.ts'
import { moneyTroubles } from '#test/factories/money-troubles.ts'
import { tellStaff } from './tell-staff.ts'

const database = useDatabase()
const { query } = database

test('who has to act on a dispute is texted in their language, and nobody of another district', async () => {
  const shop = moneyTroubles(database.db)
  const { market, orderId, paymentId } = await shop.sell()
  const coordinator = async (phone: string, district: string, locale: string | null) => {
    const id = await makePerson(database.db, 'coordinator')
    await query(
      `UPDATE app_user SET phone_number = $2, scope_kind = 'district', scope_code = $3, locale = $4 WHERE id = $1`,
      [id, phone, district, locale],
    )
  }
  await coordinator('+8613900068001', market.districtCode, null)
  await coordinator('+8613900068002', market.districtCode, 'en')
  await coordinator('+8613900068003', '500999', 'en')
  await shop.dispute(paymentId)
  const [dispute] = await query<{ id: string; number: bigint }>(
    'SELECT d.id, o.number FROM dispute d JOIN orders o ON o.id = d.order_id WHERE o.id = $1',
    [orderId],
  )
  const texts: { to: string; text: string }[] = []
  const send = async (one: { to: string; text: string }) => void texts.push(one)
  const log = pino({ level: 'silent' })
  const tell = () => tellStaff({ db: database.db, sms: { send }, log }, dispute?.id ?? '')
  await tell()
  const told = () => texts.splice(0).filter(({ to }) => to.startsWith('+861390006800'))
  expect(told()).toEqual([
    {
      to: '+8613900068001',
      text: expect.stringMatching(`^【芦花集】订单 ${dispute?.number}的 98.00 元.*年.*前提交证据。$`),
    },
    {
      to: '+8613900068002',
      text: expect.stringMatching(`^\\[Reedflower\\] ¥98.00 of order ${dispute?.number} is .* by .*\\.$`),
    },
  ])
  await shop.dispute(paymentId, 'lost')
  await tell()
  expect(told()[1]?.text).toContain('is the buyer’s')
})
