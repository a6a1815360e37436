/** 订阅状态的说明。 */

export const subscriptionStates = {
  kind: '订阅状态',
  entries: {
    active: '订阅已被接受，`expires` 给出剩余时间。',
    pending: '订阅已收到，尚待决定。',
    terminated: '订阅已结束，`reason` 给出原因。',
  },
} as const;
