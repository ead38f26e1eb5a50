import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyFile } from '../../../src/signature/sign/key-file.ts';
import { timeStampRequest } from '../../../src/signature/sign/time-stamp-request.ts';
import { type Authority, foundAuthority } from '../authority.ts';
import { type Seal, sealOf } from './seal.ts';

/** Who signs and stamps the files of the oracle, and the validation data for them. */
export type Makers = {
  readonly authority: Authority;
  readonly seal: Seal;
  readonly stamp: Seal;
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
};

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];

/** Founds an authority with a signer and a time-stamp service. */
export async function foundMakers(): Promise<Makers> {
  const authority = foundAuthority();
  const key = openKeyFile(authority.person('Sinta', curve), 'rahasia-sekali');
  if ('problem' in key) throw new Error(key.problem.en);
  const der = (name: string): Buffer => authority.openssl('x509', '-in', `${name}.pem`, '-outform', 'DER');
  authority.openssl('ca', '-config', 'own.cnf', '-gencrl', '-out', 'list.pem');
  return {
    authority,
    seal: sealOf(key),
    stamp: async (pieces) => stamped(authority, pieces),
    certificates: [der('ca'), der('Sinta')],
    crls: [authority.openssl('crl', '-in', 'list.pem', '-outform', 'DER')],
  };
}

/** A time-stamp token of the authority: the answer's second part (RFC 3161, 2.4.2). */
function stamped({ folder, openssl }: Authority, pieces: readonly Uint8Array[]): Uint8Array {
  writeFileSync(join(folder, 'query.tsq'), timeStampRequest(pieces).body);
  openssl(
    'ts',
    '-reply',
    '-config',
    'own.cnf',
    '-queryfile',
    'query.tsq',
    '-token_out',
    '-out',
    'answer.tst',
  );
  return readFileSync(join(folder, 'answer.tst'));
}
