/** The Relayed-Charge header field: the charging identifiers of another network, passed between trusted entities. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const RelayedCharge = defineHeader({
  name: 'Relayed-Charge',
  spec: '3GPP TS 24.229 §7.2.12',
  repeat: 'once',
  where: {
    any: { o: 'INVITE MESSAGE' },
  },
  example: 'icid-value=1234bc9876e',
  parse: text,
});
