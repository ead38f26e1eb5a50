import { expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { onlineOffice, person } from './online-office.ts';

/** A page, and behind it as many objects as wanted, each reached from the catalog. */
function largePdf(count: number): Uint8Array {
  const parts: string[] = ['%PDF-1.7\n'];
  const offsets: number[] = [];
  let size = parts[0]?.length ?? 0;
  const put = (text: string): void => {
    parts.push(text);
    size += text.length;
  };
  const groups = Math.ceil(count / 1000);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lampiran 4 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `[${Array.from({ length: groups }, (_, group) => `${5 + group} 0 R`).join(' ')}]`,
    ...Array.from(
      { length: groups },
      (_, group) =>
        `[${Array.from({ length: 1000 }, (_, one) => `${5 + groups + 1000 * group + one} 0 R`).join(' ')}]`,
    ),
    ...Array.from({ length: 1000 * groups }, (_, one) => `<< /Nomor ${one} >>`),
  ];
  for (const [index, text] of objects.entries()) {
    offsets.push(size);
    put(`${index + 1} 0 obj\n${text}\nendobj\n`);
  }
  const start = size;
  put(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`);
  put(offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join(''));
  put(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.from(parts.join(''), 'latin1');
}

it('a file of 500,000 objects is signed, and is intact', { timeout: 300_000 }, async () => {
  const host = await onlineOffice({ who: person(), files: { '/kantor/a.pdf': largePdf(500_000) } });
  expect(await main(['sign', 'a.pdf'], host), host.stderr()).toBe(0);
  expect(await main(['verify', 'a.pdf'], host), host.stdout()).toBe(0);
});
