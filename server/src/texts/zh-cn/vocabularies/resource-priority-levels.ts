/** Resource-Priority 优先级的说明。 */

export const resourcePriorityLevels = {
  kind: 'Resource-Priority 优先级',
  entries: {
    preemption: '{namespace} 共 {of} 级中的第 {level} 级，1 级最低。资源不足时，低级别让出资源。',
    queue: '{namespace} 共 {of} 级中的第 {level} 级，1 级最低。资源不足时，排在低级别之前。',
  },
} as const;
