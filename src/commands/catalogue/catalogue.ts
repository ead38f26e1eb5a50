import type { Shell } from '../../terminal/completion-scripts.ts';
import { checkSpec } from '../check/spec.ts';
import { figuresSpecs } from '../figures/spec.ts';
import { lintSpecs } from '../lint/spec.ts';
import { setUpSpecs, showSpecs } from '../office/spec.ts';
import { recordSpecs } from '../record/spec.ts';
import { reportSpecs } from '../report/spec.ts';
import { runSpec } from '../run/spec.ts';
import { scheduleSpec } from '../schedule/spec.ts';
import { signSpecs } from '../sign/spec.ts';
import { type CommandSpec, type CommandWords, defineCommand, type Run } from './command-spec.ts';

const completion = {
  name: 'completion',
  alias: 'pelengkapan',
  args: [
    {
      value: ['bash', 'zsh', 'fish', 'powershell'] satisfies readonly Shell[],
      shown: { id: 'shell', en: 'shell' },
      text: { id: 'shell yang dipakai', en: 'the shell that is used' },
    },
  ],
  summary: {
    id: 'skrip pelengkap tombol Tab untuk shell',
    en: 'the script that makes Tab complete in a shell',
  },
  options: {},
  examples: [
    {
      line: 'sop completion bash >> ~/.bashrc',
      text: { id: 'pasang untuk bash', en: 'install it for bash' },
    },
    {
      line: 'sop completion fish > ~/.config/fish/completions/sop.fish',
      text: { id: 'pasang untuk fish', en: 'install it for fish' },
    },
  ],
} as const satisfies CommandWords;

export type Completion = Run<typeof completion>;

/** Every command, in the order of the help page. */
export const catalogue: readonly CommandSpec[] = [
  checkSpec,
  ...figuresSpecs,
  ...showSpecs,
  ...reportSpecs,
  ...signSpecs,
  ...lintSpecs,
  runSpec,
  ...recordSpecs,
  scheduleSpec,
  ...setUpSpecs,
  defineCommand(completion, async () => (await import('./completion.ts')).completion),
];
