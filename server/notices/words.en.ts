import type { NoticeWords } from './words.ts'

export const en: NoticeWords = {
  order_paid: ({ number, totalFen, freightFen, discountFen, goods }, { yuan }) => ({
    title: `Order ${number} is paid`,
    text: `Order ${number} is paid, ${yuan(totalFen)}. The farm has been told to get it ready.`,
    rows: [
      ...goods.map((line): [string, string] => [`${line.en} × ${line.quantity}`, yuan(line.amountFen)]),
      ...(discountFen === '0' ? [] : ([['Discount', `−${yuan(discountFen)}`]] as [string, string][])),
      ['Delivery', freightFen === '0' ? 'free' : yuan(freightFen)],
      ['Paid', yuan(totalFen)],
    ],
  }),
  order_reserved: ({ number, depositFen, balanceFen, dueAt }, { yuan, moment }) => ({
    title: `Order ${number} is reserved`,
    text: `The deposit of order ${number}, ${yuan(depositFen)}, is paid. The balance is ${yuan(balanceFen)}${dueAt ? `, due by ${moment(dueAt)}` : ''}.`,
  }),
  balance_due: ({ number, balanceFen, dueAt }, { yuan, moment }) => ({
    title: `The balance of order ${number} can be paid`,
    text: `You can now pay the balance of order ${number}, ${yuan(balanceFen)}. If it is not paid by ${moment(dueAt)}, the whole deposit goes back to you and the order ends.`,
  }),
  parcel_shipped: ({ number, carrier, trackingNo }) => ({
    title: `Order ${number} is on its way`,
    text: `A parcel of order ${number} was sent${carrier ? ` with ${carrier}` : ''}, tracking number ${trackingNo}.`,
  }),
  parcel_late: ({ number, shipBy }, { day }) => ({
    title: `Order ${number} is late`,
    text: `A parcel of order ${number} should have left by ${day(shipBy)}. It is late and we are asking the farm. Until it is packed you can cancel for your full money back.`,
  }),
  release_moved: ({ number, goodsEn, fromDay, toDay, reasonEn }, { day }) => ({
    title: `Order ${number} ships on another day`,
    text: `${goodsEn}, which you pre-ordered, was to ship from ${day(fromDay)} and now ships from ${day(toDay)}. Reason: ${reasonEn}. If you would rather not wait, cancel on the order's page for your full money back.`,
  }),
  shortfall_refunded: ({ number, goodsEn, amountFen }, { yuan }) => ({
    title: `Part of order ${number} was refunded`,
    text: `This batch of ${goodsEn} turned out smaller than expected and your order did not come through. ${yuan(amountFen)} went back the way you paid. We are sorry.`,
  }),
  weight_refunded: ({ number, goodsEn, orderedG, packedG, amountFen }, { yuan }) => ({
    title: `Order ${number}: the difference goes back`,
    text: `${goodsEn} was charged as ${orderedG} g and weighed ${packedG} g when packed. The difference, ${yuan(amountFen)}, went back the way you paid.`,
  }),
  claim_decided: ({ number, decision, amountFen, reason }, { yuan }) => {
    if (decision === 'rejected')
      return {
        title: `Your claim for order ${number} was turned down`,
        text: `Your claim for order ${number} was turned down: ${reason}. The link says whom to turn to if you disagree.`,
      }
    if (decision === 'agreed')
      return {
        title: `You can send goods of order ${number} back`,
        text: `Your return for order ${number} is agreed. The link has the address; enter the tracking number once it is sent.`,
      }
    return {
      title: `Your claim for order ${number} was accepted`,
      text: `Your claim for order ${number} was accepted${amountFen ? `; ${yuan(amountFen)} goes back the way you paid` : ''}. ${reason}`,
    }
  },
  order_refunded: ({ number, amountFen }, { yuan }) => ({
    title: `Order ${number} was refunded`,
    text: `${yuan(amountFen)} of order ${number} went back the way you paid. A bank card may take a few working days.`,
  }),
  live_soon: ({ titleEn, beginsAt }, { moment }) => ({
    title: `Live soon: ${titleEn}`,
    text: `“${titleEn}”, which you wanted to be reminded of, begins on ${moment(beginsAt)}.`,
  }),
  live_thanks: ({ titleEn, wordsEn }) => ({ title: `Thank you: ${titleEn}`, text: wordsEn }),
  live_moved: ({ titleEn, beginsAt }, { moment }) => ({
    title: `Live session moved: ${titleEn}`,
    text: `“${titleEn}”, which you wanted to be reminded of, now begins on ${moment(beginsAt)}. We will remind you again.`,
  }),
  live_cancelled: ({ titleEn, beginsAt }, { moment }) => ({
    title: `Live session cancelled: ${titleEn}`,
    text: `“${titleEn}”, planned for ${moment(beginsAt)}, will not take place. We are sorry.`,
  }),
  live_invited: ({ titleEn, beginsAt }, { moment }) => ({
    title: `Would you help to host: ${titleEn}`,
    text: `You are asked to help to host “${titleEn}” on ${moment(beginsAt)}. The link is for accepting or declining.`,
  }),
  live_answered: ({ titleEn, who, answer }) => {
    if (answer === 'accepted')
      return { title: `${who} will help to host`, text: `${who} will help to host “${titleEn}”.` }
    if (answer === 'declined')
      return {
        title: `${who} cannot help to host`,
        text: `${who} cannot help to host “${titleEn}”. You may ask somebody else.`,
      }
    return {
      title: `${who} no longer helps to host`,
      text: `${who} no longer helps to host “${titleEn}”. You may ask somebody else.`,
    }
  },
  live_stopped: ({ titleEn, reason }) => ({
    title: `Live session stopped: ${titleEn}`,
    text: `A coordinator stopped “${titleEn}”. Reason: ${reason}. Orders that were placed stand. The district’s coordinator answers questions.`,
  }),
  host_decided: ({ decision, reason }) => {
    if (decision === 'verified')
      return { title: 'You are verified as a host', text: 'Your name was checked. You may go on the air now.' }
    if (decision === 'refused')
      return {
        title: 'You could not be verified as a host',
        text: `What you handed in was not accepted: ${reason}. You can hand it in again.`,
      }
    return {
      title: 'You may not host any more',
      text: `Your verification was withdrawn: ${reason}. The district’s coordinator answers questions.`,
    }
  },
  visit_planned: ({ villageEn, householdCode, dueOn }, { day }) => ({
    title: `A visit in ${villageEn}`,
    text: `Please look in on household ${householdCode} in ${villageEn} by ${day(dueOn)}. The link says what for, and is where to write what came of it.`,
  }),
  visit_ended: ({ villageEn, householdCode, dueOn, ending }, { day }) =>
    ending === 'told' || ending === 'answered'
      ? {
          title: `Visit settled: ${villageEn}`,
          text: `What the visit to household ${householdCode} in ${villageEn}, due by ${day(dueOn)}, was for is known by now. You need not go.`,
        }
      : {
          title: `Visit called off: ${villageEn}`,
          text: `The visit to household ${householdCode} in ${villageEn}, due by ${day(dueOn)}, is called off. You need not go; the link says why.`,
        },
}
