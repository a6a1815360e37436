/** PASSporT 类型的说明。 */

export const passportTypes = {
  kind: 'PASSporT 类型',
  entries: {
    shaken: '运营商对主叫的了解程度，A 至 C 级。',
    div: '呼叫被前转，以及由谁前转。',
    'div-o': '呼叫被前转，其中含原始签名。',
    rph: '有权使用 Resource-Priority 的取值。',
    rcd: '主叫的名称、徽标等富呼叫数据。',
    sph: '有权使用 Priority 头字段，用于紧急呼叫。',
    msgi: '保护的是消息内容，而非通话。',
  },
} as const;
