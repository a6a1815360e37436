/** Certificates for peers of ours, good and bad, made by the program `openssl` when they are needed. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithFile } from './leftovers.ts';

/** A certificate and its key, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface Certificates {
  /** Where they stand, each as `name.pem` and `name.key`; the authority too. */
  readonly folder: string;
  /** The certificate of the authority that has signed all but those that say otherwise. */
  readonly authority: string;
  /** For sip.test, localhost, 127.0.0.1 and ::1. */
  readonly good: Certificate;
  readonly expired: Certificate;
  readonly early: Certificate;
  readonly forAnother: Certificate;
  /** For sip.test, but only as RFC 5922 §7.1 writes it: by a SIP URI. */
  readonly bySipUri: Certificate;
  readonly selfSigned: Certificate;
  /** Of a client, signed by the authority; also as `client.pfx`, and its key as `client-locked.key`, both with the passphrase. */
  readonly client: Certificate;
}

/** What opens the locked files. */
export const passphrase = 'open sesame';

const here = 'DNS:sip.test,DNS:localhost,IP:127.0.0.1,IP:::1';
const [longAgo, lately, now, far, farther] = [
  '20200101000000Z',
  '20200201000000Z',
  '20200101000000Z',
  '20700101000000Z',
  '20710101000000Z',
];

/** Makes them in a folder that is gone with the tests of the file. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  endWithFile(() => rmSync(folder, { recursive: true, force: true }));
  const certificate = (name: string): Certificate => ({
    cert: readFileSync(join(folder, `${name}.pem`), 'utf8'),
    key: readFileSync(join(folder, `${name}.key`), 'utf8'),
  });
  signByItself(folder, 'authority', 'basicConstraints=critical,CA:TRUE');
  signByItself(folder, 'self-signed', `subjectAltName=${here}`);
  writeFileSync(join(folder, 'index.txt'), '');
  const issued = (name: string, names: string, from = now, to = far): Certificate => {
    issue(folder, name, names, from, to);
    return certificate(name);
  };
  return {
    folder,
    authority: certificate('authority').cert,
    good: issued('good', here),
    expired: issued('expired', here, longAgo, lately),
    early: issued('early', here, far, farther),
    forAnother: issued('for-another', 'DNS:other.invalid,URI:sip:alice@sip.test,URI:sip:else.invalid'),
    bySipUri: issued('by-sip-uri', 'DNS:other.invalid,URI:sip:sip.test'),
    selfSigned: certificate('self-signed'),
    client: clientOf(folder, issued('client', 'DNS:client.invalid')),
  };
}

function clientOf(folder: string, client: Certificate): Certificate {
  const secret = `pass:${passphrase}`;
  const pfx = ['-export', '-in', 'client.pem', '-inkey', 'client.key', '-out', 'client.pfx', '-passout', secret];
  openssl(folder, 'pkcs12', ...pfx);
  openssl(folder, 'pkcs8', '-topk8', '-in', 'client.key', '-out', 'client-locked.key', '-passout', secret);
  return client;
}

function signByItself(folder: string, name: string, extension: string): void {
  const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
  openssl(folder, 'req', '-x509', ...newKey, ...files, '-days', '3650', '-subj', `/CN=${name}`, '-addext', extension);
}

/** By the subcommand `ca`, since the others know no beginning and no end in the past. */
function issue(folder: string, name: string, names: string, from: string, to: string): void {
  openssl(folder, 'req', '-new', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
  const settings = [
    ...['[ca]', 'default_ca=own', '[own]', 'database=index.txt', 'rand_serial=yes', 'new_certs_dir=.'],
    ...['default_md=sha256', 'policy=any', 'unique_subject=no', '[any]', 'commonName=supplied'],
    ...['[leaf]', 'basicConstraints=CA:FALSE', 'extendedKeyUsage=serverAuth,clientAuth', `subjectAltName=${names}`],
  ];
  writeFileSync(join(folder, 'ca.cnf'), settings.join('\n'));
  const authority = ['-config', 'ca.cnf', '-cert', 'authority.pem', '-keyfile', 'authority.key', '-extensions', 'leaf'];
  const files = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-notext'];
  openssl(folder, 'ca', '-batch', ...authority, ...files, '-startdate', from, '-enddate', to);
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

function openssl(cwd: string, ...parameters: string[]): void {
  execFileSync('openssl', parameters, { cwd, stdio: 'pipe' });
}
