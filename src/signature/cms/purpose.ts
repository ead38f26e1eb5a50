import { type CertificateParts, purposesOf, usageOf } from './certificate-parts.ts';

/** What a certificate is used for. */
export type Purpose = 'signer' | 'stamper' | 'responder' | 'list';

const stamping = '1.3.6.1.5.5.7.3.8';
const anyPurpose = '2.5.29.37.0';

/** Purposes under which documents are signed; one of them is enough. */
const forDocuments: readonly string[] = [
  '1.3.6.1.5.5.7.3.36', // document signing (RFC 9336)
  '1.3.6.1.5.5.7.3.4', // protection of e-mail
  '1.2.840.113583.1.1.5', // Adobe's authentic documents
  '1.3.6.1.4.1.311.10.3.12', // Microsoft's document signing
  anyPurpose,
];
const wanted: Readonly<Record<Purpose, readonly string[] | undefined>> = {
  signer: forDocuments,
  stamper: [stamping],
  responder: ['1.3.6.1.5.5.7.3.9'],
  list: undefined,
};

const signing = 0x80 | 0x40; // digitalSignature, nonRepudiation
const signingLists = 0x02;

/** Whether key usage and purposes of a certificate allow what its key was used for (RFC 5280, 4.2.1.3 and 4.2.1.12). */
export function fitsPurpose(parts: CertificateParts, purpose: Purpose): boolean {
  const [usage, purposes] = [usageOf(parts), purposesOf(parts)];
  const needed = purpose === 'list' ? signingLists : signing;
  if (usage !== undefined && (usage & needed) === 0) return false;
  switch (purpose) {
    case 'signer':
      return purposes === undefined || purposes.some((one) => forDocuments.includes(one));
    case 'responder':
      // RFC 6960, 4.2.2.2: a responder is appointed by name of the purpose.
      return purposes?.includes('1.3.6.1.5.5.7.3.9') ?? false;
    case 'stamper':
      // RFC 3161, 2.3: that purpose, alone and critical. RFC 5280, 4.2.1.12: and no usage but signing.
      return (
        purposes?.length === 1 &&
        purposes[0] === stamping &&
        parts.extensions.get('2.5.29.37')?.critical === true &&
        ((usage ?? 0) & ~signing) === 0
      );
    case 'list':
      // Another certificate than the issuer's has to say so.
      return usage !== undefined;
  }
}

/** Whether an issuer that is limited to purposes may stand above a certificate for this one; responders are its own affair. */
export function mayLeadTo(parts: CertificateParts, purpose: Purpose): boolean {
  const purposes = purposesOf(parts);
  if (purposes === undefined || purpose === 'responder') return true;
  const allowed = wanted[purpose];
  return allowed === undefined || purposes.some((one) => one === anyPurpose || allowed.includes(one));
}
