import type { SavedHead } from '../record/anchors.ts';
import { attachedKeysName } from '../record/keys/attached-keys.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { visibleLine } from '../words/visible.ts';
import { attachedFile, ChosenFileProblem, largestFile, tooLarge } from './attachments.ts';
import { type ChosenFile, type Element, element, page } from './element.ts';
import { conclusion, type Finding, findings, type Tone } from './findings.ts';
import { pageWords } from './page-words.ts';
import { readPrinted } from './printed-code.ts';
import { recordFacts } from './record-facts.ts';
import { judgeTried, type TriedJudgement } from './try-signatures.ts';

/** The page in a browser: a file is chosen, a code typed, and what was found is shown. Nothing leaves the browser. */
type Shown = {
  language: keyof Bilingual;
  chosen?: { readonly name: string } & (
    | { readonly judged: TriedJudgement }
    | { readonly problem: Bilingual }
  );
  typed: string;
};

const state: Shown = { language: 'id', typed: '' };
const say = (text: Bilingual): string => text[state.language];
const words = (text: Bilingual): string => visibleLine(say(text));
const carried = readCarried();
const result = element('section', { 'aria-live': 'polite', id: 'hasil' });
const file = element('input', { type: 'file', id: 'berkas', accept: '.pdf,.jsonl' });
const code = element('input', { type: 'text', id: 'kode', autocomplete: 'off', spellcheck: 'false' });
let asked = 0;

/** What the page was given when it was made: the run of its report, with the digest of its record. */
function readCarried(): SavedHead | undefined {
  const { pelaksanaan: run, sidik: digest } = page.body.dataset;
  return run && digest ? { run, digest } : undefined;
}

async function choose(chosen: ChosenFile | undefined): Promise<void> {
  const turn = ++asked;
  delete state.chosen;
  if (!chosen) {
    showResult();
    return;
  }
  result.replaceChildren(element('p', {}, say(pageWords.working)));
  const { name } = chosen;
  const found = await judge(chosen).catch((error: unknown) => ({
    problem: error instanceof ChosenFileProblem ? error.text : pageWords.unreadable,
  }));
  // Another file was chosen meanwhile.
  if (turn !== asked) return;
  state.chosen = 'problem' in found ? { name, problem: found.problem } : { name, judged: found };
  showResult();
}

async function judge(chosen: ChosenFile): Promise<TriedJudgement> {
  if (chosen.size > largestFile) throw new ChosenFileProblem(tooLarge);
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
  if (!isPdf) return judgeTried(bytes, undefined);
  const lines = await attachedFile(bytes, 'catatan.jsonl');
  if (!lines) throw new ChosenFileProblem(pageWords.noRecord);
  return judgeTried(lines, await attachedFile(bytes, attachedKeysName));
}

function showPage(): void {
  page.title = say(pageWords.title);
  page.documentElement.setAttribute('lang', state.language);
  const languages = (['id', 'en'] as const).map((language) => {
    const button = element('button', { type: 'button', 'aria-pressed': String(state.language === language) });
    button.textContent = { id: 'Indonesia', en: 'English' }[language];
    button.addEventListener('click', () => {
      state.language = language;
      showPage();
    });
    return button;
  });
  const about = carried ? [element('p', {}, `${say(pageWords.madeFor)} ${visibleLine(carried.run)}.`)] : [];
  page.body.replaceChildren(
    element('nav', { 'aria-label': say(pageWords.language) }, ...languages),
    element('h1', {}, say(pageWords.title)),
    element('p', {}, say(pageWords.intro)),
    ...about,
    labelled(file, pageWords.file, pageWords.fileHint),
    labelled(code, pageWords.code, pageWords.codeHint),
    result,
    element(
      'section',
      { class: 'batas' },
      element('h2', {}, say(pageWords.notChecked)),
      element('ul', {}, ...pageWords.limits.map((one) => element('li', {}, say(one)))),
    ),
  );
  showResult();
}

const labelled = (input: Element, label: Bilingual, hint: Bilingual): Element =>
  element(
    'p',
    {},
    element('label', {}, element('b', {}, say(label)), input),
    element('small', {}, say(hint)),
  );

function showResult(): void {
  const { chosen, typed } = state;
  if (!chosen) result.replaceChildren();
  else {
    const name = element('p', { class: 'nama' }, visibleLine(chosen.name));
    const told = 'problem' in chosen ? [banner('bad', chosen.problem)] : toldOf(chosen.judged, typed);
    result.replaceChildren(name, ...told);
  }
}

function toldOf(judged: TriedJudgement, typed: string): readonly Element[] {
  const printed = readPrinted(typed, judged.run);
  const found = findings(judged, { printed: printed === 'unreadable' ? undefined : printed, carried });
  const { tone, text } = conclusion(found);
  const wrongCode = printed === 'unreadable' ? [banner('open', pageWords.noCode)] : [];
  return [
    banner(tone, text),
    ...wrongCode,
    element('dl', {}, ...found.flatMap(findingRow)),
    ...recordFacts(judged, say),
  ];
}

const banner = (tone: Tone, text: Bilingual): Element =>
  element('p', { class: `putusan ${tone}` }, words(text));

const marks: Readonly<Record<Tone, string>> = { good: '✓', bad: '✗', open: '–', none: '·' };

const findingRow = ({ tone, title, text }: Finding): readonly Element[] => [
  element('dt', { class: tone }, `${marks[tone]} ${words(title)}`),
  element('dd', {}, words(text)),
];

file.addEventListener('change', () => void choose(file.files?.[0]));
code.addEventListener('input', () => {
  state.typed = code.value;
  showResult();
});
showPage();
