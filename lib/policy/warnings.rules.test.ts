import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purposes } from '@/lib/consents/purposes.rules';
import dataMap from '@/lib/i18n/messages/ru/dataMap.json' with { type: 'json' };
import { parsePolicy } from './parse.rules';
import { type PolicyWarning, policyWarnings, vocabulary } from './warnings.rules';

const approved = readFileSync(
  new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
  'utf8',
);
const warningsOf = (text: string) => policyWarnings(parsePolicy(text).blocks, vocabulary);
const of = <K extends PolicyWarning['kind']>(text: string, kind: K) =>
  warningsOf(text).filter((one): one is Extract<PolicyWarning, { kind: K }> => one.kind === kind);
const namesOf = (text: string, kind: PolicyWarning['kind']) =>
  warningsOf(text).flatMap((one) => (one.kind === kind && 'words' in one ? [one.words] : []));
const conflicts = (text: string) => of(text, 'conflict').map((one) => one.with);

describe('the approved text', () => {
  const found = warningsOf(approved);

  it('contradicts the law in all nine ways', () => {
    expect(of(approved, 'conflict').map((one) => `${one.with} ${one.anchor}`)).toEqual([
      'byUse c-2.4',
      'byUse c-2.7',
      'openList c-3.1',
      'openList c-3.4-1',
      'compulsoryBiometrics c-3.4-1',
      'phoneBook c-3.4-1',
      'indefinite c-3.4.4',
      'byUse c-3.5',
      'irrevocable c-3.5',
      'bundledAdvertising c-3.5',
      'lostProtection c-4.1',
      'indefinite c-4.4',
      'indefinite c-5.1',
      'disclaimer c-6.3',
    ]);
  });

  it('names five data that the map does not know, and no other unknown thing', () => {
    const unknown = found.flatMap((one) => ('words' in one ? [`${one.kind}: ${one.words}`] : []));
    expect(unknown).toEqual([
      'unknownData: версия операционной системы',
      'unknownData: уникальные идентификаторы устройства',
      'unknownData: геолокации местоположения',
      'unknownData: данные GPS',
      'unknownData: биометрические данные',
    ]);
  });

  it('lacks seven compulsory parts, told last', () => {
    expect(found.slice(-7)).toEqual(
      [
        'responsiblePerson',
        'term',
        'thirdParties',
        'crossBorder',
        'publication',
        'deadlines',
        'complaint',
      ].map((part) => ({ kind: 'missingPart', part })),
    );
    expect(of(approved, 'missingPart')).toHaveLength(7);
  });

  it('has the defects of its numbering and its undefined words', () => {
    expect(of(approved, 'numbering').map((one) => one.defect.kind)).toEqual(['continued', 'repeat', 'gap']);
    expect(of(approved, 'undefinedTerm')).toHaveLength(7);
    expect(of(approved, 'unnumbered')).toEqual([]);
  });

  it('is read in order', () => {
    const places = new Map(parsePolicy(approved).blocks.map((block) => [block.anchor, block.position]));
    const at = found.flatMap((one) => ('anchor' in one ? [places.get(one.anchor) ?? 0] : []));
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });
});

describe('conflicts', () => {
  it.each([
    ['irrevocable', 'Клиент дает безусловное и безотзывное согласие.'],
    ['irrevocable', 'Согласие дается без права отзыва.'],
    ['irrevocable', 'Данное согласие не может быть отозвано.'],
    ['byUse', 'Используя Сайт, Клиент выражает свое согласие с Политикой.'],
    ['byUse', 'Продолжая работу, Клиент принимает все условия.'],
    ['byUse', 'Использование Сайта означает согласие Клиента на обработку данных.'],
    ['byUse', 'Регистрация подтверждает согласие.'],
    ['openList', 'Мы собираем персональные данные: имя, телефон и др.'],
    ['openList', 'Сбор данных: имя, телефон и иные данные Клиента.'],
    ['openList', 'Обработка данных, включая, но не ограничиваясь: имя.'],
    ['openList', 'Собираем имя, телефон и любую иную информацию.'],
    ['indefinite', 'Данные хранятся бессрочно.'],
    ['indefinite', 'Данные хранятся неограниченный срок.'],
    ['indefinite', 'После прекращения договора данные подлежат хранению.'],
    ['indefinite', 'Общество вправе сохранять данные Клиента.'],
    ['lostProtection', 'Данные не будут считаться персональными, если они известны.'],
    ['lostProtection', 'Опубликованные данные утрачивают правовую защиту.'],
    ['bundledAdvertising', 'Клиент дает согласие на обработку для оказания услуг и для рекламы.'],
    ['bundledAdvertising', 'По договору Клиент согласен получать сведения об акциях.'],
    ['disclaimer', 'Общество не несёт ответственности за взлом.'],
    ['disclaimer', 'Общество не несет никакой ответственности за сбои.'],
    ['disclaimer', 'Клиент освобождает Общество от любой ответственности.'],
    ['phoneBook', 'Приложение получает доступ к контактам телефонной книги.'],
    ['compulsoryBiometrics', 'Для идентификации собираются биометрические данные.'],
  ])('%s: %s', (conflict, sentence) => {
    expect(conflicts(`1. А\n\n1.1. ${sentence}\n`)).toEqual([conflict]);
  });

  it.each([
    'Согласие не является безотзывным.',
    'Согласие может быть отозвано в любое время.',
    'Использование Сайта не означает согласия на обработку данных.',
    'Используя Сайт, Клиент выбирает язык.',
    'При регистрации Клиент выражает согласие отдельной отметкой.',
    'В случае несогласия использование Сайта прекращается.',
    'Клиент управляет данными: исправляет, удаляет и иное.',
    'Сбор данных ведется по закрытому перечню; имя, телефон и другие данные вне его не нужны.',
    'Запрос рассматривают суды и другие органы.',
    'Данные не хранятся бессрочно.',
    'После прекращения договора данные хранятся 5 лет.',
    'После прекращения договора данные уничтожаются и не хранятся.',
    'Общество вправе сохранять данные в течение срока, установленного законом.',
    'Данные не утрачивают защиты.',
    'Для рекламы нужно отдельное согласие; услуги от него не зависят.',
    'Клиент вправе отказаться от рекламы и сохранить согласие на оказание услуг.',
    'Акционерное общество оказывает услуги с согласия Клиента.',
    'Клиент не несет ответственности за сбои.',
    'Общество несет ответственность за сбои.',
    'Это не освобождает Общество от ответственности.',
    'Приложение не запрашивает контакты телефонной книги.',
    'Биометрические данные не собираются.',
    'Биометрические данные собираются по желанию Клиента.',
  ])('none: %s', (sentence) => {
    expect(conflicts(`1. А\n\n1.1. ${sentence}\n`)).toEqual([]);
  });

  it('read an item with its lead-in', () => {
    const list = '\n\n1) контакты телефонной книги;\n2) биометрические данные.\n';
    expect(conflicts(`1. А\n\n1.1. Общество не собирает:${list}`)).toEqual([]);
    expect(conflicts(`1. А\n\n1.1. Общество собирает:${list}`)).toEqual([
      'phoneBook',
      'compulsoryBiometrics',
    ]);
    expect(conflicts(`1. А\n\n1.1. Общество не собирает.\n\n1.2. Другое:${list}`)).toEqual(['phoneBook']);
  });

  it('are told once for a clause', () => {
    expect(conflicts('1.1. Бессрочно. Бессрочно.\n1.2. Бессрочно.\n')).toEqual(['indefinite', 'indefinite']);
  });
});

describe('unknown names', () => {
  it.each([
    ['1.1. Мы собираем данные: имя, рост, вес.', ['рост', 'вес']],
    ['1.1. Перечень персональных данных: ФИО; ИИН; группа крови.', ['группа крови']],
    ['1.1. Данные, такие как имя, рост и др.', ['рост']],
    ['1.1. Следующие сведения: имя (фамилия, рост), возраст.', ['возраст']],
    ['1.1. Собирает следующие данные:\n1) имя;\n2) рост.\n', ['рост']],
    ['1.1. Собирает следующие данные:\n1) для связи: телефон, рост;\n', ['рост']],
    ['1.1. Собирает следующие данные:\n1.1.1. имя;\n1.1.2. рост.\n', ['рост']],
    ['1.1. Мы собираем данные: рост.\n1.2. Мы собираем данные: Рост.', ['рост']],
    ['1.1. Мы собираем данные: контакты телефонной книги.', ['контакты телефонной книги']],
    ['1.1. Мы собираем данные: номера банковских карт.', ['номера банковских карт']],
    ['1.1. Мы не собираем следующие данные: рост, вес.', []],
    ['1.1. Собираем данные: имя, телефон и другие в целях оказания услуг, связи.', []],
    ['1.1. Мы собираем данные с осторожностью, рост не нужен.', []],
    ['1.1. Общество обрабатывает данные в целях:\n1) оказание услуг;\n', []],
  ])('of data: %j', (text, words) => {
    expect(namesOf(text, 'unknownData')).toEqual(words);
  });

  it.each([
    [
      '1.1. Данные нужны в целях:\n1) оказание услуг;\n2) оценка платежеспособности;\n',
      ['оценка платежеспособности'],
    ],
    ['1.1. Данные нужны в следующих целях:\n1.1.1. научный опыт.\n', ['научный опыт']],
    ['1.1. Данные нужны в целях опыта.\n1) научный опыт;\n', []],
  ])('of purposes: %j', (text, words) => {
    expect(namesOf(text, 'unknownPurpose')).toEqual(words);
  });

  it.each([
    ['1.1. Общество передаёт данные банкам и рекламным партнёрам.', ['банкам', 'рекламным партнёрам']],
    ['1.1. Данные передаются третьим лицам.', ['третьим лицам']],
    ['1.1. Данные третьим лицам не передаются.', []],
    ['1.1. Не передавать третьим лицам без согласия.', []],
    ['1.1. Данные передаются государственным организациям и судам.', []],
    ['1.1. Данные передаются Обществу с согласия Клиента.', []],
    ['1.1. Банкам известен порядок.', []],
  ])('of recipients: %j', (text, words) => {
    expect(namesOf(text, 'unknownRecipient')).toEqual(words);
  });

  it('are few: the vocabulary knows what the registries say', () => {
    const fields: Record<string, string> = dataMap.fields;
    const asked = [...new Set(purposes.flatMap((purpose) => purpose.data))].map((field) => fields[field]);
    const text = `1.1. Собирает следующие данные: ${asked.join('; ').replaceAll(':', '')}.`;
    expect(namesOf(text, 'unknownData')).toEqual([]);
    const aims = Object.values(dataMap.purposes).join(';\n1) ');
    expect(namesOf(`1.1. Данные нужны в целях:\n1) ${aims}.\n`, 'unknownPurpose')).toEqual([]);
  });

  it('depend on the given vocabulary', () => {
    const blocks = parsePolicy('1.1. Собирает следующие данные: имя, рост.').blocks;
    const found = policyWarnings(blocks, { purposes: [], data: [['рост']], recipients: [] });
    expect(found.flatMap((one) => ('words' in one ? [one.words] : []))).toEqual(['имя']);
  });
});

describe('compulsory parts', () => {
  const said: Record<string, string> = {
    operatorName: 'Оператор – ТОО «Пример».',
    bin: 'БИН: 180940010420.',
    responsiblePerson: 'Назначено лицо, ответственное за организацию обработки данных.',
    term: 'Срок действия согласия – один год.',
    thirdParties: 'Данные не передаются третьим лицам.',
    crossBorder: 'Трансграничная передача не ведется.',
    publication: 'Данные не размещаются в общедоступных источниках.',
    dataList: 'Мы собираем данные: имя.',
    deadlines: 'Ответ дается за 3 рабочих дня.',
    complaint: 'Отказ можно обжаловать в суде.',
  };
  const missing = (text: string) => of(text, 'missingPart').map((one) => one.part);
  const whole = Object.values(said).join(' ');

  it('are all missing in an empty text, and none in a whole one', () => {
    expect([...missing('')].sort()).toEqual(Object.keys(said).sort());
    expect(missing(`1.1. ${whole}`)).toEqual([]);
  });

  it.each(Object.keys(said))('%s is told when it alone is missing', (part) => {
    expect(missing(`1.1. ${whole.replace(said[part] ?? '', '')}`)).toEqual([part]);
  });

  it.each([
    ['responsiblePerson', 'Общество не несет ответственности за обработку.'],
    ['thirdParties', 'Общество обязуется не передавать третьим лицам сведения без согласия.'],
    ['publication', 'Общество публикует Политику на Сайте.'],
    ['bin', 'БИН 1809400104200.'],
    ['deadlines', 'Ответ дается в рабочее время.'],
    ['dataList', 'Мы не собираем следующие данные: рост.'],
    ['operatorName', 'По закону «О защите данных».'],
  ])('%s is not there in «%s»', (part, sentence) => {
    expect(missing(`1.1. ${sentence}`)).toContain(part);
  });
});

describe('numbers', () => {
  it('are missed when no clause has one', () => {
    expect(of('Просто слова.', 'unnumbered')).toHaveLength(1);
    expect(of('1. Глава\n\nСлова.', 'unnumbered')).toHaveLength(1);
    expect(of('1.1. Слова.', 'unnumbered')).toHaveLength(0);
    expect(warningsOf('Слова.')[0]).toEqual({ kind: 'unnumbered' });
  });
});

describe('any text', () => {
  const bit = fc.oneof(
    fc.constantFrom('1.', '- 1.1.', '1.1.', '1)', '\n', '\n\n', ': ', '. ', 'собираем данные: ', 'в целях:'),
    fc.constantFrom('бессрочно', 'на Сайте', 'биометрии', 'передаются банкам', '**А** – ', '(', ','),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );

  it('has the same warnings twice, each once, missing parts last', () => {
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 40 }), (bits) => {
        const text = bits.join('');
        const found = warningsOf(text);
        expect(warningsOf(text)).toEqual(found);
        expect(new Set(found.map((one) => JSON.stringify(one))).size).toBe(found.length);
        const kinds = found.map((one) => one.kind === 'missingPart');
        expect(kinds.lastIndexOf(false)).toBeLessThan(kinds.includes(true) ? kinds.indexOf(true) : Infinity);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a megabyte', () => {
  const size = 1_000_000;
  const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

  it.each([
    ['of the policy', approved],
    ['of spaces', ' '],
    ['of sentences', 'А. '],
    ['of open sentences', '. '],
    ['of uses without consent', 'используя '],
    ['of meanings', 'использование означает '],
    ['of data', 'собирает данные '],
    ['of lists', 'собирает данные: рост, '],
    [
      'of different data',
      ['собирает данные: ', ...Array.from({ length: 60_000 }, (_, at) => `вес${at},`)].join(''),
    ],
    ['of items', '\n1) рост;'],
    ['of leads', '\n1.1. собирает следующие данные:\n1) рост, вес;'],
    ['of brackets', '('],
    ['of recipients', 'передаются банкам '],
    ['of denials', 'не '],
    ['of advertising', 'реклама согласие услуг '],
    ['of ends', 'прекращение хранение данных '],
    ['of long adjectives', 'ым '],
  ])(
    '%s takes seconds at the most',
    (_, piece) => {
      const { blocks } = parsePolicy(`1. А\n1.1. собирает следующие данные: ${fill(piece)}`);
      const started = performance.now();
      policyWarnings(blocks, vocabulary);
      // A quadratic step would need hours here; a slow machine needs seconds.
      expect(performance.now() - started).toBeLessThan(15_000);
    },
    60_000,
  );
});
