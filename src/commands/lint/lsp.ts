import { UsageError } from '../../host/errors.ts';
import { serve } from '../../language-server/serve.ts';
import type { Lsp } from './spec.ts';

/** `sop lsp --stdio`: findings, explanations and corrections in an editor, over the language server protocol. */
export const lsp: Lsp = async ({ host, language }, _args, options) => {
  if (!options.stdio) throw new UsageError(forEditors);
  return await serve(host, language);
};

const forEditors = {
  id: 'sop lsp dijalankan oleh editor, bukan oleh orang: di pengaturan editor tulis perintah sop lsp --stdio (lihat docs/editor.md). Untuk memeriksa berkas di terminal: sop lint',
  en: 'sop lsp is started by an editor, not by a person: in the settings of the editor write the command sop lsp --stdio (see docs/editor.md). To check files in a terminal: sop lint',
};
