import { findDefects, type PolicyDefect } from './defects.rules';
import { isFormOf, type TermBlock, undefinedTerms, wordsOf } from './terms.rules';

/** What a policy may not say, whatever its reader agrees to. */
type Conflict =
  | ('irrevocable' | 'byUse' | 'openList' | 'indefinite' | 'lostProtection' | 'bundledAdvertising')
  | ('disclaimer' | 'phoneBook' | 'compulsoryBiometrics');

/** What it must say somewhere: Law 94-V, 8(4) and 25(2)(10), with the deadlines and the way to complain. */
type Part =
  | ('operatorName' | 'bin' | 'responsiblePerson' | 'term' | 'thirdParties' | 'crossBorder' | 'publication')
  | ('dataList' | 'deadlines' | 'complaint');

type Unknown = 'unknownPurpose' | 'unknownData' | 'unknownRecipient';

/** Something the author of an edition should look at; `words` as written. A warning forbids nothing. */
export type PolicyWarning =
  | { kind: 'numbering'; defect: PolicyDefect }
  | { kind: 'unnumbered' }
  | { kind: 'undefinedTerm'; word: string; anchors: string[] }
  | { kind: Unknown; words: string; anchor: string }
  | { kind: 'missingPart'; part: Part }
  | { kind: 'conflict'; with: Conflict; anchor: string };

/** Known things, each by any of its names. A name is stems that all occur, in any form and order. */
export type WarningVocabulary = Record<'purposes' | 'data' | 'recipients', readonly string[][]>;

const things = (list: string) => list.split('; ').map((thing) => thing.split(', '));

/** The registry of purposes, the data map, and those to whom the law itself makes one answer. */
export const vocabulary: WarningVocabulary = {
  purposes: things(
    'идентификаци; услуг, договор; персонализаци; связь, связ; запрос, обращени; предложени, реклам, рассылк; ' +
      'защит, защищать, безопасност; подтверждени, подтверждать, доказательств; настройк; статистик',
  ),
  data: things(
    'имя, имен, фио; фамили; отчеств; наименовани; компани; должност; вид клиент; бин; иин; год рождени, ' +
      'дат рождени; телефон; электронн почт, email, e-mail; iban, иик, банковск счет, банковск реквизит; ' +
      'ip, ip-адрес; язык; cookie, cookies; браузер, сведени устройств; вход, визит, сеанс; код; обращени; ' +
      'ответ; решени; согласи; истори изменени; журнал; копи данн; письм, писем; справк; учетн запис',
  ),
  recipients: things('государственн; суд; уполномоченн'),
};

const denied =
  /(?<!\p{L})не (?:собира|запрашива|получа|обрабатыва|требу[ею]тся|обраща|име|нуж|использу|хран)/u;
const optional = new RegExp(`${denied.source}|желани|добровольн|необязательн`, 'u');
const byUsing =
  /(?:используя|пользуясь|посещая|загружая|устанавливая|продолжая|осуществляя|передавая).{0,300}?(?:(?:выража|да|принима)ет .{0,80}(?:согласи|услови)|соглашается)/u;
const useMeans =
  /(?:использова|пользова|посещен|передач|загрузк|установк|регистрац).{0,200}?(?:означа|подтвержда|является|счита|призна).{0,60}соглас/u;
const openEnd =
  /(?<!\p{L})и (?:др|иное|прочее|другие|иные|прочие)(?=\s?[.,;)]|$| данны| сведени)|(?<!\p{L})и т\. ?[пд]\.|люб\p{L}{2,3} ин\p{L}{2,3} (?:информаци|данны|сведени)|не ограничива|включая без ограничени/u;
const unprotected =
  /не буд[еу]т (?:расценива|счита|признава)\p{L}{1,5} .{0,100}(?:персональн|конфиденциальн|тайн)|(?<!не )утрачива\p{L}{1,4} .{0,40}защит/u;
const ended = /(?:прекращени|окончани)\p{L}{1,2} .{0,60}(?:отношени|договор)|вправе (?:сохран|хран)/u;
const term = /срок|(?<!\p{L})(?:лет|год|года|дней|дня)(?!\p{L})|уничтож|удал/u;
const freed = /(?<!не )(?:снима\p{L}{1,4} с себя|освобожда.{1,60} от) (?:\p{L}{1,20} )?ответственност/u;
const advertising = /реклам|специальн\p{L}{1,3} предложени|(?<!\p{L})акци(?:и|й|ях|ям)(?!\p{L})/u;

/** What says it in a sentence in small letters, what takes it back, and what must be said with it. */
const conflicts: readonly [Conflict, RegExp, RegExp | null, ...RegExp[]][] = [
  ['irrevocable', /безотзывн|без права отзыва|не мо[жг]\p{L}{2} быть отозван/u, /не (?:явля|требу|быва)/u],
  ['byUse', byUsing, /не (?:выража|да|принима|соглаша)|отдельн/u],
  ['byUse', useMeans, /не (?:означа|явля|счита|подтвержда|призна)/u],
  ['openList', openEnd, /не (?:собира|обрабатыва)|закрыт/u, /собира|сбор|обраб/u, /данны|сведени|информаци/u],
  ['indefinite', /бессрочн|неограниченн\p{L}{1,3} срок/u, /не (?:хран|допуск|примен|быва|бессрочн|мо[гж])/u],
  ['indefinite', ended, term, /хран/u, /данны|информаци/u],
  ['lostProtection', unprotected, null],
  ['bundledAdvertising', advertising, /отдельн|(?<!\p{L})от(?:каз|озва|зыв)/u, /соглас/u, /услуг|договор/u],
  ['disclaimer', /(?<!клиент )не несет (?:\p{L}{1,20} ){0,2}ответственност/u, null],
  ['disclaimer', freed, null],
  ['phoneBook', /(?:телефонн|адресн)\p{L}{1,3} книг|списк\p{L}{1,3} контактов/u, denied],
  ['compulsoryBiometrics', /биометри/u, optional, /собира|сбор|обраб|получ|доступ|идентиф|предостав/u],
];

/** The compulsory parts, in the order of the law; a part is there when any sentence says it. */
const parts: readonly [Part, RegExp][] = [
  ['operatorName', /(?<!\p{L})(?:тоо|ао|ип|ограниченной ответственностью|акционерное общество) ?[«"“]/u],
  ['bin', /(?:бин|иин)[^0-9]{0,12}[0-9]{12}(?![0-9])/u],
  ['responsiblePerson', /ответственн(?:ое|ого|ому|ым|ом) (?:лиц|за о)|лиц\p{L}{1,2}, ответственн/u],
  ['term', /срок\p{L}{0,2} (?:действия )?согласия|согласи\p{L} (?:действует|дается),? (?:до |на срок|пока)/u],
  ['thirdParties', /переда(?:[ею]т|ем|ч)\p{L}{0,3} .{0,100}третьим лиц|третьим лицам .{0,60}переда[еюч]/u],
  ['crossBorder', /трансгранич|за пределы (?:республики казахстан|казахстана|рк)/u],
  ['publication', /(?:общедоступн|открыт)\p{L}{1,3} источник|публикаци\p{L}{1,2} (?:персональных )?данн/u],
  ['deadlines', /рабоч\p{L}{2,3} д(?:ень|ня|ней)(?!\p{L})/u],
  ['complaint', /обжалова|жалоб|пожалова/u],
];

/** A sentence, also in small letters, and the words before the colon that the list it stands in hangs on. */
type Said = { anchor: string; text: string; small: string; lead: string };

const inSmall = (text: string) =>
  text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');

function sentencesOf(blocks: readonly TermBlock[]): Said[] {
  const leads: string[] = [];
  return blocks.flatMap(({ anchor, kind, level, text }) => {
    const isListed = kind === 'item' || kind === 'clause';
    const lead = isListed ? (leads[level - 1] ?? '') : '';
    leads.length = Math.min(leads.length, level);
    const sentences = text.split(/(?<=[.!?…])\s+(?=[«"(]?\p{Lu})/u);
    const last = sentences.at(-1)?.trim() ?? '';
    if (isListed && last.endsWith(':')) leads[level] = inSmall(last.slice(-300));
    // No sentence is longer than that: cutting bounds the time of a hostile one.
    const pieces = sentences.flatMap((one) => one.match(/[\s\S]{1,4000}/gu) ?? []);
    return pieces.map((one, at) => ({ anchor, text: one, small: inSmall(one), lead: at === 0 ? lead : '' }));
  });
}

const endsInPurposes = /цел\p{L}{1,3}:$/u;
const dataLead =
  /(?:собира|обрабатыва)\p{L}{1,4} [^:.]{0,80}(?:данны|сведени|информаци)[^:.]{0,60}:|(?:данны|сведени)\p{L}{1,2},? таки\p{L}{1,2} как:?|следующи\p{L}{1,2} (?:персональны\p{L} )?(?:данны|сведени)[^:.]{0,60}:|перечень (?:персональных )?данных[^:.]{0,40}:/iu;

/** What follows «собирает следующие данные:» and the like, or null where no data are listed. */
function listIn(text: string): string | null {
  const [before] = dataLead.exec(text) ?? [];
  if (before === undefined) return null;
  const end = text.indexOf(before) + before.length;
  const lead = inSmall(text.slice(0, end));
  return denied.test(lead) || endsInPurposes.test(lead) ? null : text.slice(end);
}

const membersOf = (list: string) =>
  (list.split(/ в целях |,? (?:а также )?люб\p{L}{2} ин/u, 1)[0] ?? '')
    .replace(/\([^()]{0,300}\)/g, '')
    .split(/[,;]/)
    .map((one) => one.replace(/(?:^|\s)и (?:др|иное|прочее|другие|иные|прочие)(?!\p{L}).*|\.$/u, '').trim())
    .filter((one) => one !== '' && one.length <= 100);

const recipient =
  /(?<!\p{L})(?:\p{L}{1,30}[ыи]м\s)?(?:партн[её]р|банк|компани|лиц|организаци|подрядчик|контрагент|агент|провайдер)(?:ам|ям)(?!\p{L})/giu;

function isKnown(words: string, known: readonly string[][]): boolean {
  const folded = wordsOf(words).map((word) => word.folded);
  const occurs = (stem: string) => folded.some((word) => isFormOf(stem, word));
  return known.some((names) => names.some((name) => name.split(' ').every(occurs)));
}

/** What a sentence names that the registries do not know. */
function unknownIn({ text, small, lead }: Said, known: WarningVocabulary): [Unknown, string][] {
  const list = listIn(text) ?? (listIn(lead) === null ? '' : text.slice(text.indexOf(':') + 1));
  const gives = /(?<!не )переда(?:ет|ем|ют|ется|ются)(?!\p{L})/u.test(small);
  const named: [Unknown, string[], readonly string[][]][] = [
    ['unknownData', membersOf(list), known.data],
    ['unknownPurpose', endsInPurposes.test(lead) ? [text.trim().replace(/[.;]$/, '')] : [], known.purposes],
    ['unknownRecipient', gives ? (text.match(recipient) ?? []) : [], known.recipients],
  ];
  return named.flatMap(([kind, words, things]) =>
    words.filter((one) => !isKnown(one, things)).map((one): [Unknown, string] => [kind, one]),
  );
}

/** The contradictions of a sentence with the law; what a list says is read with its lead-in. */
function conflictsIn({ small, lead }: Said): Conflict[] {
  const whole = `${lead} ${small}`;
  return conflicts
    .filter(([, says, unless]) => says.test(small) && !unless?.test(whole))
    .filter(([, , , ...also]) => also.every((one) => one.test(whole)))
    .map(([conflict]) => conflict);
}

function anchorOf(warning: PolicyWarning): string | undefined {
  const where = warning.kind === 'numbering' ? warning.defect : warning;
  return 'anchors' in where ? where.anchors[0] : 'anchor' in where ? where.anchor : undefined;
}

/**
 * What the author of an edition should look at, in the order of reading; missing parts last. The words of the
 * text decide, so a warning can be wrong, and no warning is no approval. Time grows with the length.
 */
export function policyWarnings(
  blocks: readonly (TermBlock & { number: string | null })[],
  known: WarningVocabulary,
): PolicyWarning[] {
  const places = new Map(blocks.map(({ anchor }, at) => [anchor, at]));
  const said = sentencesOf(blocks);
  const found: PolicyWarning[] = [
    ...(blocks.some(({ kind }) => kind === 'clause') ? [] : [{ kind: 'unnumbered' as const }]),
    ...findDefects(blocks).map((defect) => ({ kind: 'numbering' as const, defect })),
    ...undefinedTerms(blocks).map(({ word, anchors }) => ({ kind: 'undefinedTerm' as const, word, anchors })),
    ...said.flatMap((one): PolicyWarning[] => [
      ...conflictsIn(one).map((name) => ({ kind: 'conflict' as const, with: name, anchor: one.anchor })),
      ...unknownIn(one, known).map(([kind, words]) => ({ kind, words, anchor: one.anchor })),
    ]),
  ];
  const placeOf = (warning: PolicyWarning) => places.get(anchorOf(warning) ?? '') ?? -1;
  // One conflict is told once for a clause, an unknown name once for the text.
  const keyOf = (one: PolicyWarning) => JSON.stringify('words' in one ? [one.kind, inSmall(one.words)] : one);
  const met = new Set<string>();
  const once = found.filter((one) => met.size < met.add(keyOf(one)).size);
  const isSaid = ([, part]: (typeof parts)[number]) => said.some(({ small }) => part.test(small));
  const missing = parts.filter((part) => !isSaid(part)).map(([part]) => part);
  if (!said.some(({ text }) => listIn(text) !== null)) missing.push('dataList');
  return [
    ...once.sort((a, b) => placeOf(a) - placeOf(b)),
    ...missing.map((part) => ({ kind: 'missingPart' as const, part })),
  ];
}
