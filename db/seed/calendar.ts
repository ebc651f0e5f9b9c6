import type { DayKind } from '../enums';

/** A year entered completely. `checkedOn` is the day the sources were last compared. */
export type CalendarYearSeed = { year: number; provisional: boolean; sourceNote: string; checkedOn: string };
export type CalendarDaySeed = {
  date: string;
  kind: DayKind;
  nameRu: string;
  nameKk: string;
  nameEn: string;
  provisional: boolean;
  sourceNote: string;
};

type Names = readonly [ru: string, kk: string, en: string];
type Entry = readonly [monthDay: string, kind: DayKind, names: Names, sourceNote?: string];

const newYear: Names = ['Новый год', 'Жаңа жыл', 'New Year'];
const christmas: Names = ['Православное Рождество', 'Православиелік Рождество', 'Orthodox Christmas'];
const womensDay: Names = [
  'Международный женский день',
  'Халықаралық әйелдер күні',
  'International Women’s Day',
];
const constitution: Names = ['День Конституции', 'Конституция күні', 'Constitution Day'];
const nauryz: Names = ['Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz'];
const unity: Names = [
  'Праздник единства народа Казахстана',
  'Қазақстан халқының бірлігі мерекесі',
  'Unity Day of the People of Kazakhstan',
];
const defender: Names = ['День защитника Отечества', 'Отан қорғаушы күні', 'Defender of the Fatherland Day'];
const victory: Names = ['День Победы', 'Жеңіс күні', 'Victory Day'];
const kurban: Names = ['Первый день Курбан айта', 'Құрбан айттың бірінші күні', 'First day of Kurban Ait'];
const capital: Names = ['День столицы', 'Астана күні', 'Capital City Day'];
const republic: Names = ['День Республики', 'Республика күні', 'Republic Day'];
const independence: Names = ['День Независимости', 'Тәуелсіздік күні', 'Independence Day'];

const holidaysLaw = 'Law 267-II of 13.12.2001 «On holidays», as in force in the year';
const substituteLaw = 'Law 267-II, art. 5: a holiday on a day off gives the next working day';
const labourCode = 'Labour Code, art. 84(5): a day off, not a holiday; gives no substitute day';
const movedFor2025 =
  'Labour Code, art. 85(3): Sunday 5 January 2025 worked for Friday 3 January (the signed act not seen)';

const notes: Record<DayKind, string> = {
  holiday: holidaysLaw,
  substitute: substituteLaw,
  day_off: labourCode,
  moved_off: movedFor2025,
  moved_work: movedFor2025,
};

const days = (year: number, provisional: boolean, entries: readonly Entry[]): CalendarDaySeed[] =>
  entries.map(([monthDay, kind, [nameRu, nameKk, nameEn], sourceNote]) => ({
    date: `${year}-${monthDay}`,
    kind,
    nameRu,
    nameKk,
    nameEn,
    provisional,
    sourceNote: sourceNote ?? notes[kind],
  }));

const substituteFor = ([ru, kk, en]: Names): Names => [
  `Выходной за праздник: ${ru}`,
  `Мереке үшін демалыс күні: ${kk}`,
  `Day off for the holiday: ${en}`,
];
const movedOff: Names = [
  'Выходной, перенесён с 5 января',
  '5 қаңтардан ауыстырылған демалыс күні',
  'Day off, moved from 5 January',
];
const movedWork: Names = [
  'Рабочий день вместо 3 января',
  '3 қаңтардың орнына жұмыс күні',
  'Working day in place of 3 January',
];

export const calendarYearSeed: readonly CalendarYearSeed[] = [
  {
    year: 2025,
    provisional: false,
    sourceNote: 'zakon.kz/pravo/6491038; news.mail.ru 67550849; 246 working days',
    checkedOn: '2026-11-22',
  },
  {
    year: 2026,
    provisional: false,
    sourceNote: 'inform.kz 947dd6; kazpravda.kz 19.02.2026; alau.kz 02.01.2026; 247 working days',
    checkedOn: '2026-11-22',
  },
  {
    year: 2027,
    provisional: true,
    sourceNote: 'Computed from the law; no official calendar for 2027 seen',
    checkedOn: '2026-11-22',
  },
];

/**
 * Days that differ from the plain week, and holidays on weekends (for their names). Entered, not computed:
 * moved days, substitutes behind a run of holidays and Kurban Ait follow no formula that stays right.
 */
export const calendarDaySeed: readonly CalendarDaySeed[] = [
  ...days(2025, false, [
    ['01-01', 'holiday', newYear],
    ['01-02', 'holiday', newYear],
    ['01-03', 'moved_off', movedOff],
    ['01-05', 'moved_work', movedWork],
    ['01-07', 'day_off', christmas],
    ['03-08', 'holiday', womensDay],
    ['03-10', 'substitute', substituteFor(womensDay)],
    ['03-21', 'holiday', nauryz],
    ['03-22', 'holiday', nauryz],
    ['03-23', 'holiday', nauryz],
    ['03-24', 'substitute', substituteFor(nauryz)],
    ['03-25', 'substitute', substituteFor(nauryz)],
    ['05-01', 'holiday', unity],
    ['05-07', 'holiday', defender],
    ['05-09', 'holiday', victory],
    ['06-06', 'day_off', kurban],
    ['07-06', 'holiday', capital],
    ['07-07', 'substitute', substituteFor(capital)],
    ['08-30', 'holiday', constitution],
    ['09-01', 'substitute', substituteFor(constitution)],
    ['10-25', 'holiday', republic],
    ['10-27', 'substitute', substituteFor(republic)],
    ['12-16', 'holiday', independence],
  ]),
  // 30 August stopped being a holiday in 2026, and 15 March begins in 2027: 16.03 and 31.08.2026 are worked.
  ...days(2026, false, [
    ['01-01', 'holiday', newYear],
    ['01-02', 'holiday', newYear],
    ['01-07', 'day_off', christmas],
    ['03-08', 'holiday', womensDay],
    ['03-09', 'substitute', substituteFor(womensDay)],
    ['03-21', 'holiday', nauryz],
    ['03-22', 'holiday', nauryz],
    ['03-23', 'holiday', nauryz],
    ['03-24', 'substitute', substituteFor(nauryz)],
    ['03-25', 'substitute', substituteFor(nauryz)],
    ['05-01', 'holiday', unity],
    ['05-07', 'holiday', defender],
    ['05-09', 'holiday', victory],
    ['05-11', 'substitute', substituteFor(victory)],
    ['05-27', 'day_off', kurban],
    ['07-06', 'holiday', capital],
    ['10-25', 'holiday', republic],
    ['10-26', 'substitute', substituteFor(republic)],
    ['12-16', 'holiday', independence],
  ]),
  ...days(2027, true, [
    ['01-01', 'holiday', newYear],
    ['01-02', 'holiday', newYear],
    ['01-04', 'substitute', substituteFor(newYear)],
    ['01-07', 'day_off', christmas],
    ['03-08', 'holiday', womensDay],
    [
      '03-15',
      'holiday',
      constitution,
      'Constitution Day moves to 15 March from 2027 (Ministry of Labour, taspanews.kz 18.03.2026)',
    ],
    ['03-21', 'holiday', nauryz],
    ['03-22', 'holiday', nauryz],
    ['03-23', 'holiday', nauryz],
    ['03-24', 'substitute', substituteFor(nauryz)],
    ['05-01', 'holiday', unity],
    ['05-03', 'substitute', substituteFor(unity)],
    ['05-07', 'holiday', defender],
    ['05-09', 'holiday', victory],
    ['05-10', 'substitute', substituteFor(victory)],
    ['05-16', 'day_off', kurban, 'Umm al-Qura calendar; the day is to be announced'],
    ['07-06', 'holiday', capital],
    ['10-25', 'holiday', republic],
    ['12-16', 'holiday', independence],
  ]),
];
