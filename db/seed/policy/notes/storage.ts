import type { SeedNote } from './types';

/** Sections 5 and 6. */
export const storageNotes: readonly SeedNote[] = [
  {
    anchor: 'c-5.1',
    kind: 'how',
    text: {
      ru: 'Срок назван для каждого вида данных: данные карточки — пока вы клиент, сеанс — не дольше 12 часов, подтверждения — 5 лет. «Бессрочно» в перечне нет.',
      kk: 'Деректердің әр түрі үшін мерзім көрсетілген: карточка деректері — сіз клиент болып тұрғанда, сеанс — 12 сағаттан аспайды, растайтын жазбалар — 5 жыл. Тізбеде «мерзімсіз» деген сөз жоқ.',
      en: 'Each kind of data has a term: data of the card, while you are a client; a session, at most 12 hours; proof, 5 years. “For ever” is not in the list.',
    },
    control: 'dataRegister',
  },
  {
    anchor: 'c-5.1',
    kind: 'law',
    text: {
      ru: 'Хранить бессрочно нельзя: когда цель достигнута или срок вышел, данные уничтожают (Закон № 94-V, ст. 12, п. 2; ст. 18, пп. 1–2), а согласие действует не дольше, чем нужно для цели (ст. 8, п. 5–6). Портал называет срок для каждого вида данных.',
      kk: 'Мерзімсіз сақтауға болмайды: мақсатқа жеткенде немесе мерзім біткенде деректер жойылады (№ 94-V Заң, 12-бап, 2-тармақ; 18-бап, 1–2-тармақшалар), ал келісім мақсатқа қажет мерзімнен ұзақ қолданылмайды (8-бап, 5–6-тармақтар). Портал деректердің әр түріне мерзім көрсетеді.',
      en: 'Nothing may be kept for ever: once the purpose is reached or the term is over, data are destroyed (Law No. 94-V, art. 12(2); art. 18(1)–(2)), and a consent lasts no longer than its purpose needs (art. 8(5)–(6)). The portal names a term for each kind of data.',
    },
    control: 'dataRegister',
  },
  {
    anchor: 'c-5.2',
    kind: 'how',
    text: {
      ru: 'Посмотреть данные и взять копию можно сразу. По обращению: сведения — 3 рабочих дня, исправление — 1, решение об удалении — не позднее 15 и ещё 1 на само удаление. Точный день виден до отправки.',
      kk: 'Деректерді қарауға және көшірмесін алуға бірден болады. Өтініш бойынша: мәліметтер — 3 жұмыс күні, түзету — 1, өшіру туралы шешім — 15 күннен кешіктірмей, өшірудің өзіне тағы 1 күн. Нақты күн жіберілгенге дейін көрінеді.',
      en: 'You can see your data and take a copy at once. By request: information, 3 working days; correction, 1; a decision on deletion, within 15, and 1 more for the deletion itself. You see the exact day before you send it.',
    },
    control: 'newRequest',
  },
  {
    anchor: 'c-5.2',
    kind: 'law',
    text: {
      ru: 'Уничтожать данные «без объяснения причин» нельзя: нужно основание в законе (Закон № 94-V, ст. 14, 18 и 22). Портал удаляет данные только по вашему обращению, после решения двух сотрудников, и выдаёт справку.',
      kk: 'Деректерді «себебін түсіндірмей» жоюға болмайды: заңдағы негіз керек (№ 94-V Заң, 14, 18 және 22-баптар). Портал деректерді тек сіздің өтінішіңіз бойынша, екі қызметкердің шешімінен кейін өшіреді және анықтама береді.',
      en: 'Data may not be destroyed “without giving reasons”: a ground in law is needed (Law No. 94-V, art. 14, 18 and 22). The portal deletes data only at your request, after two members of staff have decided, and issues a certificate.',
    },
    control: 'requests',
  },
  {
    anchor: 'c-5.3',
    kind: 'how',
    text: {
      ru: 'Обращение не нужно: рассылка отключается переключателем и сразу. Этот пункт портал ставит выше слова «безотзывное» из пункта 3.5.',
      kk: 'Өтініш қажет емес: хабарлама ауыстырып-қосқышпен бірден өшіріледі. Портал осы тармақты 3.5-тармақтағы «қайтарып алынбайтын» деген сөзден жоғары қояды.',
      en: 'No request is needed: a mailing is switched off with a switch, at once. The portal puts this clause above the word “irrevocable” of clause 3.5.',
    },
    control: 'services',
  },
  {
    anchor: 'c-6.1',
    kind: 'how',
    text: {
      ru: 'Можно узнать, какая редакция действовала в любой день. В записи о согласии остаётся номер редакции, которая действовала тогда.',
      kk: 'Кез келген күні қай редакция қолданыста болғанын білуге болады. Келісім туралы жазбада сол кезде қолданыста болған редакцияның нөмірі қалады.',
      en: 'You can find out which edition was in force on any day. The record of a consent keeps the number of the edition in force at the time.',
    },
    control: 'archive',
  },
  {
    anchor: 'c-6.2',
    kind: 'how',
    text: {
      ru: 'Каждая опубликованная редакция остаётся в архиве: текст, приказ, даты, контрольная сумма, файлы. Изменить или удалить её нельзя.',
      kk: 'Жарияланған әр редакция мұрағатта қалады: мәтін, бұйрық, күндер, бақылау сомасы, файлдар. Оны өзгертуге немесе жоюға болмайды.',
      en: 'Every published edition stays in the archive: text, order, dates, checksum, files. It cannot be changed or deleted.',
    },
    control: 'archive',
  },
  {
    anchor: 'c-6.2',
    kind: 'law',
    text: {
      ru: 'Новая редакция не расширяет прежних согласий: данные используют для заявленных целей, для новых нужно новое согласие (Закон № 94-V, ст. 14; ст. 15, п. 2). Если изменились цель, данные, срок или получатели, портал спрашивает заново.',
      kk: 'Жаңа редакция бұрынғы келісімдерді кеңейтпейді: деректер мәлімделген мақсаттарға пайдаланылады, жаңа мақсаттарға жаңа келісім керек (№ 94-V Заң, 14-бап; 15-бап, 2-тармақ). Мақсат, деректер, мерзім немесе алушылар өзгерсе, портал қайта сұрайды.',
      en: 'A new edition does not widen old consents: data are used for the declared purposes, and new ones need a new consent (Law No. 94-V, art. 14; art. 15(2)). If the purpose, the data, the term or the recipients change, the portal asks again.',
    },
    control: 'consents',
  },
  {
    anchor: 'c-6.3',
    kind: 'how',
    text: {
      ru: 'Если вы видите чужой сеанс, завершите его: он закроется сразу. О подозрении на утечку сообщите жалобой.',
      kk: 'Бөтен сеансты көрсеңіз, оны аяқтаңыз: ол бірден жабылады. Деректер сыртқа шығып кетті деп күдіктенсеңіз, шағым арқылы хабарлаңыз.',
      en: 'If you see a session that is not yours, end it: it closes at once. If you suspect a leak, tell us with a complaint.',
    },
    control: 'sessions',
  },
  {
    anchor: 'c-6.3',
    kind: 'law',
    text: {
      ru: 'Этот пункт не отменяет обязанностей по закону: защищать данные (Закон № 94-V, ст. 22), возмещать вред (ст. 24, п. 1, пп. 7), за 1 рабочий день сообщать о нарушении безопасности (ст. 25, п. 2, пп. 8). Ваш ответ на политику их не снимает.',
      kk: 'Бұл тармақ заңдағы міндеттерді жоймайды: деректерді қорғау (№ 94-V Заң, 22-бап), зиянды өтеу (24-бап, 1-тармақ, 7-тармақша), қауіпсіздіктің бұзылуы туралы 1 жұмыс күнінде хабарлау (25-бап, 2-тармақ, 8-тармақша). Саясатқа берген жауабыңыз оларды алып тастамайды.',
      en: 'This clause does not undo duties by law: to protect data (Law No. 94-V, art. 22), to make good the harm (art. 24(1)(7)), to report a breach within 1 working day (art. 25(2)(8)). Your answer to the policy does not lift them.',
    },
    control: 'publicRequest',
  },
  {
    anchor: 'c-6.4',
    kind: 'how',
    text: {
      ru: 'Не согласны с ответом — подайте жалобу нам, обратитесь в уполномоченный орган (Министерство искусственного интеллекта и цифрового развития) или в суд (Закон № 94-V, ст. 30). Это сказано в каждом отказе.',
      kk: 'Жауаппен келіспесеңіз, бізге шағым беріңіз, уәкілетті органға (Жасанды интеллект және цифрлық даму министрлігі) немесе сотқа жүгініңіз (№ 94-V Заң, 30-бап). Бұл әр бас тарту жауабында айтылған.',
      en: 'If you disagree with an answer, complain to us, to the authority (Ministry of Artificial Intelligence and Digital Development) or to a court (Law No. 94-V, art. 30). Every refusal says so.',
    },
    control: 'publicRequest',
  },
  {
    anchor: 'c-6.4',
    kind: 'law',
    text: {
      ru: 'Закон № 94-V — о персональных данных, а не о всякой конфиденциальной информации. В цифровой среде действует и Цифровой кодекс: при расхождении с другими законами верх за ним (ст. 2, п. 3). Портал следует обоим.',
      kk: '№ 94-V Заң кез келген құпия ақпарат туралы емес, дербес деректер туралы. Цифрлық ортада Цифрлық кодекс те қолданылады: басқа заңдармен қайшылық болса, оның нормалары басым (2-бап, 3-тармақ). Портал екеуін де сақтайды.',
      en: 'Law No. 94-V is about personal data, not about all confidential information. In the digital environment the Digital Code applies too and wins over other laws where they conflict (art. 2(3)). The portal follows both.',
    },
    control: null,
  },
];
