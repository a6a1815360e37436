/** The Flow-Timer header field: after how many silent seconds the server takes a flow for dead. */

import { integer } from '../values/integer.ts';
import { defineHeader } from './header.ts';

export const FlowTimer = defineHeader({
  name: 'Flow-Timer',
  spec: 'RFC 5626 §5.4',
  repeat: 'once',
  where: {
    '2xx': { o: 'REGISTER' },
  },
  example: '120',
  parse: integer,
});
