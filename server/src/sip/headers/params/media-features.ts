/** The media feature tags of RFC 3840, by which Contact tells what a user agent can do and callers tell whom they want to reach. */

import type { ParamDefinition } from '../header.ts';

export const mediaFeatures: Readonly<Record<string, ParamDefinition>> = {
  audio: { spec: 'RFC 3840 §10.1' },
  application: { spec: 'RFC 3840 §10.2' },
  data: { spec: 'RFC 3840 §10.3' },
  control: { spec: 'RFC 3840 §10.4' },
  video: { spec: 'RFC 3840 §10.5' },
  text: { spec: 'RFC 3840 §10.6' },
  automata: { spec: 'RFC 3840 §10.7' },
  class: { spec: 'RFC 3840 §10.8', values: ['business', 'personal'] },
  duplex: { spec: 'RFC 3840 §10.9', values: ['full', 'half', 'receive-only', 'send-only'] },
  mobility: { spec: 'RFC 3840 §10.10', values: ['fixed', 'mobile'] },
  description: { spec: 'RFC 3840 §10.11' },
  events: { spec: 'RFC 3840 §10.12' },
  priority: { spec: 'RFC 3840 §10.13' },
  methods: { spec: 'RFC 3840 §10.14' },
  extensions: { spec: 'RFC 3840 §10.15' },
  schemes: { spec: 'RFC 3840 §10.16' },
  actor: { spec: 'RFC 3840 §10.17', values: ['principal', 'attendant', 'msg-taker', 'information'] },
  isfocus: { spec: 'RFC 3840 §10.18' },
};
