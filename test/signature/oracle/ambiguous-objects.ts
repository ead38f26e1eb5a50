import { openPdf } from '../../../src/pdf/pdf-file.ts';
import type { PdfValue } from '../../../src/pdf/value.ts';
import { serialize } from '../../../src/signature/sign/serialize.ts';
import { type Ambiguity, black, evil, evilCatalog, harmless, pageText, table } from './ambiguity.ts';
import { nameOf, refOf, streamOf, tableOf } from './layout.ts';
import { at } from './plan.ts';

/** Objects, lengths and values that readers understand differently. */
export const ambiguousObjects: readonly Ambiguity[] = [
  [
    'an entry a few bytes before its object',
    (w) => {
      harmless(w);
      w.put('     ');
      const e = w.put(`${at.info} 0 obj\n<< /ModDate (D:2026) >>\nendobj\n`);
      w.rows.set(at.info, [1, e - 4, 0]);
      table(w);
    },
  ],
  [
    'an entry inside a comment',
    (w) => {
      harmless(w);
      const e = w.put(`%${at.content} 0 obj\n${evil}\nendobj\n`);
      w.rows.set(at.content, [1, e + 1, 0]);
      table(w);
    },
  ],
  [
    'an object nobody lists',
    (w) => {
      harmless(w);
      w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      table(w);
    },
  ],
  [
    'an object nobody lists, inside a stream',
    (w) => {
      harmless(w);
      w.object(
        w.size,
        `<< /Length 80 >>\nstream\n${`endstream endobj\n${at.content} 0 obj\n${evil}`.slice(0, 80).padEnd(80)}\nendstream`,
      );
      table(w);
    },
  ],
  [
    'an object nobody lists, inside a string',
    (w) => {
      harmless(w);
      w.object(w.size, `<< /Type /Font /A (\n${at.content} 0 obj\n${evil}\nendobj\n) >>`);
      table(w);
    },
  ],
  [
    'an object nobody lists, in a comment',
    (w) => {
      harmless(w);
      w.put(`% \n%${at.content} 0 obj\n`);
      table(w);
    },
  ],
  [
    'a list entry points into another stream',
    (w) => {
      const data = `${at.content} 0 obj\n${evil}\nendobj\n`;
      const start = w.object(w.size, serialize(streamOf(data, { Type: nameOf('Metadata') })));
      const text = serialize(streamOf(data, { Type: nameOf('Metadata') }));
      w.rows.set(at.content, [1, start + text.indexOf(data) + `${w.size} 0 obj\n`.length, 0]);
      table(w);
    },
  ],
  [
    'a stream with too short a length',
    (w) => {
      const old = (openPdf(w.base).object(at.content) as Extract<PdfValue, { kind: 'stream' }>).data;
      const text = Buffer.from(old).toString('latin1');
      w.object(at.content, `<< /Length ${text.length} >>\nstream\n${text}\n${black}\nendstream`);
      table(w);
    },
  ],
  [
    'a stream with too long a length',
    (w) => {
      const old = Buffer.from(
        (openPdf(w.base).object(at.content) as Extract<PdfValue, { kind: 'stream' }>).data,
      ).toString('latin1');
      w.object(at.content, `<< /Length ${old.length + 900} >>\nstream\n${old}\nendstream`);
      table(w);
    },
  ],
  [
    'a stream with its length in an object that is redefined',
    (w) => {
      const old = Buffer.from(
        (openPdf(w.base).object(at.content) as Extract<PdfValue, { kind: 'stream' }>).data,
      ).toString('latin1');
      w.object(w.size, String(old.length));
      w.object(at.content, `<< /Length ${w.size} 0 R >>\nstream\n${old}\nendstream\n${black}\nendstream`);
      table(w);
    },
  ],
  [
    'a stream whose data begin after a bare return',
    (w) => {
      const old = Buffer.from(
        (openPdf(w.base).object(at.content) as Extract<PdfValue, { kind: 'stream' }>).data,
      ).toString('latin1');
      w.object(at.content, `<< /Length ${old.length} >>\nstream\r${old}\nendstream`);
      table(w);
    },
  ],
  [
    'a stream from another file',
    (w) => {
      const old = Buffer.from(
        (openPdf(w.base).object(at.content) as Extract<PdfValue, { kind: 'stream' }>).data,
      ).toString('latin1');
      w.object(at.content, `<< /Length ${old.length} /F (x.bin) >>\nstream\n${old}\nendstream`);
      table(w);
    },
  ],
  [
    'a key twice in the page',
    (w) => {
      w.object(w.size, evil);
      w.object(at.page, pageText(w, {}).replace('>>', `/Contents ${w.size} 0 R >>`));
      table(w);
    },
  ],
  [
    'a key twice in the page, the evil one first',
    (w) => {
      w.object(w.size, evil);
      w.object(at.page, pageText(w, {}).replace('<<', `<< /Contents ${w.size} 0 R`));
      table(w);
    },
  ],
  [
    'a key twice in the page by an escape',
    (w) => {
      w.object(w.size, evil);
      w.object(at.page, pageText(w, {}).replace(/>>$/, `/Cont#65nts ${w.size} 0 R >>`));
      table(w);
    },
  ],
  [
    'a key of odd bytes in the page',
    (w) => {
      w.object(w.size, evil);
      w.object(at.page, pageText(w, {}).replace(/>>$/, `/Contents#00 ${w.size} 0 R >>`));
      table(w);
    },
  ],
  [
    'a reference with a sign',
    (w) => {
      w.object(
        at.page,
        pageText(w, {}).replace(`/Contents ${at.content} 0 R`, `/Contents +${at.contentTwo} 0 R`),
      );
      table(w);
    },
  ],
  [
    'a reference with zeros before',
    (w) => {
      w.object(
        at.page,
        pageText(w, {}).replace(
          `/Contents ${at.content} 0 R`,
          `/Contents 000000000000000${at.contentTwo} 0 R`,
        ),
      );
      table(w);
    },
  ],
  [
    'a reference over many lines',
    (w) => {
      w.object(
        at.page,
        pageText(w, {}).replace(
          `/Contents ${at.content} 0 R`,
          `/Contents ${at.content} %${at.contentTwo}\n0 R`,
        ),
      );
      table(w);
    },
  ],
  [
    'numbers as readers guess them',
    (w) => {
      w.object(
        at.page,
        pageText(w, { MediaBox: { kind: 'name', text: 'BOX' } }).replace('/BOX', '[0 0 --200 1-50]'),
      );
      table(w);
    },
  ],
  [
    'a catalog reached in a table of the middle',
    (w) => {
      harmless(w);
      evilCatalog(w);
      const mid = w.put(`xref\n${tableOf(w.rows)}trailer\n${w.trailer({ Root: refOf(w.size) })}\n`);
      const start = w.put(`xref\n0 0\ntrailer\n${w.trailer({ Prev: mid })}\n`);
      w.put(`startxref\n${start}\n%%EOF\n`);
    },
  ],
  [
    'tables in a circle',
    (w) => {
      harmless(w);
      const start = w.here();
      table(w, tableOf(w.rows), w.trailer({ Prev: start }));
    },
  ],
];
