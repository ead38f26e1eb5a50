import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { whole } from './judged-case.ts';
import { now } from './make.ts';
import { cms, token } from './make-cms.ts';
import { type Made, past } from './world.ts';

const folder = temporaryFolder('sop-pki-');
const pem = (kind: string, ders: readonly Buffer[]): string =>
  ders
    .map((der) =>
      der
        .toString('base64')
        .match(/.{1,64}/g)
        ?.join('\n'),
    )
    .map((body) => `-----BEGIN ${kind}-----\n${body}\n-----END ${kind}-----\n`)
    .join('');

/** Puts all parts of a case into files; gives the options that are the same for every way of asking. */
function laidOut(made: Made, at: number): readonly string[] {
  const { signer, chain, anchors, crls } = whole(made);
  writeFileSync(
    join(folder, 'anchors.pem'),
    pem(
      'CERTIFICATE',
      anchors.map(({ der }) => der),
    ),
  );
  writeFileSync(
    join(folder, 'chain.pem'),
    pem(
      'CERTIFICATE',
      [...chain, signer].map(({ der }) => der),
    ),
  );
  writeFileSync(join(folder, 'signer.pem'), pem('CERTIFICATE', [signer.der]));
  writeFileSync(join(folder, 'crls.pem'), pem('X509 CRL', crls));
  return ['-CAfile', 'anchors.pem', '-partial_chain', '-attime', String(Math.floor(at / 1000))];
}

const openssl = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
  return { isFine: status === 0, said: `${stdout}${stderr}` };
};

/** Whether OpenSSL takes the path and, where there are lists, finds nobody revoked. */
export function acceptsPath(
  made: Made,
  asksLists: boolean,
): { readonly isFine: boolean; readonly said: string } {
  const common = laidOut(made, now);
  const lists = asksLists ? ['-crl_check_all', '-extended_crl', '-CRLfile', 'crls.pem'] : [];
  const strict = [
    '-x509_strict',
    '-policy_check',
    '-policy',
    '2.5.29.32.0',
    '-auth_level',
    '2',
    '-purpose',
    'smimesign',
  ];
  return openssl('verify', ...common, ...strict, ...lists, '-untrusted', 'chain.pem', 'signer.pem');
}

/** Whether OpenSSL believes whoever answered, and the answer is good. It goes by today's clock, which is not asked. */
export function acceptsAnswer(made: Made): { readonly isFine: boolean; readonly said: string } {
  const { chain, ocsps } = whole(made);
  const common = laidOut(made, now);
  writeFileSync(join(folder, 'answer.der'), ocsps[0] ?? '');
  writeFileSync(
    join(folder, 'issuer.pem'),
    pem(
      'CERTIFICATE',
      chain.slice(0, 1).map(({ der }) => der),
    ),
  );
  const { said } = openssl(
    'ocsp',
    '-respin',
    'answer.der',
    '-issuer',
    'issuer.pem',
    '-cert',
    'signer.pem',
    '-no_nonce',
    ...common,
    '-verify_other',
    'chain.pem',
  );
  return { isFine: said.includes('Response verify OK') && said.includes('signer.pem: good'), said };
}

/** Whether OpenSSL takes the time stamp over a signature value. */
export function acceptsStamp(made: Made): { readonly isFine: boolean; readonly said: string } {
  const value = Buffer.from('nilai tanda tangan');
  const { stamp, stampOver } = made;
  const common = laidOut(made, past + 1000);
  writeFileSync(join(folder, 'value'), value);
  writeFileSync(join(folder, 'token.der'), stampOver?.(value) ?? (stamp && token(value, stamp)) ?? '');
  return openssl(
    'ts',
    '-verify',
    '-data',
    'value',
    '-in',
    'token.der',
    '-token_in',
    ...common,
    '-untrusted',
    'chain.pem',
  );
}

/** Whether OpenSSL takes a detached signature made as the case says. */
export function acceptsSignature(made: Made): { readonly isFine: boolean; readonly said: string } {
  const { signer, chain, cms: wish } = whole(made);
  const common = laidOut(made, now);
  const content = Buffer.from('isi dokumen');
  writeFileSync(join(folder, 'content'), content);
  writeFileSync(join(folder, 'signature.der'), cms(content, { by: signer, certificates: chain, ...wish }));
  const cades = wish?.withoutAttributes ? [] : ['-cades'];
  return openssl(
    'cms',
    '-verify',
    '-inform',
    'DER',
    '-in',
    'signature.der',
    '-content',
    'content',
    '-binary',
    ...cades,
    '-purpose',
    'smimesign',
    ...common,
    '-out',
    '/dev/null',
  );
}
