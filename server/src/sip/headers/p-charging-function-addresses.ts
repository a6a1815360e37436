/** The P-Charging-Function-Addresses header field: where charging records are to be sent. */

import { repeatableParamList } from '../values/param-list.ts';
import { defineHeader } from './header.ts';

export const PChargingFunctionAddresses = defineHeader({
  name: 'P-Charging-Function-Addresses',
  spec: 'RFC 7315 §4.5',
  repeat: 'list',
  where: {
    any: {
      o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
  },
  params: {
    ccf: { spec: 'RFC 7315 §5.5' },
    'ccf-2': { spec: 'RFC 7315 §5.5' },
    ecf: { spec: 'RFC 7315 §5.5' },
    'ecf-2': { spec: 'RFC 7315 §5.5' },
  },
  example: 'ccf=192.0.2.8; ecf=192.0.2.9',
  parse: repeatableParamList,
});
