/** The P-Access-Network-Info header field: the access network by which a device is attached. */

import { tokenParams } from '../values/token-params.ts';
import { accessNetworkTypes } from '../vocabularies/access-network-types.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const PAccessNetworkInfo = defineHeader({
  name: 'P-Access-Network-Info',
  spec: 'RFC 7315 §4.4',
  repeat: 'list',
  where: {
    any: {
      o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
  },
  params: {
    'cgi-3gpp': { spec: 'RFC 7315 §5.4' },
    'utran-cell-id-3gpp': { spec: 'RFC 7315 §5.4' },
    'utran-sai-3gpp': { spec: 'RFC 7315 §5.4' },
    'i-wlan-node-id': { spec: 'RFC 7315 §5.4' },
    'dsl-location': { spec: 'RFC 7315 §5.4' },
    'eth-location': { spec: 'RFC 7315 §5.4' },
    'fiber-location': { spec: 'RFC 7315 §5.4' },
    'gstn-location': { spec: 'RFC 7315 §5.4' },
    'ci-3gpp2': { spec: 'RFC 7315 §5.4' },
    'ci-3gpp2-femto': { spec: 'RFC 7315 §5.4' },
    'dvb-rcs2-node-id': { spec: 'RFC 7315 §5.4' },
    'local-time-zone': { spec: 'RFC 7315 §5.4' },
    'operator-specific-GI': { spec: 'RFC 7315 §5.4' },
    'network-provided': { spec: 'RFC 7315 §5.4' },
  },
  words: wordOf(accessNetworkTypes),
  example: '3GPP-E-UTRAN-FDD;utran-cell-id-3gpp=2340100010000001;network-provided',
  parse: tokenParams,
});
