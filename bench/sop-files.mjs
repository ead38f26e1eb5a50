// SOP files as benches need them: many, with codes and texts of their own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** SOP files of about 8 KB with codes and texts of their own. */
export function writeFiles(place, count) {
  mkdirSync(place, { recursive: true });
  for (let file = 0; file < count; file++) {
    const code = `S${file.toString(36).toUpperCase().padStart(3, '0')}`;
    const rows = Array.from({ length: 28 }, (_, index) => rowOf(code, file, index + 1));
    writeFileSync(join(place, `${code.toLowerCase()}.yaml`), headOf(code, file) + rows.join(''));
  }
}

export function headOf(code, file) {
  return `format: 1\nnomor: "SOP/${file + 1}/I/HUM.1/2026/Contoh"\nnama: Pengelolaan urusan ${code}\npelaksana:\n  - { kode: KAUR, jabatan: KAUR }\n  - { kode: BAMIN, jabatan: BAMIN }\nbagian:\n  - kode: ${code}\n    nama: Bagian ${code}\n    kegiatan:\n`;
}

export function rowOf(code, file, number) {
  const verb = ['Menerima', 'Mencatat', 'Memeriksa', 'Menyusun', 'Mengirim', 'Mengarsipkan', 'Membuat'][
    (file + number) % 7
  ];
  return `      - kode: ${code}-${String(number).padStart(2, '0')}\n        no: "${number}"\n        uraian: ${verb} berkas ${code} nomor ${number} sesuai petunjuk dan arahan pimpinan yang berlaku\n        pelaksana: [${number % 2 ? 'KAUR' : 'BAMIN'}]\n        kelengkapan: [Berkas ${number - 1}]\n        waktu: ${1 + (number % 3)} Jam\n        output: [Berkas ${number}]\n`;
}
