import { refuseManyLines } from './attachments.ts';
import { type Judgement, judgeAttached } from './judge-attached.ts';

/** A judgement, and whether this browser could try the signatures of lines. */
export type TriedJudgement = Judgement & { readonly knowsEd25519: boolean };

type Question = readonly [publicKey: string, text: string, signature: string];

/**
 * Judges a record with signatures that are tried by the browser. The judge asks and goes on as if each were good; then the browser answers, and
 * the judge begins anew, until it asks nothing that was not answered. @throws ChosenFileProblem
 */
export async function judgeTried(lines: Uint8Array, keys: Uint8Array | undefined): Promise<TriedJudgement> {
  refuseManyLines(lines);
  const knowsEd25519 = keys === undefined || (await isGood(known));
  const answers = new Map<string, boolean>();
  for (;;) {
    const open = new Map<string, Question>();
    const judgement = judgeAttached(lines, knowsEd25519 ? keys : undefined, (...question) => {
      const name = JSON.stringify(question);
      const answer = answers.get(name);
      if (answer === undefined) open.set(name, question);
      return answer ?? true;
    });
    if (open.size === 0) return { ...judgement, hasKeys: judgement.hasKeys || !knowsEd25519, knowsEd25519 };
    for (const [name, question] of open) answers.set(name, await isGood(question));
  }
}

/** RFC 8032, 7.1, test 1: a browser that does not say yes to it does not know Ed25519. */
const known: Question = [
  '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
  '',
  '5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc+bRr0lv18FlbviRlUUFDjnoQCw==',
];

async function isGood([publicKey, text, signature]: Question): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, bytesOf(signature), new TextEncoder().encode(text));
  } catch {
    return false;
  }
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
