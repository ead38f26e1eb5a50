import type { SigningWish } from '../../workflows/signing/open-signing.ts';
import type { Context } from '../context.ts';
import { readPassphrase } from '../record/passphrase.ts';
import type { SignOptions } from './spec.ts';

/** Who shall sign how, as the options say; the passphrase is asked for when it is needed. */
export const signingWish = (context: Context, options: SignOptions): SigningWish => ({
  signer: options.signer,
  level: options.level,
  certify: options.certify === true,
  passphrase: (whose, officeFile) => readPassphrase(context, options, whose, officeFile),
});
