// Signing and verifying a report of 100 pages, by the processor's time: signing against one bare RSA-2048 signature and one SHA-256 of the file; `sop verify` as a
// process of its own against the program's start alone.
//   node bench/signature.bench.mjs [pairs]
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { folder, importSource, root } from './source.mjs';
import { median, timed } from './timed.mjs';

const pairs = Number(process.argv[2] ?? 15);
const { signPdf, verifyPdf, drawPdf, claim, pilot } = await importSource(`
  export { signPdf } from './src/signature/sign/sign-pdf.ts';
  export { verifyPdf } from './src/signature/verify-pdf.ts';
  export { drawPdf } from './src/report/pdf/draw-pdf.ts';
  export { claim, pilot } from './test/signature/signers.ts';`);
const report = await reportOf(drawPdf);
const { signer } = pilot('Rangga Wirasena');
const signed = await signPdf(report, claim('TTD-BAMIN'), signer);
const policy = { anchors: [], now: claim('').at, accept: [] };
if (!(await verifyPdf(signed, policy)).accepted) throw new Error('not accepted');
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const pages = Buffer.from(report)
  .toString('latin1')
  .match(/\/Type \/Page\b/g)?.length;
console.log(
  `Node ${process.version}, ${cpus().length} cores, ${pairs} pairs; ${pages} pages, ${(report.length / 1024 / 1024).toFixed(1)} MiB`,
);
const times = { bare: [], sign: [], verify: [] };
for (let pair = 0; pair < pairs; pair++) {
  times.bare.push(
    await milliseconds(() => sign('sha256', createHash('sha256').update(report).digest(), key)),
  );
  times.sign.push(await milliseconds(() => signPdf(report, claim('TTD-BAMIN'), signer)));
  times.verify.push(await milliseconds(() => verifyPdf(signed, policy)));
}
const ratio = (name) => median(times[name].map((time, at) => time / times.bare[at])).toFixed(2);
console.log(`bare signature and hash: ${median(times.bare).toFixed(2)} ms`);
console.log(
  `signing: ${median(times.sign).toFixed(2)} ms, ${ratio('sign')} × (target 1.3); verifying: ${median(times.verify).toFixed(2)} ms, ${ratio('verify')} ×`,
);
const file = join(folder, 'a.pdf');
writeFileSync(file, signed);
const program = join(root, 'bin/sop.js');
const above = { seconds: [], processor: [] };
let memory = 0;
for (let pair = 0; pair < pairs; pair++) {
  const start = timed(folder, [program, '--version']);
  const whole = timed(folder, [program, 'verify', file]);
  for (const name of ['seconds', 'processor']) above[name].push(whole[name] - start[name]);
  memory = Math.max(memory, whole.memory);
}
console.log(
  `sop verify: ${median(above.seconds).toFixed(2)} s above start-up (target 0.15), ${median(above.processor).toFixed(2)} s of the processor, peak ${Math.round(memory / 1024)} MiB`,
);

/** Of the processor, all threads: what else runs on the machine does not count. */
async function milliseconds(work) {
  const begin = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

/** A hundred pages of a table, as our reports are drawn. */
function reportOf(drawPdf) {
  const text = 'Menyusun berkas laporan hasil kegiatan dan menyampaikannya kepada pimpinan';
  const cell = (words) => ({ kind: 'text', text: words });
  const rows = Array.from({ length: 3300 }, (_, n) => ({
    kind: 'cells',
    cells: [cell(`URMIN-${n}`), cell(text), cell('1 Jam')],
  }));
  const table = {
    columns: [90, 500, 100].map((width) => ({ title: 'KOLOM', width, align: 'left' })),
    rows,
  };
  const fonts = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'].map((name) =>
    readFileSync(join(root, 'templates/huruf', name)),
  );
  return drawPdf(
    {
      metadata: {
        title: 'Uji',
        author: 'KANTOR CONTOH',
        subject: 'Uji',
        keywords: '',
        language: 'id-ID',
        createdAt: 0,
      },
      sections: [
        {
          letterhead: ['KANTOR CONTOH'],
          heading: ['LAPORAN UJI'],
          blocks: [{ kind: 'table', name: 'Kegiatan', table }],
        },
      ],
      footer: { text: 'Uji', pageLabel: 'Halaman {halaman} dari {jumlah}' },
    },
    { regular: fonts[0], bold: fonts[1] },
  );
}
