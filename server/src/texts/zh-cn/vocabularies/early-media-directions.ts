/** 早期媒体参数的说明。 */

export const earlyMediaDirections = {
  kind: '早期媒体参数',
  entries: {
    supported: '支持该头字段。',
    sendrecv: '允许双向早期媒体。',
    sendonly: '早期媒体只能单向传送，方向同 SDP 的 `a=sendonly`。',
    recvonly: '早期媒体只能单向传送，方向同 SDP 的 `a=recvonly`。',
    inactive: '不允许早期媒体。',
    gated: '网络的媒体门控已按此方向执行。',
  },
} as const;
