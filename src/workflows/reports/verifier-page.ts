import { DiskError, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { SavedHead } from '../../record/anchors.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { writeReportFile } from '../office/write-report-file.ts';

/** The page that was written beside a report. */
export type VerifierFile = {
  readonly path: string;
  readonly sha256: string;
  readonly outcome: 'written' | 'same';
};

/**
 * Writes the page that checks the record inside a report, beside that report: `a.pdf` has `a-pemeriksa.html`. The same run and digest give the same bytes.
 * @throws UserError when another file has the name and may not be replaced; DiskError
 */
export function writeVerifierPage(
  host: Host,
  report: string,
  carried: SavedHead,
  { replace = false }: { readonly replace?: boolean },
): VerifierFile {
  const path = `${report.replace(/\.pdf$/i, '')}-pemeriksa.html`;
  const bytes = new TextEncoder().encode(verifierPage(readScript(host), carried, host.sha256));
  try {
    return { path, sha256: host.sha256(bytes), outcome: writeReportFile(host, path, bytes, replace) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const Kind = error instanceof DiskError ? DiskError : UserError;
    throw new Kind(onlyReport(report, error.text), { cause: error });
  }
}

const onlyReport = (report: string, { id, en }: Bilingual): Bilingual => ({
  id: `laporan sudah ada di '${report}', tetapi halaman pemeriksanya tidak ditulis: ${id}`,
  en: `the report is there as '${report}', but the page to check it was not written: ${en}`,
});

function readScript({ files, home }: Host): string {
  const path = `${home}/dist/verifier.js`;
  if (files.kind(path) === 'file') return files.readText(path).trim();
  throw new UserError({
    id: `'${path}' tidak ada; pasang ulang program ini.`,
    en: `'${path}' is missing; install the program again.`,
  });
}

/**
 * One HTML file that asks nothing of any other: the browser is told to run this script and no other, to load nothing and to connect to nobody.
 * @param script the bundle of `src/verifier/`
 */
export function verifierPage(script: string, { run, digest }: SavedHead, sha256: Host['sha256']): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${base64Of(sha256(script))}'`,
    `style-src 'sha256-${base64Of(sha256(style))}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Pemeriksa catatan laporan ${run}</title>
<style>${style}</style>
</head>
<body data-pelaksanaan="${run}" data-sidik="${digest}">
<noscript>Halaman ini memerlukan JavaScript. / This page needs JavaScript.</noscript>
<script>${script}</script>
</body>
</html>
`;
}

const base64Of = (hex: string): string =>
  btoa((hex.match(/../g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join(''));

const style = `:root{color-scheme:light dark}
*{box-sizing:border-box}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
nav{text-align:right}
nav button{font:inherit;margin-left:.5rem}
nav button[aria-pressed=true]{font-weight:bold}
h1{font-size:1.5rem;line-height:1.2}
h2{font-size:1.15rem}
label,label b{display:block}
label input{font:inherit;width:100%;padding:.5rem;margin:.25rem 0}
small{display:block}
.putusan{border:.2rem solid;padding:.75rem;font-weight:bold}
.putusan.good{color:#0a6b2d;background:#e9f7ee}
.putusan.bad{color:#9b1111;background:#fdecec}
.putusan.open{color:#6b4a00;background:#fff5dc}
dt{font-weight:bold}
dd{margin:0 0 .75rem 1.25rem}
table{border-collapse:collapse;width:100%;display:block;overflow-x:auto}
th,td{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
code{font-size:1.05rem}
.batas{border-top:1px solid;margin-top:2rem}`;
