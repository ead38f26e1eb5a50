import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/program-files.ts';

const font = (name: string): Uint8Array => readFileSync(join(repository, 'templates/huruf', name));

/** The fonts that reports are drawn with. */
export const reportFonts = {
  regular: font('DejaVuSansCondensed.ttf'),
  bold: font('DejaVuSansCondensed-Bold.ttf'),
};
