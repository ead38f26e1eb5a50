import type { fromBER } from 'asn1js';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { nameText, pdfDate } from '../pdf/value.ts';
import type { Coverage } from './changes/byte-range.ts';
import type { Change } from './changes/comparison.ts';
import { judgeChanges, permissionsOf } from './changes/permissions.ts';
import { type FoundSignature, textOf } from './changes/signature-fields.ts';
import type { ValidationData } from './changes/validation-data.ts';
import { checkIntegrity, type Integrity } from './check-integrity.ts';
import {
  certificateName,
  isSelfSigned,
  namePart,
  type ReadCertificate,
  validity,
} from './cms/certificate.ts';
import { chainOf } from './cms/chain.ts';
import { revocationOf } from './cms/revocation.ts';
import {
  attribute,
  attributes,
  claimedTime,
  namedCertificate,
  octets,
  type ReadSignature,
} from './cms/signed-data.ts';
import { checkTimeStamp } from './cms/time-stamp.ts';
import type { CertificateFacts, Level, SignatureReport } from './signature-report.ts';

/** What is needed to judge one signature of a file. */
type Question = {
  readonly file: PdfFile;
  readonly found: FoundSignature;
  readonly coverage: Coverage;
  readonly changes: readonly Change[];
  readonly stored: ValidationData;
  readonly anchors: readonly ReadCertificate[];
  /** Times of later document time stamps that hold, with whether their revision has validation data. */
  readonly laterStamps: readonly { readonly at: number; readonly hasData: boolean }[];
};

type Time = NonNullable<SignatureReport['time']>;

/** Judges one signature whose byte range is in order. */
export async function judgeSignature(question: Question): Promise<SignatureReport> {
  const { file, found, coverage, changes, stored, anchors } = question;
  const subFilter = nameText(file.resolve(found.dict.entries.get('SubFilter'))) ?? '';
  const pieces = [
    file.bytes.subarray(0, coverage.gap[0]),
    file.bytes.subarray(coverage.gap[1], coverage.end),
  ];
  const integrity = checkIntegrity({
    file,
    dict: found.dict,
    subFilter,
    contents: coverage.contents,
    pieces,
    stored: stored.certificates,
  });
  const { problem, certificate } = integrity;
  const stamp = timeStampOf(integrity, stored);
  const time = timeOf(question, integrity, stamp);
  const permissions = permissionsOf(file, found.dict);
  const after = judgeChanges(changes, permissions);
  const base = {
    field: found.field,
    kind: subFilter === 'ETSI.RFC3161' ? ('timestamp' as const) : ('signature' as const),
    subFilter,
    coversWholeFile: coversAll(file, coverage.end),
    after,
    changes,
    ...(permissions.certification ? { certification: permissions.certification } : {}),
    ...(problem ? { problem } : {}),
    integrity: problem ? ('broken' as const) : ('intact' as const),
    notes: [
      ...integrity.notes,
      ...(stamp === 'broken' ? [brokenStamp] : []),
      ...(stored.unreadable > 0 ? [brokenStore] : []),
    ],
    ...(time ? { time } : {}),
  };
  if (!certificate) return { ...base, path: [], trust: 'unknown', revocation: 'unknown', accepted: false };
  const pool = [...integrity.pool, ...stored.certificates];
  const chain = chainOf(certificate, pool, anchors, time?.at ?? 0);
  const revocation = await stateOf(chain.path, question, integrity, time);
  const level = levelOf(question, integrity, base.kind, { stamp, isKnown: revocation === 'good' });
  const isHarmless = after === 'nothing' || after === 'normal' || after === 'allowed-form';
  return {
    ...base,
    signer: factsOf(certificate),
    path: chain.path.map(({ x509 }) => certificateName(x509)),
    trust: chain.trust,
    ...(chain.problem ? { trustProblem: chain.problem } : {}),
    revocation,
    level,
    accepted:
      !problem && isHarmless && revocation !== 'revoked' && chain.trust !== 'untrusted' && !chain.problem,
  };
}

/** Bytes behind the signed part that are only white space belong to its last line. */
function coversAll({ bytes }: PdfFile, end: number): boolean {
  return bytes.subarray(end).every((byte) => byte === 10 || byte === 13 || byte === 32 || byte === 0);
}

function timeStampOf({ read }: Integrity, stored: ValidationData): number | 'broken' | undefined {
  const token = attribute(read?.signer.unsignedAttrs, attributes.timeStamp);
  if (!read || !token) return undefined;
  const stamp = checkTimeStamp(
    new Uint8Array(token.valueBeforeDecodeView),
    [octets(read.signer.signature)],
    stored.certificates,
  );
  return 'problem' in stamp ? 'broken' : stamp.at;
}

function timeOf(
  { found, laterStamps }: Question,
  { read, at }: Integrity,
  stamp: number | 'broken' | undefined,
): Time | undefined {
  if (at !== undefined) return { at, source: 'timestamp' };
  if (typeof stamp === 'number') return { at: stamp, source: 'timestamp' };
  const [earliest] = laterStamps.map((stamp) => stamp.at).sort((a, b) => a - b);
  const claimed = pdfDate(textOf(found.dict.entries.get('M') ?? null)) ?? (read && claimedTime(read));
  if (claimed !== undefined) return { at: claimed, source: 'claimed' };
  return earliest === undefined ? undefined : { at: earliest, source: 'document-timestamp' };
}

async function stateOf(
  [certificate, issuer]: readonly ReadCertificate[],
  { stored }: Question,
  { read }: Integrity,
  time: Time | undefined,
): Promise<'good' | 'revoked' | 'unknown'> {
  if (!certificate || !issuer) return 'unknown';
  const own = archivedIn(read);
  const data = { crls: [...stored.crls, ...own.crls], ocsps: [...stored.ocsps, ...own.ocsps] };
  return (await revocationOf(certificate, issuer, data, time?.at ?? 0)).state;
}

/** Adobe's attribute for revocation data inside a signature: CRLs under `[0]`, OCSP answers under `[1]`. */
function archivedIn(read: ReadSignature | undefined): {
  readonly crls: Uint8Array[];
  readonly ocsps: Uint8Array[];
} {
  const archive = attribute(read?.signer.signedAttrs, attributes.revocation);
  const lists =
    (archive as { valueBlock?: { value?: ReturnType<typeof fromBER>['result'][] } } | undefined)?.valueBlock
      ?.value ?? [];
  const derOf = (tag: number): Uint8Array[] => {
    const list = lists.find(({ idBlock }) => idBlock.tagNumber === tag) as
      | { valueBlock?: { value?: { valueBlock: { value?: ReturnType<typeof fromBER>['result'][] } }[] } }
      | undefined;
    const [sequence] = list?.valueBlock?.value ?? [];
    return (sequence?.valueBlock.value ?? []).map((item) => new Uint8Array(item.valueBeforeDecodeView));
  };
  return { crls: derOf(0), ocsps: derOf(1) };
}

function levelOf(
  { laterStamps, stored }: Question,
  { read }: Integrity,
  kind: SignatureReport['kind'],
  { stamp, isKnown }: { readonly stamp: number | 'broken' | undefined; readonly isKnown: boolean },
): Level {
  if (kind === 'timestamp') return 'timestamp';
  if (!read) return 'x509';
  if (namedCertificate(read) !== 'named') return 'pkcs7';
  if (typeof stamp !== 'number' && laterStamps.length === 0) return 'B-B';
  if (!stored.isThere || !isKnown) return 'B-T';
  return laterStamps.some(({ hasData }) => hasData) ? 'B-LTA' : 'B-LT';
}

function factsOf(certificate: ReadCertificate): CertificateFacts {
  const { x509 } = certificate;
  const organisation = namePart(x509.subject, 'O');
  const { from, to } = validity(x509);
  return {
    name: certificateName(x509),
    ...(organisation === undefined ? {} : { organisation }),
    issuer: namePart(x509.issuer, 'CN') ?? x509.issuer.replaceAll('\n', ', '),
    serial: x509.serialNumber,
    from,
    to,
    selfSigned: isSelfSigned(certificate),
  };
}

const brokenStamp = {
  id: 'cap waktu pada tanda tangan ini rusak, jadi tidak dihitung',
  en: 'the time stamp of this signature is broken and does not count',
};
const brokenStore = {
  id: 'data validasi (DSS) di berkas ini rusak',
  en: "the file's validation data (DSS) is damaged",
};
