import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf, join } from '../../host/paths.ts';
import { git, ownRepository } from '../git/run-git.ts';
import { oddEntries } from '../office/odd-entries.ts';
import { isOpenToOthers } from '../office/secret-file.ts';
import { reportPaper, templateName } from '../reports/report-paper.ts';
import { type DoctorPlace, type Finding, good, warning, wrong } from './finding.ts';

/** Whether the folders of the office are there and may be written to. */
export function folderFindings({ host, workspace }: DoctorPlace): readonly Finding[] {
  const { sopFolder, recordsFolder, reportsFolder } = workspace;
  const writable = (check: string, path: string): Finding => {
    const there = nearestFolder(host, path);
    if (host.files.writable(there)) return good(check, { id: path, en: path });
    return wrong(
      check,
      { id: `'${there}' tidak boleh ditulisi`, en: `'${there}' may not be written to` },
      {
        id: `beri izin tulis kepada pengguna ini, misalnya: chown -R "$USER" '${there}'`,
        en: `give this user the right to write, such as: chown -R "$USER" '${there}'`,
      },
    );
  };
  const sops =
    host.files.kind(sopFolder) === 'folder'
      ? good('sops', { id: sopFolder, en: sopFolder })
      : wrong(
          'sops',
          { id: `folder '${sopFolder}' tidak ada`, en: `there is no folder '${sopFolder}'` },
          {
            id: 'buat folder itu, atau ubah folder: di sop.config.yaml',
            en: 'make it, or change folder: in sop.config.yaml',
          },
        );
  return [sops, writable('catatan', recordsFolder), writable('laporan', reportsFolder)];
}

/** The folder itself, or the one in which it would be made. */
function nearestFolder({ files }: Host, path: string): string {
  let folder = path;
  while (files.kind(folder) === undefined && folder !== '/') folder = folderOf(folder);
  return folder;
}

/** What lies among the runs and is none, and what of them cannot be read. */
export function entryFindings({ host, workspace }: DoctorPlace): readonly Finding[] {
  return oddEntries(host, workspace.recordsFolder).map(({ run, why }) =>
    run === undefined
      ? warning('catatan', why, { id: 'bersihkan: sop run clear', en: 'clear it away: sop run clear' })
      : wrong('catatan', why, {
          id: 'beri izin baca kepada pengguna ini, atau ambil kembali dari cadangan',
          en: 'give this user the right to read, or restore it from a backup',
        }),
  );
}

const mebibyte = 1024 * 1024;

/** Whether there is room for answers and reports. */
export function spaceFindings({ host, workspace }: DoctorPlace): readonly Finding[] {
  const free = host.files.free(nearestFolder(host, workspace.recordsFolder));
  if (free === undefined) return [];
  const amount = `${Math.floor(free / mebibyte)} MiB`;
  const text = { id: `ruang disk tersisa ${amount}`, en: `${amount} of disk space left` };
  if (free >= 500 * mebibyte) return [good('disk', text)];
  const advice = {
    id: 'kosongkan disk; jawaban dan laporan memerlukan ruang',
    en: 'free the disk; answers and reports need room',
  };
  return [free < 50 * mebibyte ? wrong('disk', text, advice) : warning('disk', text, advice)];
}

/** Whether the password of the mail server is there and nobody else's business. */
export function secretFindings({ host, workspace }: DoctorPlace): readonly Finding[] {
  const file = workspace.office.mailServer?.passwordFile;
  if (file === undefined) return [];
  const path = join(workspace.root, file);
  if (host.files.kind(path) !== 'file')
    return [
      wrong(
        'surel',
        { id: `berkas sandi '${path}' tidak ada`, en: `the password file '${path}' is not there` },
        {
          id: 'tulis kata sandinya ke berkas itu dengan mode 0600',
          en: 'write the password to that file with mode 0600',
        },
      ),
    ];
  if (!isOpenToOthers(host, path))
    return [good('surel', { id: 'berkas sandi surel aman', en: 'the password file of mail is safe' })];
  return [
    wrong(
      'surel',
      {
        id: `berkas sandi '${path}' boleh dibaca orang lain`,
        en: `the password file '${path}' may be read by others`,
      },
      { id: `jalankan: chmod 600 '${path}'`, en: `run: chmod 600 '${path}'` },
    ),
  ];
}

/** Whether the office's own template of reports, if it has one, can be used with its logo. */
export function templateFindings({ host, workspace }: DoctorPlace): readonly Finding[] {
  if (host.files.kind(join(workspace.root, templateName)) !== 'file') return [];
  const text = { id: `tampilan laporan: ${templateName}`, en: `look of reports: ${templateName}` };
  try {
    reportPaper(host, workspace);
    return [good('tampilan', text)];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { id, en } = error.text;
    const advice = {
      id: `perbaiki ${templateName}; sebelum itu tidak ada laporan PDF yang dibuat`,
      en: `mend ${templateName}; until then no PDF report is made`,
    };
    return [wrong('tampilan', { id: oneLine(id), en: oneLine(en) }, advice)];
  }
}

const oneLine = (text: string): string => text.split('\n').slice(0, 2).join(' ').trim();

/** Git must not mend line ends in journals, nor merge them by itself: either breaks the chain of a record. */
export function gitFindings({ host, workspace }: DoctorPlace): readonly Finding[] {
  const asked = ['catatan/x.jsonl', 'catatan/2026/11/x/bukti/x.txt', 'catatan/2026/11/x/sop.yaml'];
  const { code, output } = git(
    host,
    workspace.root,
    ['check-attr', 'text', 'merge', '--', ...asked],
    ownRepository,
  );
  if (code !== 0) return [];
  const said = new TextDecoder().decode(output);
  const textIsLeft = said.match(/: text: unset/g)?.length === asked.length;
  if (textIsLeft && /jsonl: merge: unset/.test(said))
    return [
      good('git', {
        id: 'catatan terlindung dari git (.gitattributes)',
        en: 'records are safe from git (.gitattributes)',
      }),
    ];
  return [
    wrong(
      'git',
      {
        id: 'git boleh mengubah akhir baris catatan atau bukti',
        en: 'git may change line ends of records or evidence',
      },
      {
        id: 'buka satu pelaksanaan (sop run open): catatan/.gitattributes lalu dilengkapi; simpan berkas itu di git',
        en: 'open a run (sop run open): catatan/.gitattributes is completed then; keep that file in git',
      },
    ),
  ];
}
