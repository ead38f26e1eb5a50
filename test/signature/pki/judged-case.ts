import { readCertificate } from '../../../src/signature/cms/certificate.ts';
import { fillSignature, prepareSignature } from '../../../src/signature/sign/sign-pdf.ts';
import { storeValidation } from '../../../src/signature/sign/store-validation.ts';
import type { SignatureReport } from '../../../src/signature/signature-report.ts';
import { verifyPdf } from '../../../src/signature/verify-pdf.ts';
import { now, type Party } from './make.ts';
import { cms, token } from './make-cms.ts';
import { ca, fresh, type Made, person, root, type Verdict } from './world.ts';

/** The parts of a case with what it left out. */
export const whole = (made: Made) => ({
  ...{
    signer: person(),
    chain: [ca],
    anchors: [root],
    crls: fresh,
    ocsps: [],
    claimed: now - 3_600_000,
    accept: [],
  },
  ...made,
});

const readable = ({ der }: Party) => {
  const read = readCertificate(der);
  if (!read) throw new Error('not a certificate');
  return read;
};

/** Signs a page as a case says, stores its data, stamps it, and has it judged. */
export function judgedCase(plain: Uint8Array, made: Made): readonly SignatureReport[] {
  const {
    signer,
    chain,
    anchors,
    crls,
    ocsps,
    claimed,
    accept,
    stamp,
    stampOver,
    documentStamps = [],
    cms: more,
  } = whole(made);
  const claim = { field: 'TTD', at: claimed, offset: 420, subFilter: 'ETSI.CAdES.detached' } as const;
  const prepared = prepareSignature(plain, claim);
  const signature = cms(Buffer.concat(prepared.pieces), {
    by: signer,
    certificates: chain,
    ...(stamp ? { stamp: (value) => [token(value, stamp)] } : {}),
    ...(stampOver ? { stamp: (value) => [stampOver(value)] } : {}),
    ...more,
  });
  let pdf = fillSignature(prepared, signature);
  const certificates = chain.map(({ der }) => der);
  if (crls.length + ocsps.length > 0) pdf = storeValidation(pdf, { certificates, crls, ocsps });
  for (const [index, wish] of documentStamps.entries()) {
    const room = prepareSignature(pdf, { ...claim, field: `CAP${index}`, subFilter: 'ETSI.RFC3161' });
    pdf = fillSignature(room, token(Buffer.concat(room.pieces), wish));
  }
  return verifyPdf(pdf, { anchors: anchors.map(readable), now, accept }).signatures;
}

/** The word for people; exit code 0 is UTUH alone. */
export const verdictOf = ({ integrity, accepted }: SignatureReport): Verdict =>
  integrity === 'broken' ? 'RUSAK' : accepted ? 'UTUH' : 'PERLU DIPERIKSA';
