/** The Cellular-Network-Info header field: the cell that a device saw last, when it comes by another access. */

import { tokenParams } from '../values/token-params.ts';
import { defineHeader } from './header.ts';

export const CellularNetworkInfo = defineHeader({
  name: 'Cellular-Network-Info',
  spec: '3GPP TS 24.229 §7.2.15',
  repeat: 'once',
  where: {
    any: {
      o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
  },
  params: {
    'cgi-3gpp': { spec: '3GPP TS 24.229 §7.2.15' },
    'utran-cell-id-3gpp': { spec: '3GPP TS 24.229 §7.2.15' },
    'cell-info-age': { spec: '3GPP TS 24.229 §7.2.15' },
  },
  example: '3GPP-E-UTRAN-FDD;utran-cell-id-3gpp=2340100010000001;cell-info-age=30',
  parse: tokenParams,
});
