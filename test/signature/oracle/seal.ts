import type { PdfValue } from '../../../src/pdf/value.ts';
import { buildSignature, type SigningKey } from '../../../src/signature/sign/build-cms.ts';
import { serialize } from '../../../src/signature/sign/serialize.ts';
import {
  appendRevision,
  arrayOf,
  type Change,
  dictOf,
  nameOf,
  type Raw,
  refOf,
  type Stored,
  textOf,
  writeFile,
} from './layout.ts';
import { letter } from './letter.ts';
import { fieldList, formDict, look, signatureWidget, widgetsOf } from './letter-form.ts';
import { at, type Plan } from './plan.ts';

/** Makes what stands in `/Contents` for the signed pieces. */
export type Seal = (pieces: readonly Uint8Array[]) => Promise<Uint8Array>;
/** A signature of a person. */
export const sealOf =
  (signer: SigningKey): Seal =>
  (pieces) =>
    buildSignature(pieces, signer);

const room = 5000;
/** The certificates are made when the tests run, so the time that signers claim is now. */
const claimed = (): string => `D:${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}Z`;

/** A signature dictionary whose place is still empty. */
export function unsealed(more: Readonly<Record<string, PdfValue>> = {}, kind = 'ETSI.CAdES.detached'): Raw {
  const isStamp = kind === 'ETSI.RFC3161';
  const entries = dictOf({
    Type: nameOf(isStamp ? 'DocTimeStamp' : 'Sig'),
    Filter: nameOf('Adobe.PPKLite'),
    SubFilter: nameOf(kind),
    M: textOf(claimed()),
    ...more,
  });
  const text = serialize(entries).slice(0, -2);
  return {
    raw: `${text}/ByteRange [0 ${'0'.repeat(10)} ${'0'.repeat(10)} ${'0'.repeat(10)}] /Contents <${'0'.repeat(2 * room)}> >>`,
  };
}

/** Signs the last empty place of the bytes. */
export async function sealed(bytes: Buffer, seal: Seal): Promise<Buffer> {
  const range = bytes.lastIndexOf('/ByteRange [0 0000000000 ');
  const from = bytes.indexOf('/Contents <', range) + '/Contents '.length;
  const to = from + 2 * room + 2;
  const numbers = [from, to, bytes.length - to].map((value) => String(value).padEnd(10, ' '));
  bytes.write(`/ByteRange [0 ${numbers.join(' ')}]`, range, 'latin1');
  const value = await seal([bytes.subarray(0, from), bytes.subarray(to)]);
  if (value.length > room) throw new Error(`a signature of ${value.length} bytes`);
  bytes.write(Buffer.from(value).toString('hex'), from + 1, 'latin1');
  return bytes;
}

/** The place of the first signature's widget. */
const signedRect = [100, 10, 140, 35] as const;

/** `/Reference` of a signature that certifies or locks (ISO 32000-2, 12.8.2). */
export function referenceOf({ certify, locks }: Plan): Readonly<Record<string, PdfValue>> {
  const reference = (method: string, parameters: Readonly<Record<string, PdfValue>>, more = {}): PdfValue =>
    dictOf({
      Type: nameOf('SigRef'),
      TransformMethod: nameOf(method),
      TransformParams: dictOf({ Type: nameOf('TransformParams'), V: nameOf('1.2'), ...parameters }),
      ...more,
    });
  const fields = {
    Action: nameOf('Include'),
    Fields: arrayOf([textOf('Nama')]),
  };
  const all = [
    ...(certify === 0 ? [] : [reference('DocMDP', { P: certify })]),
    ...(locks === 'nothing'
      ? []
      : [reference('FieldMDP', fields, locks === 'catalog' ? { Data: refOf(at.catalog) } : {})]),
  ];
  return all.length > 0 ? { Reference: arrayOf(all) } : {};
}

/** What the first signature adds to a letter: its field, its value, and its place in form and page. */
export function signatureIn(plan: Plan, objects: Change['objects']): Change['objects'] {
  const added = new Map<number, Stored>();
  added.set(
    at.signed,
    signatureWidget(plan, 'Pertama', signedRect, {
      V: refOf(at.value),
      AP: dictOf({ N: refOf(at.signedLook) }),
    }),
  );
  added.set(at.signedLook, look(signedRect));
  added.set(
    at.value,
    unsealed({
      ...referenceOf(plan),
      Name: textOf('Sinta'),
    }),
  );
  const list = [...widgetsOf(plan), at.signed].map((one) => refOf(one));
  if (plan.annots === 'indirect') added.set(at.annots, arrayOf(list));
  else added.set(at.page, withEntries(objects.get(at.page), { Annots: arrayOf(list) }));
  if (plan.fields === 'indirect') added.set(at.fields, fieldList([at.signed]));
  const catalog = {
    ...(plan.form === 'direct' ? { AcroForm: formDict(plan, [at.signed]) } : {}),
    ...(plan.certify === 0 ? {} : { Perms: dictOf({ DocMDP: refOf(at.value) }) }),
  };
  if (plan.form === 'indirect') added.set(at.form, formDict(plan, [at.signed]));
  if (Object.keys(catalog).length > 0) added.set(at.catalog, withEntries(objects.get(at.catalog), catalog));
  return added;
}

/** A dictionary with further entries, whatever held it. */
export function withEntries(value: unknown, more: Readonly<Record<string, PdfValue>>): PdfValue {
  const dict = value as Extract<PdfValue, { kind: 'dict' }>;
  return { kind: 'dict', entries: new Map([...dict.entries, ...Object.entries(more)]) };
}

/** A letter that one person signed. `prepare` may put into it, before it is signed, what a swindler would. */
export async function signedLetter(
  plan: Plan,
  seal: Seal,
  prepare: (objects: Map<number, Stored>) => void = () => {},
): Promise<Buffer> {
  const { objects, trailer, hidden } = letter(plan);
  if (plan.signed === 'first') {
    for (const [number, value] of signatureIn(plan, objects)) objects.set(number, value);
    prepare(objects);
    return await sealed(writeFile({ objects, trailer, hidden }, plan.layout), seal);
  }
  prepare(objects);
  const first = writeFile({ objects, trailer, hidden }, plan.layout);
  return await sealed(
    appendRevision(first, { objects: signatureIn(plan, objects), trailer: new Map() }, plan.signed),
    seal,
  );
}
