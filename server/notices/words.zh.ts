import type { NoticeWords } from './words.ts'

export const zh: NoticeWords = {
  order_paid: ({ number, totalFen, freightFen, discountFen, goods }, { yuan }) => ({
    title: `订单 ${number} 已付款`,
    text: `订单 ${number} 已付款 ${yuan(totalFen)}，已通知产地备货。`,
    rows: [
      ...goods.map((line): [string, string] => [`${line.zh} × ${line.quantity}`, yuan(line.amountFen)]),
      ...(discountFen === '0' ? [] : ([['优惠', `−${yuan(discountFen)}`]] as [string, string][])),
      ['运费', freightFen === '0' ? '包邮' : yuan(freightFen)],
      ['实付', yuan(totalFen)],
    ],
  }),
  order_reserved: ({ number, depositFen, balanceFen, dueAt }, { yuan, moment }) => ({
    title: `订单 ${number} 已付定金`,
    text: `订单 ${number} 已付定金 ${yuan(depositFen)}，尾款 ${yuan(balanceFen)}${dueAt ? `请在 ${moment(dueAt)} 前支付` : '待付'}。`,
  }),
  balance_due: ({ number, balanceFen, dueAt }, { yuan, moment }) => ({
    title: `订单 ${number} 可以付尾款了`,
    text: `订单 ${number} 的尾款 ${yuan(balanceFen)} 现在可以支付。${moment(dueAt)} 前未付，定金全额退回，订单取消。`,
  }),
  parcel_shipped: ({ number, carrier, trackingNo }) => ({
    title: `订单 ${number} 已发货`,
    text: `订单 ${number} 的包裹已发出，${carrier ? `${carrier} ` : ''}运单号 ${trackingNo}。`,
  }),
  parcel_late: ({ number, shipBy }, { day }) => ({
    title: `订单 ${number} 发货晚了`,
    text: `订单 ${number} 的包裹原定 ${day(shipBy)} 前发出，现在晚了，我们正在催产地。没打包前，您可以取消订单，钱款全额退回。`,
  }),
  release_moved: ({ number, goodsZh, fromDay, toDay, reasonZh }, { day }) => ({
    title: `订单 ${number} 的发货日期改了`,
    text: `您预定的${goodsZh}原定 ${day(fromDay)} 起发货，现改为 ${day(toDay)}。原因：${reasonZh}。不想等可以在订单页取消，钱款全额退回。`,
  }),
  shortfall_refunded: ({ number, goodsZh, amountFen }, { yuan }) => ({
    title: `订单 ${number} 有部分退款`,
    text: `这一批${goodsZh}实际出栏比预计少，您的订单没能排上，${yuan(amountFen)} 已原路退回。很抱歉。`,
  }),
  weight_refunded: ({ number, goodsZh, orderedG, packedG, amountFen }, { yuan }) => ({
    title: `订单 ${number} 退回差价`,
    text: `${goodsZh}下单按 ${orderedG} 克计价，实际称重 ${packedG} 克，差价 ${yuan(amountFen)} 已原路退回。`,
  }),
  claim_decided: ({ number, decision, amountFen, reason }, { yuan }) => {
    if (decision === 'rejected')
      return {
        title: `订单 ${number} 的售后申请未通过`,
        text: `订单 ${number} 的售后申请未通过：${reason}。不同意的话，打开链接看可以找谁。`,
      }
    if (decision === 'agreed')
      return {
        title: `订单 ${number} 可以退货`,
        text: `订单 ${number} 的退货申请已同意，请打开链接看寄回地址，寄出后填写运单号。`,
      }
    return {
      title: `订单 ${number} 的售后申请已通过`,
      text: `订单 ${number} 的售后申请已通过${amountFen ? `，${yuan(amountFen)} 原路退回` : ''}。${reason}`,
    }
  },
  order_refunded: ({ number, amountFen }, { yuan }) => ({
    title: `订单 ${number} 已退款`,
    text: `订单 ${number} 的 ${yuan(amountFen)} 已原路退回。银行卡到账可能要几个工作日。`,
  }),
  live_soon: ({ titleZh, beginsAt }, { moment }) => ({
    title: `直播马上开始：${titleZh}`,
    text: `您预约的直播“${titleZh}”${moment(beginsAt)} 开始。`,
  }),
  live_thanks: ({ titleZh, wordsZh }) => ({ title: `谢谢您：${titleZh}`, text: wordsZh }),
  live_moved: ({ titleZh, beginsAt }, { moment }) => ({
    title: `直播改时间了：${titleZh}`,
    text: `您预约的直播“${titleZh}”改在${moment(beginsAt)} 开始，开始前会再提醒您。`,
  }),
  live_cancelled: ({ titleZh, beginsAt }, { moment }) => ({
    title: `直播取消了：${titleZh}`,
    text: `您预约的直播“${titleZh}”（原定${moment(beginsAt)}）取消了，很抱歉。`,
  }),
  live_invited: ({ titleZh, beginsAt }, { moment }) => ({
    title: `请您协助直播：${titleZh}`,
    text: `主播请您协助${moment(beginsAt)}的直播“${titleZh}”。答应或谢绝，请打开链接。`,
  }),
  live_answered: ({ titleZh, who, answer }) => {
    const session = `您的直播“${titleZh}”`
    if (answer === 'accepted') return { title: `${who} 答应协助直播`, text: `${who} 答应协助${session}。` }
    if (answer === 'declined')
      return { title: `${who} 这次不能协助直播`, text: `${who} 这次不能协助${session}，可以再请别人。` }
    return { title: `${who} 不再协助直播`, text: `${who} 不再协助${session}，可以再请别人。` }
  },
  live_stopped: ({ titleZh, reason }) => ({
    title: `直播被停止：${titleZh}`,
    text: `协作干部停止了直播“${titleZh}”。原因：${reason}。已下的订单不受影响，有疑问请联系当地协作干部。`,
  }),
  host_decided: ({ decision, reason }) => {
    if (decision === 'verified') return { title: '主播实名核实通过', text: '您的主播实名核实已通过，可以开直播了。' }
    if (decision === 'refused')
      return { title: '主播实名核实未通过', text: `您的主播实名核实未通过：${reason}。改好后可以重新提交。` }
    return { title: '主播资格已撤回', text: `您的主播资格已撤回：${reason}。有疑问请联系当地协作干部。` }
  },
  visit_planned: ({ villageZh, householdCode, dueOn }, { day }) => ({
    title: `请您走访：${villageZh}`,
    text: `请在${day(dueOn)}前去看看${villageZh}的 ${householdCode} 户。为什么去、结果记在哪里，请打开链接。`,
  }),
  visit_ended: ({ villageZh, householdCode, dueOn, ending }, { day }) =>
    ending === 'told' || ending === 'answered'
      ? {
          title: `走访已有结果：${villageZh}`,
          text: `原定${day(dueOn)}前去${villageZh} ${householdCode} 户的走访已经有了结果，不用再去。`,
        }
      : {
          title: `走访取消了：${villageZh}`,
          text: `原定${day(dueOn)}前去${villageZh} ${householdCode} 户的走访取消了，不用去了。原因请打开链接看。`,
        },
}
