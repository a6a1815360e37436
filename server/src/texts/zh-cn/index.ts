/** All that is said in Chinese, by family. */

import { bodyLines, cpimHeaders } from './bodies.ts';
import { cli } from './cli.ts';
import { config } from './config.ts';
import { aboutDirectives, directives } from './directives.ts';
import { features } from './features.ts';
import { functions } from './functions.ts';
import { headerParams } from './header-params.ts';
import { headers } from './headers.ts';
import { hover } from './hover.ts';
import { methods } from './methods.ts';
import { optionTags } from './option-tags.ts';
import { readings } from './readings.ts';
import { rules } from './rules.ts';
import { schemes } from './schemes.ts';
import { sdpAttributes, sdpEncodings, sdpFormatParams, sdpLines, sdpTerms } from './sdp.ts';
import { send } from './send.ts';
import { server } from './server.ts';
import { statusClasses, statusCodes } from './status-codes.ts';
import { syntax } from './syntax.ts';
import { uriParams } from './uri-params.ts';
import { vocabularies } from './vocabularies/index.ts';
import { wire } from './wire.ts';

export const sentences = {
  aboutDirectives,
  bodyLines,
  cli,
  config,
  cpimHeaders,
  directives,
  features,
  functions,
  headerParams,
  headers,
  hover,
  methods,
  optionTags,
  readings,
  rules,
  schemes,
  sdpAttributes,
  sdpEncodings,
  sdpFormatParams,
  sdpLines,
  sdpTerms,
  send,
  server,
  statusClasses,
  statusCodes,
  syntax,
  uriParams,
  vocabularies,
  wire,
};
