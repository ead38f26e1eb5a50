import { readYaml } from '../../document/yaml/read-yaml.ts';
import { UserError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { folderOf, join, tidyPath } from '../../host/paths.ts';
import { ciFiles, hookText } from '../../office/guard-files.ts';
import { officeFiles } from '../../office/init-files.ts';
import { gitAttributes } from '../../record/git-files.ts';
import { askLine } from '../../terminal/ask/ask-line.ts';
import { choose } from '../../terminal/ask/choose.ts';
import { enableHook, folderIn, hooksFolder } from '../../workflows/git/enable-hook.ts';
import { gitProblem } from '../../workflows/git/git-problem.ts';
import { repositoryAt } from '../../workflows/git/repository.ts';
import type { Context } from '../context.ts';
import { type Init, type InitOptions, initProfiles, zones } from './spec.ts';

declare const SOP_VERSION: string;

/** `sop init`: an office folder; files that are there already stay as they are and are listed. */
export const init: Init = async (context, [folder = '.'], options) => {
  const { host, say } = context;
  const root = folder === '.' ? host.cwd : tidyPath(join(host.cwd, folder));
  const texts = await wishes(context, options);
  const found = repositoryAt(host, root);
  const repository = found.kind === 'repository' ? found.repository : undefined;
  const place = repository ? folderIn(host, repository, root) : '';
  const up = place.replace(/[^/]+/g, '..');
  const version = typeof SOP_VERSION === 'string' ? SOP_VERSION : 'dev';
  const ci = Object.entries(ciFiles({ folder: place, version }));
  const files: Readonly<Record<string, string>> = {
    ...officeFiles(texts),
    // Whatever editor writes them: git keeps SOPs with LF. What records need comes after it and counts more.
    '.gitattributes': gitAttributes('*.yaml text eol=lf\n*.yml text eol=lf\n'),
    [`${hooksFolder}/pre-commit`]: hookText({ folder: place }),
    ...Object.fromEntries(ci.map(([name, text]) => [up === '' ? name : `${up}/${name}`, text])),
    ...schemaFiles(context),
  };
  refuseWrongOffice(files['sop.config.yaml'] ?? '');
  for (const [name, text] of Object.entries(files)) {
    const path = tidyPath(join(root, name));
    if (host.files.kind(path) !== undefined) {
      host.out.result(say({ id: `sudah ada  ${name}\n`, en: `is there   ${name}\n` }));
      continue;
    }
    host.files.makeFolder(folderOf(path));
    host.files.write(path, text, name.startsWith(hooksFolder) ? { mode: 0o755 } : {});
    host.out.result(say({ id: `dibuat     ${name}\n`, en: `made       ${name}\n` }));
  }
  if (options.hook) {
    if (!repository)
      throw found.kind === 'repository' || found.kind === 'no-repository'
        ? new UserError(noRepository)
        : gitProblem(found, root);
    enableHook(host, repository, place);
  }
  host.out.message(
    say(
      options.hook
        ? { id: 'Pengait git aktif. Berikutnya: sop new\n', en: 'The git hook is active. Next: sop new\n' }
        : {
            id: 'Pengait git: sop init --hook. Berikutnya: sop new\n',
            en: 'Git hook: sop init --hook. Next: sop new\n',
          },
    ),
  );
  return exitCodes.ok;
};

const noRepository = {
  id: '--hook: folder ini bukan repositori git. Jalankan git init lebih dahulu.',
  en: '--hook: this folder is not a git repository. Run git init first.',
};

/** What was wished for must make an office file that the program reads. @throws UserError */
function refuseWrongOffice(text: string): void {
  const [problem] = readYaml(new TextEncoder().encode(text), 'sop.config.yaml', 'kantor').diagnostics;
  if (problem) throw new UserError(problem.message);
}

async function wishes(context: Context, options: InitOptions) {
  const { host, say } = context;
  const { terminal } = host;
  if (terminal.noInput) refuseMissing(options);
  const text = async (given: string | undefined, message: string, standard: string): Promise<string> =>
    given ?? (terminal.interactive ? await askLine(context, { message, default: standard }) : standard);
  const letterhead = await text(
    options.agency,
    say({ id: 'Kop (baris dipisah titik koma)', en: 'Letterhead (lines apart by semicolons)' }),
    'INSTANSI CONTOH',
  );
  const agency = letterhead.split(';').map((line) => line.trim().toUpperCase());
  const place = await text(options.place, say({ id: 'Tempat', en: 'Place' }), 'Kota Contoh');
  const question = say({ id: 'Zona waktu', en: 'Time zone' });
  const zone =
    options.zone ??
    (terminal.interactive
      ? await choose(
          context,
          question,
          zones.map((name) => ({ name, value: name })),
        )
      : 'Asia/Jakarta');
  const isPolice = /\b(?:KEPOLISIAN|POLRI|POLDA|POLRES(?:TA|TABES)?|POLSEK)\b/.test(letterhead.toUpperCase());
  const likely: readonly (typeof initProfiles)[number][] = isPolice
    ? ['polri', 'permenpan-35-2012', 'dasar']
    : initProfiles;
  const rules = say({ id: 'Aturan lint', en: 'Rules of lint' });
  const choices = likely.map((name) => ({ name, value: name }));
  const asked = options.profile === undefined && terminal.interactive;
  const profile = asked ? await choose(context, rules, choices) : (options.profile ?? likely[0]);
  return { agency, place, zone, profile: profile ?? 'permenpan-35-2012' };
}

/** With `--no-input` nothing is guessed either. @throws UserError that names every option that is missing */
function refuseMissing(options: InitOptions): void {
  const missing = (['agency', 'place', 'zone'] as const).filter((name) => options[name] === undefined);
  if (missing.length === 0) return;
  const list = missing.map((name) => `--${name}`).join(', ');
  throw new UserError({
    id: `dengan --no-input, tulis ${list}. Contoh: sop init kantor --agency "INSTANSI CONTOH" --place "Kota Contoh" --zone Asia/Jakarta`,
    en: `with --no-input, write ${list}. Example: sop init kantor --agency "INSTANSI CONTOH" --place "Kota Contoh" --zone Asia/Jakarta`,
  });
}

function schemaFiles({ host }: Context): Readonly<Record<string, string>> {
  const names = ['sop', 'kantor', 'kalender'].map((name) => `schemas/${name}.schema.json`);
  const there = names.filter((name) => host.files.kind(join(host.home, name)) === 'file');
  return Object.fromEntries(there.map((name) => [name, host.files.readText(join(host.home, name))]));
}
