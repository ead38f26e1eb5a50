import { openPdf } from '../../../src/pdf/pdf-file.ts';
import { serialize } from '../../../src/signature/sign/serialize.ts';
import {
  type Ambiguity,
  closed,
  evil,
  evilCatalog,
  evilPage,
  harmless,
  line,
  oldOffset,
  pageText,
  table,
} from './ambiguity.ts';
import { arrayOf, dictOf, nameOf, refOf, tableOf } from './layout.ts';
import { at } from './plan.ts';

/** Tables, trailers and ends that one reader takes for one thing and another for another. */
export const ambiguousTables: readonly Ambiguity[] = [
  [
    'an object twice in one sub-section list, the evil one first',
    (w) => {
      harmless(w);
      const at1 = w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      table(
        w,
        `${at.content} 1\n${line(at1)}${at.content} 1\n${line(oldOffset(w, at.content))}${tableOf(w.rows)}`,
      );
    },
  ],
  [
    'an object twice in one sub-section list, the evil one last',
    (w) => {
      harmless(w);
      const at1 = w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      table(
        w,
        `${at.content} 1\n${line(oldOffset(w, at.content))}${at.content} 1\n${line(at1)}${tableOf(w.rows)}`,
      );
    },
  ],
  [
    'an object that is first free, then evil',
    (w) => {
      harmless(w);
      const at1 = w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      table(w, `${at.content} 1\n${line(0, 65535, 'f')}${at.content} 1\n${line(at1)}${tableOf(w.rows)}`);
    },
  ],
  [
    'sub-sections that overlap',
    (w) => {
      harmless(w);
      const at1 = w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      table(
        w,
        `${at.second} 2\n${line(oldOffset(w, at.second))}${line(at1)}${at.content} 1\n${line(oldOffset(w, at.content))}${tableOf(w.rows)}`,
      );
    },
  ],
  [
    'a catalog of another generation',
    (w) => {
      harmless(w);
      evilPage(w);
      const c = w.put(
        `${at.catalog} 1 obj\n${serialize(dictOf({ Type: nameOf('Catalog'), Pages: refOf(w.size + 1) }))}\nendobj\n`,
      );
      w.object(
        w.size + 1,
        serialize(dictOf({ Type: nameOf('Pages'), Kids: arrayOf([refOf(w.size + 2)]), Count: 1 })),
      );
      w.object(
        w.size + 2,
        serialize(
          dictOf({
            Type: nameOf('Page'),
            Parent: refOf(w.size + 1),
            MediaBox: arrayOf([0, 0, 200, 150]),
            Contents: refOf(w.size),
          }),
        ),
      );
      void c;
      table(w, tableOf(w.rows), w.trailer({ Root: refOf(at.catalog, 1) }));
    },
  ],
  [
    'a catalog of another generation that is listed',
    (w) => {
      harmless(w);
      const c = w.put(`${at.catalog} 1 obj\n${serialize(openPdf(w.base).object(at.catalog))}\nendobj\n`);
      w.rows.set(at.catalog, [1, c, 1]);
      table(w, tableOf(w.rows), w.trailer({ Root: refOf(at.catalog) }));
    },
  ],
  [
    'content of another generation',
    (w) => {
      harmless(w);
      const e = w.put(`${at.content} 1 obj\n${evil}\nendobj\n`);
      w.rows.set(at.content, [1, e, 1]);
      table(w);
    },
  ],
  [
    'content of another generation that is listed as the first',
    (w) => {
      harmless(w);
      const e = w.put(`${at.content} 1 obj\n${evil}\nendobj\n`);
      w.rows.set(at.content, [1, e, 0]);
      table(w);
    },
  ],
  [
    'a page that refers to another generation',
    (w) => {
      w.object(at.page, pageText(w, { Contents: refOf(at.content, 1) }));
      table(w);
    },
  ],
  [
    'a table that begins with 1',
    (w) => {
      harmless(w);
      const e = w.put(`${at.content + 1} 0 obj\n${evil}\nendobj\n`);
      void e;
      const text = `1 1\n${line(0, 65535, 'f')}${tableOf(w.rows)}`;
      table(w, text);
    },
  ],
  [
    'two catalogs in the trailer',
    (w) => {
      harmless(w);
      table(w, tableOf(w.rows), w.trailer().replace('>>', `/Root ${w.size} 0 R >>`));
    },
  ],
  [
    'two catalogs in the trailer, the evil one first',
    (w) => {
      harmless(w);
      evilCatalog(w);
      table(w, tableOf(w.rows), w.trailer().replace('<<', `<< /Root ${w.size} 0 R`));
    },
  ],
  [
    'a catalog named twice with an escape',
    (w) => {
      harmless(w);
      evilCatalog(w);
      table(w, tableOf(w.rows), w.trailer().replace('>>', `/R#6fot ${w.size} 0 R >>`));
    },
  ],
  [
    'two trailers',
    (w) => {
      harmless(w);
      evilCatalog(w);
      const start = w.put(`xref\n${tableOf(w.rows)}`);
      w.put(`trailer\n${w.trailer({ Root: refOf(w.size) })}\n`);
      closed(w, start);
    },
  ],
  [
    'two tables, the evil one not named',
    (w) => {
      harmless(w);
      evilCatalog(w);
      const start = w.here();
      table(w, tableOf(w.rows));
      w.put(`xref\n0 0\ntrailer\n${w.trailer({ Root: refOf(w.size) })}\n%%EOF\n`);
      void start;
    },
  ],
  [
    'two tables, the evil one before',
    (w) => {
      harmless(w);
      evilCatalog(w);
      w.put(`xref\n${tableOf(w.rows)}trailer\n${w.trailer({ Root: refOf(w.size) })}\n`);
      table(w);
    },
  ],
  [
    'two numbers behind startxref',
    (w) => {
      harmless(w);
      const honest = w.put(`xref\n${tableOf(w.rows)}trailer\n${w.trailer()}\n`);
      evilCatalog(w);
      const bad = w.put(`xref\n${tableOf(w.rows)}trailer\n${w.trailer({ Root: refOf(w.size) })}\n`);
      w.put(`startxref\n${bad}\nstartxref\n${honest}\n%%EOF\n`);
    },
  ],
  [
    'startxref in a comment',
    (w) => {
      harmless(w);
      const honest = w.put(`xref\n${tableOf(w.rows)}trailer\n${w.trailer()}\n`);
      evilCatalog(w);
      const bad = w.put(`xref\n${tableOf(w.rows)}trailer\n${w.trailer({ Root: refOf(w.size) })}\n`);
      w.put(`startxref\n${bad}\n%%EOF\n%startxref\n%${honest}\n%%EOF\n`);
    },
  ],
  [
    'startxref before the word xref',
    (w) => {
      harmless(w);
      const start = w.put(` \nxref\n${tableOf(w.rows)}`);
      closed(w, start);
    },
  ],
  [
    'startxref a byte off, with an evil object unlisted',
    (w) => {
      harmless(w);
      w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      const start = w.put(`xref\n${tableOf(w.rows)}`);
      closed(w, start + 1);
    },
  ],
  [
    'entries of 19 bytes',
    (w) => {
      w.object(at.info, serialize(dictOf({})));
      table(w, tableOf(w.rows).replace(/ \n/g, '\n'));
    },
  ],
  [
    'entries of 21 bytes',
    (w) => {
      harmless(w);
      table(w, tableOf(w.rows).replace(/ \n/g, ' \r\n'));
    },
  ],
  [
    'an entry count too small',
    (w) => {
      harmless(w);
      const e = w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      table(w, `${tableOf(w.rows)}${at.content} 0\n${line(e)}`);
    },
  ],
  [
    'a size too small',
    (w) => {
      harmless(w);
      w.object(w.size, evil);
      w.object(at.empty, serialize(openPdf(w.base).object(at.empty)));
      table(w, tableOf(w.rows), w.trailer({ Size: 5 }));
    },
  ],
  [
    'a size far too large',
    (w) => {
      harmless(w);
      table(w, tableOf(w.rows), w.trailer({ Size: 8_000_000 }));
    },
  ],
  [
    'an entry whose object has another number',
    (w) => {
      harmless(w);
      const e = w.put(`${w.size + 1} 0 obj\n${evil}\nendobj\n`);
      w.rows.set(at.content, [1, e, 0]);
      table(w);
    },
  ],
];
