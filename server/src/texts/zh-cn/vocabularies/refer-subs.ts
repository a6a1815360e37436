/** Refer-Sub 各取值的说明。 */

export const referSubs = {
  kind: 'REFER 是否建立订阅',
  entries: {
    false: '不用 NOTIFY 通知 REFER 的结果。',
    true: '用 NOTIFY 通知 REFER 的进展。默认值。',
  },
} as const;
