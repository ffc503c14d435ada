/** Carriers that people here send with, and where a parcel can be followed. `{no}` is the number on the parcel. */
export const carriers = {
  sf: { zh: '顺丰速运', en: 'SF Express', follow: 'https://www.sf-express.com/chn/sc/waybill/waybill-detail/{no}' },
  jd: { zh: '京东物流', en: 'JD Logistics', follow: 'https://www.jdl.com/orderSearch?waybillCodes={no}' },
  ems: { zh: '中国邮政 EMS', en: 'China Post EMS', follow: 'https://www.ems.com.cn/queryList?mailNo={no}' },
  zto: { zh: '中通快递', en: 'ZTO Express', follow: 'https://www.zto.com/express/expressCheck.html?txtBill={no}' },
  yto: { zh: '圆通速递', en: 'YTO Express', follow: null },
  sto: { zh: '申通快递', en: 'STO Express', follow: null },
  yunda: { zh: '韵达快递', en: 'Yunda Express', follow: null },
  other: { zh: '其他快递', en: 'Another carrier', follow: null },
} as const

export type Carrier = keyof typeof carriers

export const carrierKeys = Object.keys(carriers) as Carrier[]

/** A carrier as people write it in a list: its key or one of its names, whole or in short; null where it is none. */
export function parseCarrier(text: string): Carrier | null {
  const asked = text.normalize('NFKC').trim().toLowerCase()
  if (asked === '') return null
  return (
    carrierKeys.find((key) => {
      const names = [carriers[key].zh, carriers[key].en].map((name) => name.toLowerCase())
      return key === asked || names.some((name) => name === asked || (asked.length >= 2 && name.startsWith(asked)))
    }) ?? null
  )
}

/** Where a parcel can be followed; null where the carrier has no page for a number. */
export const followUrl = (carrier: string | null, trackingNo: string): string | null =>
  carriers[carrier as Carrier]?.follow?.replace('{no}', encodeURIComponent(trackingNo)) ?? null
