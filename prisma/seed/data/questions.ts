/** Invented questions about the goods of the demo's farm, with its answers. */
export const questions: { family: string; daysAgo: number; words: string; answer: string }[] = [
  {
    family: 'fengdu-luhua-chicken',
    daysAgo: 6,
    words: '收到的是整鸡还是分好的？内脏带不带？',
    answer: '整鸡，鸡杂洗净单独装袋放在里面。想要切好的，请选“切块”那个规格。',
  },
  {
    family: 'fengdu-luhua-chicken',
    daysAgo: 3,
    words: '寄到济南几天能到，路上会不会坏？',
    answer: '宰好预冷后加冰袋走冷链，一般两三天。收到如果坏了，拍照在订单里申请赔付。',
  },
]
