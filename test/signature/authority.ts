import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../src/host/host.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** An authority of OpenSSL in a folder of its own, with a list of revoked certificates and a time-stamp service. */
export type Authority = {
  readonly folder: string;
  readonly openssl: (...args: readonly string[]) => Buffer;
  /** A PKCS#12 file for a new person. */
  readonly person: (name: string, key?: readonly string[]) => Uint8Array;
  readonly revoke: (name: string) => void;
  /** The web as this authority serves it: `http://tsa.contoh` and `http://crl.contoh`. */
  readonly web: Host['web'];
};

const config = `[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
serial = serial
crlnumber = crlnumber
certificate = ca.pem
private_key = ca.key
default_md = sha256
default_crl_days = 30
policy = any
[any]
commonName = supplied
[person]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
crlDistributionPoints = URI:http://crl.contoh
[service]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
crlDistributionPoints = URI:http://crl.contoh
[tsa]
default_tsa = stamp
[stamp]
serial = tsaserial
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
default_policy = 1.2.3.4
digests = sha256, sha384, sha512
ess_cert_id_chain = no
ess_cert_id_alg = sha256
signer_digest = sha256
`;

/** Founds an authority. */
export function foundAuthority(): Authority {
  const folder = temporaryFolder('sop-ca-');
  const openssl = (...args: readonly string[]): Buffer =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  for (const [name, text] of Object.entries({
    'own.cnf': config,
    'index.txt': '',
    serial: '1000\n',
    crlnumber: '01\n',
    tsaserial: '01\n',
  }))
    writeFileSync(join(folder, name), text);
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=CA Contoh',
    '-days',
    '3000',
  );
  const issue = (name: string, kind: string, key: readonly string[]): void => {
    openssl('req', ...key, '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    openssl(
      'ca',
      '-batch',
      '-config',
      'own.cnf',
      '-extensions',
      kind,
      '-days',
      '900',
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
      '-notext',
    );
  };
  issue('tsa', 'service', ['-newkey', 'rsa:2048']);
  return {
    folder,
    openssl,
    person: (name, key = ['-newkey', 'rsa:2048']) => {
      issue(name, 'person', key);
      openssl(
        'pkcs12',
        '-export',
        '-in',
        `${name}.pem`,
        '-inkey',
        `${name}.key`,
        '-certfile',
        'ca.pem',
        '-passout',
        'pass:rahasia-sekali',
        '-out',
        `${name}.p12`,
      );
      return readFileSync(join(folder, `${name}.p12`));
    },
    revoke: (name) => void openssl('ca', '-config', 'own.cnf', '-revoke', `${name}.pem`),
    web: async ({ url, body }) => ({ status: 200, body: answer(folder, openssl, url, body) }),
  };
}

function answer(
  folder: string,
  openssl: Authority['openssl'],
  url: string,
  body: Uint8Array | undefined,
): Uint8Array {
  if (url === 'http://crl.contoh') {
    openssl('ca', '-config', 'own.cnf', '-gencrl', '-out', 'list.pem');
    return openssl('crl', '-in', 'list.pem', '-outform', 'DER');
  }
  writeFileSync(join(folder, 'query.tsq'), body ?? '');
  openssl('ts', '-reply', '-config', 'own.cnf', '-queryfile', 'query.tsq', '-out', 'answer.tsr');
  return readFileSync(join(folder, 'answer.tsr'));
}
