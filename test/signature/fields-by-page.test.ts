import { describe, expect, it } from 'vitest';
import { openPdf } from '../../src/pdf/pdf-file.ts';
import { signaturesOf } from '../../src/signature/changes/signature-fields.ts';
import { signPdf } from '../../src/signature/sign/sign-pdf.ts';
import { verifyPdf } from '../../src/signature/verify-pdf.ts';
import { textOf, writeFile } from './oracle/layout.ts';
import { letter } from './oracle/letter.ts';
import { fieldList } from './oracle/letter-form.ts';
import { at, planOf } from './oracle/plan.ts';
import { sealed, sealOf, signatureIn, withEntries } from './oracle/seal.ts';
import {
  afterOf,
  append,
  drawing,
  field,
  layouts,
  listing,
  objectsOf,
  value,
  written,
} from './role-document.ts';
import { claim, pilot, plainPdf, trusting } from './signers.ts';

const ink = drawing('0 0 100 50 re f');

describe.each(layouts)(
  'a signature in a field that only a page shows (depth $depth, lists $lists)',
  (layout) => {
    const objects = objectsOf(layout);
    const signed = written(objects);
    /** Somebody signs without entering the field into the form. */
    const left = (more = '/V @baruV', name = 'baru', others = {}) => ({
      baru: field(name, '10 10 90 50', `${more} /AP << /N @ink >>`),
      baruV: value(),
      ink,
      ...listing(objects, ['baru'], 'annots'),
      ...others,
    });
    const look = (more: Readonly<Record<string, string>>): string => afterOf(append(signed, more));

    it('is found with its name, is a further signature, and may be the first', () => {
      const second = append(signed, left());
      expect([afterOf(second), afterOf(second, 'baruV')]).toEqual(['normal', 'nothing']);
      expect(signaturesOf(openPdf(second.pdf))).toMatchObject({
        signatures: [{ field: 'penanda' }, { field: 'baru', isUnlisted: true }],
        loose: [],
      });
      const third = append(second, {
        ...listing({ ...objects, ...listing(objects, ['baru'], 'annots') }, ['lain'], 'annots'),
        lain: field('lain', '200 10 280 50', '/V @lainV /AP << /N @ink >>'),
        lainV: value(),
      });
      expect([afterOf(third), afterOf(third, 'baruV'), afterOf(third, 'lainV')]).toEqual([
        'normal',
        'normal',
        'nothing',
      ]);
    });

    it.each([
      ['has no name', left().baru.replace('/T (baru)', '')],
      ['has the name of another', left('/V @baruV', 'penanda').baru],
      ['shows the signature of another', left('/V @value').baru],
      ['does something', left('/V @baruV /A @action').baru],
      ['says that it is part of another', left('/V @baruV /Parent @group').baru],
      ['has parts', left('/V @baruV /Kids [@kid]').baru],
      ['has an empty value', left('/V << >>').baru],
      ['waits to be signed', left('').baru],
    ])('is a change when it %s', (_what, baru) => {
      expect(look({ ...left(), baru })).toBe('other');
    });

    it('is a change when what waited on a page as a remark is signed, or when it covers the page', () => {
      const waits = written({ ...objects, ...left(''), baruV: 'null' });
      expect(afterOf(waits)).toBe('nothing');
      const { baru, baruV } = left();
      expect(afterOf(append(waits, { baru, baruV }))).toBe('other');
      expect(look({ ...left(), baru: baru.replace('10 10 90 50', '0 0 600 700') })).toBe('other');
    });

    it('stays when it goes from a page, or into the form', () => {
      const second = append(signed, left());
      const gone = append(
        second,
        Object.fromEntries(
          Object.keys(listing(objects, [], 'annots')).map((key) => [key, objects[key] ?? '']),
        ),
      );
      expect([afterOf(gone), signaturesOf(openPdf(gone.pdf)).loose.length]).toEqual(['other', 1]);
      expect(afterOf(append(second, listing(objects, ['baru'], 'fields')), 'baruV')).toBe('other');
    });

    it.each(['R', 'D'])('is as large as what it draws in /%s', (key) => {
      const looks = {
        ...left(),
        ...listing(objects, ['baru']),
        baru: field('baru', '0 0 600 700', `/V @baruV /AP << /N @blank /${key} @ink >>`),
      };
      expect(look(looks)).toBe('other');
      expect(look({ ...looks, ink: drawing('') })).toBe('normal');
    });
  },
);

describe('a signature that several fields show', () => {
  it('is looked at twice, whoever signed it so', async () => {
    const { signer, root } = pilot('Larasati');
    const plan = { ...planOf(0), form: 'indirect', fields: 'indirect', signed: 'first', certify: 0 } as const;
    const { objects, trailer } = letter(plan);
    for (const [number, one] of signatureIn(plan, objects)) objects.set(number, one);
    const other = 500;
    objects.set(other, withEntries(objects.get(at.signed), { T: textOf('Kedua') }));
    const alone = await sealed(writeFile({ objects, trailer }, plan.layout), sealOf(signer));
    objects.set(at.fields, fieldList([at.signed, other]));
    const shared = await sealed(writeFile({ objects, trailer }, plan.layout), sealOf(signer));
    const policy = { ...trusting(root), now: Date.now() };
    expect(verifyPdf(alone, policy).signatures.map(({ verdict }) => verdict)).toEqual(['intact']);
    expect(verifyPdf(shared, policy)).toMatchObject({
      accepted: false,
      signatures: [
        {
          integrity: 'intact',
          verdict: 'doubtful',
          reasons: [{ code: 'shared-value', text: { en: expect.stringContaining('Pertama, Kedua') } }],
        },
      ],
    });
  });
});

describe('a file whose newest revision leads to no signature', () => {
  it('is no unsigned one when an earlier revision has some', async () => {
    const bytes = Buffer.from(await signPdf(await plainPdf(), claim('TTD'), pilot('Larasati').signer));
    const anew = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 0 >>\nstartxref\n${bytes.length}\n%%EOF\n`;
    expect(verifyPdf(Buffer.concat([bytes, Buffer.from(anew)]), trusting())).toMatchObject({
      accepted: false,
      signatures: [],
      loose: 1,
    });
    expect(verifyPdf(await plainPdf(), trusting())).toMatchObject({ loose: 0, signatures: [] });
  });
});
