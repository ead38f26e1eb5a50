import { UsageError } from '../../host/errors.ts';
import { type SigningLevel, signingLevels } from '../../office/office.ts';
import { visibleLine } from '../../words/visible.ts';
import type { SigningWish } from '../../workflows/signing/open-signing.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { readPassphrase } from '../record/passphrase.ts';

/** Who shall sign how, as the options say; the passphrase is asked for when it is needed. @throws UsageError */
export const signingWish = (context: Context, options: Options): SigningWish => ({
  signer: textOption(options, 'signer'),
  level: levelOption(options),
  certify: options['certify'] === true,
  passphrase: (whose, officeFile) => readPassphrase(context, options, whose, officeFile),
});

function levelOption(options: Options): SigningLevel | undefined {
  const asked = textOption(options, 'level');
  const level = signingLevels.find((one) => one === asked?.trim().toUpperCase());
  if (asked === undefined || level) return level;
  throw new UsageError({
    id: `--level '${visibleLine(asked)}' tidak dikenal. Tulis salah satu dari: ${signingLevels.join(', ')}`,
    en: `--level '${visibleLine(asked)}' is not known. Write one of: ${signingLevels.join(', ')}`,
  });
}
