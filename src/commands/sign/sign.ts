import { exitCodes } from '../../host/exit-codes.ts';
import { join } from '../../host/paths.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { signFile } from '../../workflows/signing/sign-file.ts';
import { printJson } from '../json.ts';
import { openAndTell } from '../judged.ts';
import { checkWith, signatureWords, tellDoubts } from '../report/tell-file.ts';
import { signingWish } from './signing-wish.ts';
import type { Sign } from './spec.ts';

/** `sop sign FILE.pdf`: adds a signature to a PDF made by this program; those that it has stay as they are. */
export const sign: Sign = async (context, [name], options) => {
  const { host, say } = context;
  const path = join(host.cwd, name);
  const target = join(host.cwd, options.output ?? name);
  const reason = options.reason ?? 'Mengesahkan laporan';
  const signing = signingWish(context, options);
  const workspace = openWorkspace(host);
  const { sha256, signature } = await signFile(host, workspace, {
    path,
    target,
    replace: options.replace === true,
    reason,
    signing,
    judge: (place) =>
      openAndTell(context, workspace, place, { reason: options.despiteDamage, deed: 'signature' }),
  });
  const { code, holder, level, doubts } = signature;
  tellDoubts(context, signature);
  if (options.json)
    printJson(host, {
      berkas: target,
      penanda_tangan: code,
      sertifikat: holder,
      tingkat: level,
      sha256,
      peringatan: doubts,
    });
  else
    host.out.result(
      visible(
        `✓ ${say(signatureWords(signature))}: ${visibleLine(target)}\n  ${say(checkWith(host, target))}. ${say(uncertified)}\n`,
      ),
    );
  return exitCodes.ok;
};

const uncertified = {
  id: 'Tanda tangan elektronik tidak tersertifikasi (PP 71/2019), kecuali sertifikatnya dari PSrE Indonesia.',
  en: 'Not a certified electronic signature (PP 71/2019) unless the certificate is from an Indonesian PSrE.',
};
