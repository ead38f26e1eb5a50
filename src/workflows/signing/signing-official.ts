import { UserError } from '../../host/errors.ts';
import type { Signer } from '../../office/office.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';

/** The official who signs: the one of the code, else the first of the office who has a key. @throws UserError */
export function signingOfficial({ office }: Workspace, code: string | undefined): Signer {
  const able = office.signers.filter(({ key }) => key !== undefined);
  const found =
    code === undefined ? able[0] : office.signers.find((one) => one.code === code.trim().toUpperCase());
  if (found?.key) return found;
  if (found) throw new UserError(withoutKey(found.code));
  if (code === undefined) throw new UserError(nobody);
  const guess = nearest(
    code.trim().toUpperCase(),
    office.signers.map((one) => one.code),
  );
  throw new UserError({
    id: `penanda tangan '${visibleLine(code)}' tidak ada di berkas kantor.${guess ? ` Maksud Anda: ${guess}?` : ''}`,
    en: `the office file has no signer '${visibleLine(code)}'.${guess ? ` Did you mean ${guess}?` : ''}`,
  });
}

const nobody = {
  id: 'belum ada penanda tangan dengan kunci. Tulis kunci: pada penanda_tangan di sop.config.yaml; untuk mencoba: sop cert new',
  en: 'no signer has a key. Write kunci: under penanda_tangan in sop.config.yaml; to try it out: sop cert new',
};
const withoutKey = (code: string) => ({
  id: `penanda tangan ${code} belum mempunyai kunci: di sop.config.yaml. Untuk mencoba: sop cert new`,
  en: `signer ${code} has no kunci: in sop.config.yaml. To try it out: sop cert new`,
});
