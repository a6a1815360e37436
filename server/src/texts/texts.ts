/** The look-up of sentences: by language, family and key. A language is a folder beside this file. */

import { cli as enCli } from './en/cli.ts';
import { config as enConfig } from './en/config.ts';
import { aboutDirectives as enAboutDirectives, directives as enDirectives } from './en/directives.ts';
import { features as enFeatures } from './en/features.ts';
import { functions as enFunctions } from './en/functions.ts';
import { headerParams as enHeaderParams } from './en/header-params.ts';
import { headers as enHeaders } from './en/headers.ts';
import { hover as enHover } from './en/hover.ts';
import { methods as enMethods } from './en/methods.ts';
import { optionTags as enOptionTags } from './en/option-tags.ts';
import { rules as enRules } from './en/rules.ts';
import { schemes as enSchemes } from './en/schemes.ts';
import {
  sdpAttributes as enSdpAttributes,
  sdpEncodings as enSdpEncodings,
  sdpLines as enSdpLines,
  sdpTerms as enSdpTerms,
} from './en/sdp.ts';
import { send as enSend } from './en/send.ts';
import { server as enServer } from './en/server.ts';
import { statusClasses as enStatusClasses, statusCodes as enStatusCodes } from './en/status-codes.ts';
import { syntax as enSyntax } from './en/syntax.ts';
import { uriParams as enUriParams } from './en/uri-params.ts';
import { wire as enWire } from './en/wire.ts';
import { fill } from './fill.ts';
import { cli as zhCli } from './zh-cn/cli.ts';
import { config as zhConfig } from './zh-cn/config.ts';
import { aboutDirectives as zhAboutDirectives, directives as zhDirectives } from './zh-cn/directives.ts';
import { features as zhFeatures } from './zh-cn/features.ts';
import { functions as zhFunctions } from './zh-cn/functions.ts';
import { headerParams as zhHeaderParams } from './zh-cn/header-params.ts';
import { headers as zhHeaders } from './zh-cn/headers.ts';
import { hover as zhHover } from './zh-cn/hover.ts';
import { methods as zhMethods } from './zh-cn/methods.ts';
import { optionTags as zhOptionTags } from './zh-cn/option-tags.ts';
import { rules as zhRules } from './zh-cn/rules.ts';
import { schemes as zhSchemes } from './zh-cn/schemes.ts';
import {
  sdpAttributes as zhSdpAttributes,
  sdpEncodings as zhSdpEncodings,
  sdpLines as zhSdpLines,
  sdpTerms as zhSdpTerms,
} from './zh-cn/sdp.ts';
import { send as zhSend } from './zh-cn/send.ts';
import { server as zhServer } from './zh-cn/server.ts';
import { statusClasses as zhStatusClasses, statusCodes as zhStatusCodes } from './zh-cn/status-codes.ts';
import { syntax as zhSyntax } from './zh-cn/syntax.ts';
import { uriParams as zhUriParams } from './zh-cn/uri-params.ts';
import { wire as zhWire } from './zh-cn/wire.ts';

/** Sentences by key; a table in a table is reached by `outer/inner`. */
export interface Sentences {
  readonly [key: string]: string | Sentences;
}

export type Language = 'en' | 'zh-cn';

/** Gives a sentence of a family with its values filled in; English where the language lacks it, nothing where there is none. */
export type TextsOf = (
  family: string,
  key: string,
  args?: Readonly<Record<string, string | number>>,
) => string | undefined;

const languages: Readonly<Record<Language, Readonly<Record<string, Sentences>>>> = {
  en: {
    aboutDirectives: enAboutDirectives,
    cli: enCli,
    config: enConfig,
    directives: enDirectives,
    features: enFeatures,
    functions: enFunctions,
    headerParams: enHeaderParams,
    headers: enHeaders,
    hover: enHover,
    methods: enMethods,
    optionTags: enOptionTags,
    rules: enRules,
    schemes: enSchemes,
    sdpAttributes: enSdpAttributes,
    sdpEncodings: enSdpEncodings,
    sdpLines: enSdpLines,
    sdpTerms: enSdpTerms,
    send: enSend,
    server: enServer,
    statusClasses: enStatusClasses,
    statusCodes: enStatusCodes,
    syntax: enSyntax,
    uriParams: enUriParams,
    wire: enWire,
  },
  'zh-cn': {
    aboutDirectives: zhAboutDirectives,
    cli: zhCli,
    config: zhConfig,
    directives: zhDirectives,
    features: zhFeatures,
    functions: zhFunctions,
    headerParams: zhHeaderParams,
    headers: zhHeaders,
    hover: zhHover,
    methods: zhMethods,
    optionTags: zhOptionTags,
    rules: zhRules,
    schemes: zhSchemes,
    sdpAttributes: zhSdpAttributes,
    sdpEncodings: zhSdpEncodings,
    sdpLines: zhSdpLines,
    sdpTerms: zhSdpTerms,
    send: zhSend,
    server: zhServer,
    statusClasses: zhStatusClasses,
    statusCodes: zhStatusCodes,
    syntax: zhSyntax,
    uriParams: zhUriParams,
    wire: zhWire,
  },
};

/** The language of ours that serves a locale such as `zh-TW` or `de_DE.UTF-8` best. */
export function languageFor(locale: string): Language {
  return /^zh\b/iu.test(locale.replace('_', '-')) ? 'zh-cn' : 'en';
}

export function textsFor(locale: string): TextsOf {
  const language = languages[languageFor(locale)];
  return (family, key, args = {}) => {
    const sentence = sentenceAt(language[family], key) ?? sentenceAt(languages.en[family], key);
    return sentence === undefined ? undefined : fill(sentence, args);
  };
}

function sentenceAt(sentences: Sentences | undefined, key: string): string | undefined {
  const whole = ownEntry(sentences, key);
  if (typeof whole === 'string') return whole;
  let found: string | Sentences | undefined = sentences;
  for (const step of key.split('/')) found = typeof found === 'object' ? ownEntry(found, step) : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** Keys may come from a file, so nothing is found that an object merely inherits. */
function ownEntry(sentences: Sentences | undefined, key: string): string | Sentences | undefined {
  return sentences !== undefined && Object.hasOwn(sentences, key) ? sentences[key] : undefined;
}
