import { beforeAll, describe, expect, it } from 'vitest';
import { tools } from '../../support/tools.ts';
import { plainPdf } from '../signers.ts';
import { acceptsAnswer, acceptsPath, acceptsSignature, acceptsStamp } from './ask-openssl.ts';
import { cases } from './cases.ts';
import { judgedCase, verdictOf } from './judged-case.ts';
import { type Made, root } from './world.ts';

const { missing, note } = tools('openssl');
let plain: Uint8Array;
beforeAll(async () => {
  plain = await plainPdf();
});

describe.each(Object.entries(cases))('%s', (_group, list) => {
  it.each(list.map((one) => [one.what, one] as const))('%s', (_what, { verdict, reasons = [], make }) => {
    const [signature] = judgedCase(plain, make());
    if (!signature) throw new Error('no signature');
    const open = signature.reasons.filter(({ isWaived }) => !isWaived);
    expect({ verdict: verdictOf(signature), reasons: [...new Set(open.map(({ code }) => code))] }).toEqual({
      verdict,
      reasons,
    });
  });
});

type Answer = { readonly isFine: boolean; readonly said: string };
const ways: Readonly<Record<string, (made: Made) => Answer>> = {
  'Paths and purposes': (made) => acceptsPath(made, made.crls === undefined && made.anchors === undefined),
  'Revocation lists': (made) => acceptsPath(made, true),
  'OCSP answers': acceptsAnswer,
  'Time stamps and time': acceptsStamp,
  'The signature itself': acceptsSignature,
};

describe.skipIf(missing)(`OpenSSL says of the same parts${note}`, () => {
  const asked = Object.entries(cases).flatMap(([group, list]) =>
    list.flatMap((one) =>
      one.openssl === undefined ? [] : [[`${group}: ${one.what}`, group, one] as const],
    ),
  );

  it.each(asked)('%s', (_what, group, { verdict, openssl, make }) => {
    const made = make();
    const { isFine, said } = (ways[group] as (made: Made) => Answer)(made);
    const [signature] = judgedCase(plain, made);
    const own = group === 'Time stamps and time' ? signature?.time?.isProven === true : verdict === 'UTUH';
    expect(isFine === own, said).toBe(openssl === 'same');
  });

  it('refuses where nothing is right, and so does not just agree', () => {
    expect(acceptsPath({ chain: [root] }, false).isFine).toBe(false);
  });
});
