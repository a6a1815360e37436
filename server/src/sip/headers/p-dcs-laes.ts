/** The P-DCS-LAES header field: where a cable call that is under lawful intercept is to be reported. */

import { hostPortParams } from '../values/host-params.ts';
import { defineHeader } from './header.ts';

export const PDcsLaes = defineHeader({
  name: 'P-DCS-LAES',
  spec: 'RFC 5503 §8',
  repeat: 'once',
  where: {
    any: {
      o: 'INVITE',
      '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
    },
  },
  params: {
    content: { spec: 'RFC 5503 §8.1' },
    bcid: { spec: 'RFC 5503 §8.1' },
    cccid: { spec: 'RFC 5503 §8.1' },
    key: { spec: 'RFC 3603 §8.1' },
  },
  example: 'df.example.com:5070;content=df.example.com:5071',
  parse: hostPortParams,
});
