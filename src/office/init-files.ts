import { quotedScalar } from '../document/yaml/scalar-text.ts';
import type { Office } from './office.ts';

/** What the office file is filled with. */
export type OfficeWishes = {
  /** Lines of the letterhead. */
  readonly agency: readonly string[];
  readonly place: string;
  readonly zone: string;
  readonly profile: Office['ruleProfile'];
};

/** The files of a new office folder by their path in it. */
export function officeFiles({
  agency,
  place,
  zone,
  profile,
}: OfficeWishes): Readonly<Record<string, string>> {
  return {
    'sop.config.yaml': `# yaml-language-server: $schema=schemas/kantor.schema.json
format: 1
# Baris-baris kop.
instansi:
${agency.map((line) => `  - ${quotedScalar(line)}`).join('\n')}
# Tempat pada baris tanggal laporan.
tempat: ${quotedScalar(place)}
# Asia/Jakarta, Asia/Pontianak (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT).
zona_waktu: ${zone}
# Jam kerja: polri atau asn, atau berkas sendiri di kalender/.
kalender: ${profile === 'polri' ? 'polri' : 'asn'}
# Aturan sop lint: permenpan-35-2012, polri (ditambah kebiasaan Polri), atau dasar.
lint: { profil: ${profile} }
`,
    'sops/.gitkeep': '',
    'kalender/.gitkeep': '',
    '.gitignore': 'catatan/.indeks\n.sop-cache\n',
    '.vscode/settings.json': `{
  "yaml.schemas": {
    "./schemas/sop.schema.json": "sops/**/*.yaml",
    "./schemas/kantor.schema.json": "sop.config.yaml",
    "./schemas/kalender.schema.json": "kalender/*.yaml"
  }
}
`,
  };
}
