/** 订阅结束原因的说明。 */

export const subscriptionReasons = {
  kind: '订阅结束原因',
  entries: {
    timeout: '未及时刷新。可以立即重新订阅。',
    noresource: '被订阅的资源已不存在。不应重新订阅。',
    deactivated: '应立即重新订阅，可能由其他服务器受理。',
    probation: '应稍后重新订阅，有 `retry-after` 时按其等待。',
    rejected: '授权策略不再允许订阅。不应重新订阅。',
    giveup: '未能及时得到授权。可稍后重新订阅。',
    invariant: '状态不会再变化，无需订阅。',
    badfilter: 'SUBSCRIBE 中的过滤器未被接受。',
  },
} as const;
