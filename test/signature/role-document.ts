import { openPdf } from '../../src/pdf/pdf-file.ts';
import { PdfProblem } from '../../src/pdf/value.ts';
import { coverageOf } from '../../src/signature/changes/byte-range.ts';
import { type Later, laterChanges } from '../../src/signature/changes/later-changes.ts';
import { signaturesOf } from '../../src/signature/changes/signature-fields.ts';

/** How a document is laid out: what is an object of its own, and how deep its pages lie. */
export type Layout = {
  readonly depth: 1 | 2;
  readonly lists: 'direct' | 'indirect';
  readonly form: 'direct' | 'indirect';
};

export const layouts: readonly Layout[] = [
  { depth: 1, lists: 'direct', form: 'indirect' },
  { depth: 2, lists: 'indirect', form: 'indirect' },
  { depth: 2, lists: 'direct', form: 'direct' },
];

/** Objects by name; `@name` in a text refers to one of them. */
export type Objects = Readonly<Record<string, string>>;

export const stream = (entries: string, data: string): string =>
  `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;
export const drawing = (data: string, box = '0 0 100 50'): string =>
  stream(`/Type /XObject /Subtype /Form /BBox [${box}]`, data);

const room = 64;
/** A signature's value, whose range is filled in when the revision is written. */
export const value = (more = ''): string =>
  `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${more} /ByteRange [0 0000000000 0000000000 0000000000] /Contents <${'0'.repeat(2 * room)}> >>`;

const widget = (page: string, rect: string, more: string): string =>
  `<< /Type /Annot /Subtype /Widget /F 4 /Rect [${rect}] /P ${page} ${more} >>`;
/** A signature field that is its own widget. */
export const field = (name: string, rect: string, more = '', page = '@page1'): string =>
  widget(page, rect, `/FT /Sig /T (${name}) ${more}`);

/** A document in which every role occurs, with the field `signer` signed; `reference` and `lock` say what its signature allows. */
export function objectsOf(
  { depth, lists, form }: Layout,
  { reference = '', lock = '' }: { readonly reference?: string; readonly lock?: string } = {},
): Objects {
  const annots = '[@link @note @text @kid @button @empty @waiting @signer]';
  const fields = '[@text @group @button @empty @waiting @signer]';
  const formText = `<< /Fields ${lists === 'direct' ? fields : '@fields'} /SigFlags 3 /DA (/Helv 0 Tf) /DR @fonts >>`;
  return {
    catalog: `<< /Type /Catalog /Pages @pages /AcroForm ${form === 'direct' ? formText : '@form'} /Names @names /Dests @dests /Outlines @outlines /OpenAction [@page1 /Fit] /StructTreeRoot @tree /OCProperties @layers /Metadata @xmp /PageLabels @labels /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 3 >> >> >>`,
    ...(form === 'direct' ? {} : { form: formText }),
    ...(lists === 'direct' ? {} : { fields, annots }),
    pages: `<< /Type /Pages /Kids [${depth === 1 ? '@page1 @page2' : '@node'}] /Count 2 /MediaBox [0 0 600 800] /Resources @resources >>`,
    ...(depth === 1
      ? {}
      : { node: '<< /Type /Pages /Kids [@page1 @page2] /Count 2 /Parent @pages /Rotate 0 >>' }),
    page1: `<< /Type /Page /Parent ${depth === 1 ? '@pages' : '@node'} /Contents @content1 /Annots ${lists === 'direct' ? annots : '@annots'} /B [@bead] /AA << /O @action >> >>`,
    page2: `<< /Type /Page /Parent ${depth === 1 ? '@pages' : '@node'} /Contents [@content2] /Resources << /Font << /F @font >> >> >>`,
    content1: stream('', 'BT /F 12 Tf (Jumlah: 100) Tj ET /P Do'),
    content2: stream('', 'BT /F 12 Tf (Halaman kedua) Tj ET'),
    resources: '<< /Font << /F @font >> /XObject << /P @picture >> >>',
    picture: drawing('0 0 9 9 re f'),
    font: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding @encoding >>',
    encoding: '<< /Type /Encoding /Differences [65 /A] >>',
    fonts: '<< /Font @fontNames >>',
    fontNames: '<< /Helv @font >>',
    link: '<< /Type /Annot /Subtype /Link /Rect [0 0 50 20] /P @page1 /A @action >>',
    action: '<< /S /GoTo /D [@page2 /Fit] >>',
    note: '<< /Type /Annot /Subtype /FreeText /Rect [0 20 50 40] /P @page1 /Contents (Catatan) /DA (/Cour 9 Tf) /AP << /N @noteLook >> >>',
    noteLook: drawing('BT (Catatan) Tj ET'),
    text: widget('@page1', '100 100 200 120', '/FT /Tx /T (jumlah) /V (100) /AP << /N @textLook >>'),
    textLook: drawing('BT (100) Tj ET'),
    group: '<< /T (grup) /Kids [@kid] >>',
    kid: widget('@page1', '100 130 200 150', '/Parent @group /FT /Tx /T (isi) /AP << /N @kidLook >>'),
    kidLook: drawing('BT (isi) Tj ET'),
    button: widget('@page1', '100 160 200 180', '/FT /Btn /Ff 65536 /T (tombol) /AP << /N @buttonLook >>'),
    buttonLook: drawing('0 0 9 9 re f'),
    empty: field('kosong', '300 300 400 350', '/AP << /N @blank >>'),
    blank: drawing(''),
    waiting: field('tunggu', '0 0 0 0'),
    signer: field('penanda', '300 400 400 450', `/V @value /AP << /N @mark >> ${lock}`),
    mark: drawing('0 0 100 50 re f'),
    value: value(`/Prop_Build @build ${reference}`),
    build: '<< /App << /Name /sop >> >>',
    names: '<< /Dests << /Names [(bab) [@page2 /Fit]] >> >>',
    dests: '<< /awal [@page1 /Fit] >>',
    outlines: '<< /Type /Outlines /First @outline /Last @outline /Count 1 >>',
    outline: '<< /Title (Bab) /Parent @outlines /Dest [@page2 /Fit] >>',
    tree: '<< /Type /StructTreeRoot /K @element >>',
    element: '<< /S /P /P @tree /Pg @page1 /K << /Type /OBJR /Obj @text /Pg @page1 >> >>',
    layers: '<< /OCGs [@layer] /D << /ON [@layer] >> >>',
    layer: '<< /Type /OCG /Name (Lapis) >>',
    labels: '<< /Nums [0 << /S /D >>] >>',
    bead: '<< /Type /Bead /T @thread /P @page1 /N @bead /V @bead >>',
    thread: '<< /Type /Thread /F @bead >>',
    xmp: stream('/Type /Metadata /Subtype /XML', '<x:xmpmeta/>'),
    info: '<< /Title (Laporan) /Producer (sop) >>',
    orphan: '<< /Nothing true >>',
  };
}

/** A document as bytes; `numbers` gives the object of each name. */
export type Document = { readonly pdf: Buffer; readonly numbers: ReadonlyMap<string, number> };

const refer = (text: string, numbers: ReadonlyMap<string, number>): string => {
  const data = text.indexOf('\nstream\n');
  const head = data < 0 ? text : text.slice(0, data);
  const named = head.replaceAll(/@(\w+)/g, (_all, name: string) => {
    const number = numbers.get(name);
    if (number === undefined) throw new Error(`no object ${name}`);
    return `${number} 0 R`;
  });
  return `${named}${data < 0 ? '' : text.slice(data)}`;
};

/** Writes a revision behind a document: named objects, new or in the place of older ones, `null` for one that is freed. */
export function append(
  { pdf, numbers: old }: Document,
  objects: Readonly<Record<string, string | null>>,
  trailer = '',
): Document {
  const numbers = new Map(old);
  for (const name of Object.keys(objects)) if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(pdf.subarray(-40).toString('latin1'))?.[1];
  let text = previous === undefined ? '%PDF-1.7\n' : '';
  const lines = new Map<number, string>(previous === undefined ? [[0, '0000000000 65535 f \n']] : []);
  for (const [name, content] of Object.entries(objects)) {
    const number = numbers.get(name) ?? 0;
    const offset = String(pdf.length + text.length).padStart(10, '0');
    lines.set(number, content === null ? '0000000000 00001 f \n' : `${offset} 00000 n \n`);
    if (content !== null) text += `${number} 0 obj\n${refer(content, numbers)}\nendobj\n`;
  }
  const start = pdf.length + text.length;
  const table = [...lines].map(([number, line]) => `${number} 1\n${line}`).join('');
  const kept = /\/Info/.test(trailer) || !numbers.has('info') ? '' : `/Info ${refer('@info', numbers)}`;
  const root = `/Size ${numbers.size + 1} /Root ${refer('@catalog', numbers)} ${kept} ${refer(trailer, numbers)}`;
  text += `xref\n${table}trailer\n<< ${root}${previous === undefined ? '' : ` /Prev ${previous}`} >>\nstartxref\n${start}\n%%EOF\n`;
  return { pdf: withRange(Buffer.concat([pdf, Buffer.from(text, 'latin1')]), pdf.length), numbers };
}

/** A first revision whose objects, but for streams and the signature, lie in a stream of objects called `pack`. */
export function packed(objects: Objects): Document {
  const names = [...Object.keys(objects), 'packLength', 'pack', 'xref'];
  const numbers = new Map(names.map((name, at) => [name, at + 1]));
  const isPacked = (name: string): boolean => name !== 'value' && !objects[name]?.includes('endstream');
  const inside = Object.keys(objects).filter(isPacked);
  const bodies = inside.map((name) => refer(objects[name] ?? '', numbers));
  const starts = bodies.map((_, at) => bodies.slice(0, at).join(' ').length + (at > 0 ? 1 : 0));
  const head = inside.map((name, at) => `${numbers.get(name)} ${starts[at]}`).join(' ');
  const data = `${head} ${bodies.join(' ')}`;
  const pack = `<< /Type /ObjStm /N ${inside.length} /First ${head.length + 1} /Length @packLength >>\nstream\n${data}\nendstream`;
  const rows = new Map<number, readonly [number, number, number]>([[0, [0, 0, 0]]]);
  for (const [at, name] of inside.entries())
    rows.set(numbers.get(name) ?? 0, [2, numbers.get('pack') ?? 0, at]);
  let text = '%PDF-1.7\n';
  for (const [name, body] of Object.entries({ ...objects, packLength: String(data.length), pack })) {
    if (inside.includes(name)) continue;
    rows.set(numbers.get(name) ?? 0, [1, text.length, 0]);
    text += `${numbers.get(name)} 0 obj\n${refer(body, numbers)}\nendobj\n`;
  }
  rows.set(names.length, [1, text.length, 0]);
  const table = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, [kind, second, third]]) => {
      const row = Buffer.alloc(7);
      row.writeUInt8(kind, 0);
      row.writeUInt32BE(second, 1);
      row.writeUInt16BE(third, 5);
      return row.toString('latin1');
    });
  const dict = `/Type /XRef /W [1 4 2] /Size ${names.length + 1} /Root @catalog /Info @info /Length ${7 * table.length}`;
  const start = text.length;
  text += `${names.length} 0 obj\n<< ${refer(dict, numbers)} >>\nstream\n${table.join('')}\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`;
  return { pdf: withRange(Buffer.from(text, 'latin1'), 0), numbers };
}

/** Fills in the range of a value that stands in the last revision. */
function withRange(pdf: Buffer, from: number): Buffer {
  const range = pdf.indexOf('/ByteRange [0 0000000000', from);
  if (range < 0) return pdf;
  const start = pdf.indexOf('/Contents <', range) + '/Contents '.length;
  const end = start + 2 * room + 2;
  const numbers = [start, end, pdf.length - end].map((one) => String(one).padStart(10, '0'));
  pdf.write(`/ByteRange [0 ${numbers.join(' ')}]`, range, 'latin1');
  return pdf;
}

/** What has to change for new fields to be listed in the form and on the first page. */
export function listing(
  objects: Objects,
  names: readonly string[],
  ...where: readonly ('fields' | 'annots')[]
): Objects {
  const refs = names.map((name) => ` @${name}`).join('');
  const listed = where.length > 0 ? where : (['fields', 'annots'] as const);
  const grown = (name: string, key: string): Objects =>
    Object.fromEntries([
      [name, (objects[name] ?? '').replace(new RegExp(`/${key} \\[([^\\]]*)\\]`), `/${key} [$1${refs}]`)],
    ]);
  const list = (name: 'fields' | 'annots'): Objects => {
    const alone = objects[name];
    if (alone !== undefined) return { [name]: alone.replace(/\]$/, `${refs}]`) };
    if (name === 'annots') return grown('page1', 'Annots');
    return grown(objects['form'] === undefined ? 'catalog' : 'form', 'Fields');
  };
  return Object.assign({}, ...listed.map(list));
}

/** The first revision. */
export const written = (objects: Objects): Document =>
  append({ pdf: Buffer.alloc(0), numbers: new Map() }, objects);

/**
 * What became of a document after the signature whose value an object is, whatever its cryptography says; `broken` names values that do not hold.
 */
export function laterOf(
  { pdf, numbers }: Document,
  name = 'value',
  broken: readonly string[] = [],
): Later | { readonly problem: unknown } {
  const file = openPdf(pdf);
  const covered = signaturesOf(file).signatures.flatMap((found) => {
    const coverage = coverageOf(file, found);
    return 'problem' in coverage ? [] : [{ found, end: coverage.end }];
  });
  const signed = covered.find(({ found }) => found.holder === numbers.get(name));
  if (!signed) return { problem: 'not there' };
  return laterChanges(file, {
    all: covered.map(({ found }) => found),
    first: Math.min(...covered.map(({ end }) => end)),
    holds: (holder) => !broken.some((one) => numbers.get(one) === holder),
  })(signed);
}

/** The verdict on what came later in one word; `problem` for a document that cannot be read, or does not hold the signature. */
export function afterOf(document: Document, name?: string, broken?: readonly string[]): string {
  try {
    const later = laterOf(document, name, broken);
    return 'problem' in later ? 'problem' : later.after;
  } catch (error) {
    if (error instanceof PdfProblem) return 'problem';
    throw error;
  }
}
