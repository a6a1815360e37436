/** The Min-SE header field: the shortest session interval that is accepted. */

import { integerParams } from '../values/integer-params.ts';
import { defineHeader } from './header.ts';

export const MinSe = defineHeader({
  name: 'Min-SE',
  spec: 'RFC 4028 §5',
  repeat: 'once',
  where: {
    request: { o: 'INVITE UPDATE', '-': 'ACK BYE CANCEL NOTIFY OPTIONS PRACK REGISTER SUBSCRIBE' },
    422: { m: 'INVITE UPDATE', '-': 'ACK BYE CANCEL NOTIFY OPTIONS PRACK REGISTER SUBSCRIBE' },
  },
  example: '90',
  parse: integerParams,
});
