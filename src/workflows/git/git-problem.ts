import { UserError } from '../../host/errors.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { GitAnswer } from './run-git.ts';

/** What to tell of git that gave no answer, and what to do. @param folder where it was asked */
export function gitProblem(answer: Exclude<GitAnswer, { kind: 'answer' }>, folder: string): UserError {
  const shown = visibleLine(folder);
  if (answer.kind === 'no-git') return new UserError(noGit);
  if (answer.kind === 'no-repository') return new UserError(noRepository(shown));
  const said = answer.kind === 'failed' ? answer.error : '';
  if (/dubious ownership/.test(said)) return new UserError(foreign(shown));
  if (/must be run in a work tree/.test(said)) return new UserError(bare(shown));
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.find((line) => /^(?:fatal|error):/.test(line)) ?? lines[0] ?? '';
  return new UserError(failed(shown, visibleLine(fatal.replace(/^(?:fatal|error): /, '')).slice(0, 300)));
}

const noGit: Bilingual = {
  id: 'git tidak terpasang; pilihan ini memerlukannya.',
  en: 'git is not installed; this option needs it.',
};

const noRepository = (folder: string): Bilingual => ({
  id: `'${folder}' tidak berada dalam repositori git. Jalankan git init, atau sebut berkasnya.`,
  en: `'${folder}' is not in a git repository. Run git init, or name the files.`,
});

const foreign = (folder: string): Bilingual => ({
  id: `git menolak repositori '${folder}' karena pemiliknya orang lain. Bila Anda mempercayainya: git config --global --add safe.directory '${folder}'`,
  en: `git refuses the repository '${folder}' because somebody else owns it. If you trust it: git config --global --add safe.directory '${folder}'`,
});

const bare = (folder: string): Bilingual => ({
  id: `repositori git di '${folder}' tidak mempunyai folder kerja. Jalankan di folder kerjanya (git worktree list).`,
  en: `the git repository at '${folder}' has no working folder. Run this in its working folder (git worktree list).`,
});

const failed = (folder: string, said: string): Bilingual => ({
  id: `git tidak dapat menjawab di '${folder}'${said ? `: ${said}` : ''}. Tidak ada yang diperiksa; perbaiki dahulu repositorinya.`,
  en: `git cannot answer in '${folder}'${said ? `: ${said}` : ''}. Nothing was checked; mend the repository first.`,
});
