import type { SeedNote } from './types';

/** The second 3.4 with its items, and 3.5. */
export const obligationNotes: readonly SeedNote[] = [
  {
    anchor: 'c-3.4-2',
    kind: 'how',
    text: {
      ru: 'Проверить эти обещания можно по журналу: в нём действия с вашими данными — ваши, сотрудников и портала. Изменить или удалить запись нельзя.',
      kk: 'Бұл уәделерді журнал арқылы тексеруге болады: онда деректеріңізге қатысты сіздің, қызметкерлердің және порталдың әрекеттері жазылған. Жазбаны өзгертуге немесе өшіруге болмайды.',
      en: 'You can check these promises in the journal: what you, staff and the portal did with your data. A record cannot be changed or deleted.',
    },
    control: 'activity',
  },
  {
    anchor: 'c-3.4.1',
    kind: 'how',
    text: {
      ru: 'Когда сотрудник открывает ваше обращение, в журнале остаётся запись: когда, в какой роли, что сделано.',
      kk: 'Қызметкер өтінішіңізді ашқанда журналда жазба қалады: қашан, қандай рөлде, не істелді.',
      en: 'When a member of staff opens your request, a record stays in the journal: when, in which role, what was done.',
    },
    control: 'activity',
  },
  {
    anchor: 'c-3.4.2',
    kind: 'how',
    text: {
      ru: 'Ни одна цель на портале не предусматривает передачи третьим лицам, передачи за пределы Казахстана или публикации. Это сказано в полном тексте каждого согласия.',
      kk: 'Порталдағы ешбір мақсат деректерді үшінші тұлғаларға беруді, Қазақстаннан тыс жерге беруді немесе жариялауды көздемейді. Бұл әр келісімнің толық мәтінінде айтылған.',
      en: 'No purpose on the portal provides for transfer to third parties, transfer out of Kazakhstan or publication. The full text of each consent says so.',
    },
    control: 'consents',
  },
  {
    anchor: 'c-3.4.3',
    kind: 'how',
    text: {
      ru: 'Всё, что вы пишете в обращении, хранится зашифрованным. О своих партнёрах и других людях пишите только необходимое.',
      kk: 'Өтініште жазғаныңыздың бәрі шифрланған күйде сақталады. Серіктестеріңіз бен басқа адамдар туралы тек қажеттісін жазыңыз.',
      en: 'All that you write in a request is stored encrypted. Of your partners and of other people write only what is needed.',
    },
    control: 'newRequest',
  },
  {
    anchor: 'c-3.4.4',
    kind: 'how',
    text: {
      ru: 'Прежде чем просить об удалении, вы видите план: какие данные удалятся, какие и по какой норме останутся и до какого дня.',
      kk: 'Өшіруді сұрамас бұрын жоспарды көресіз: қандай деректер өшіріледі, қайсысы және қандай норма бойынша, қай күнге дейін қалады.',
      en: 'Before you ask for deletion you see the plan: which data will go, which stay, by what norm and until which day.',
    },
    control: 'newRequest',
  },
  {
    anchor: 'c-3.4.4',
    kind: 'law',
    text: {
      ru: 'Когда отношения прекращены, данные уничтожают (Закон № 94-V, ст. 18, пп. 2). Если закон велит их хранить, доступ ограничивают и обработку приостанавливают (Цифровой кодекс, ст. 41, п. 3). «На случай аудита» портал данных не оставляет.',
      kk: 'Қатынастар тоқтатылғанда деректер жойылады (№ 94-V Заң, 18-бап, 2-тармақша). Заң оларды сақтауды талап етсе, қолжетімділік шектеліп, өңдеу тоқтатыла тұрады (Цифрлық кодекс, 41-бап, 3-тармақ). Портал деректерді «аудит бола қалса» деп қалдырмайды.',
      en: 'When the relationship ends, data are destroyed (Law No. 94-V, art. 18(2)). If a law orders them kept, access is restricted and processing suspended (Digital Code, art. 41(3)). The portal keeps no data “in case of an audit”.',
    },
    control: 'dataRegister',
  },
  {
    anchor: 'c-3.5',
    kind: 'how',
    text: {
      ru: 'Рассылки и персональные услуги отключаются сразу. Пока договор исполняется, согласие по нему кнопкой не отозвать (Закон № 94-V, ст. 8, п. 2): подайте обращение. После удаления придёт письмо со ссылкой на справку.',
      kk: 'Хабарламалар мен жеке қызметтер бірден өшіріледі. Шарт орындалып жатқанда ол бойынша келісім батырмамен кері қайтарып алынбайды (№ 94-V Заң, 8-бап, 2-тармақ): өтініш беріңіз. Өшірілгеннен кейін анықтамаға сілтемесі бар хат келеді.',
      en: 'Mailings and personalised services are switched off at once. While a contract is performed, its consent has no button to withdraw it (Law No. 94-V, art. 8(2)): make a request. After a deletion a letter comes with a link to the certificate.',
    },
    control: 'newRequest',
  },
  {
    anchor: 'c-3.5',
    kind: 'law',
    text: {
      ru: 'Согласие можно отозвать (Закон № 94-V, ст. 8, п. 7; ст. 24, п. 1, пп. 5): «безотзывного» нет. Передать данные — ещё не согласиться (ст. 8, п. 1), а на рекламу нужно отдельное согласие (ст. 7, п. 8). Портал спрашивает о каждой цели отдельно.',
      kk: 'Келісімді кері қайтарып алуға болады (№ 94-V Заң, 8-бап, 7-тармақ; 24-бап, 1-тармақ, 5-тармақша): «қайтарып алынбайтын» келісім жоқ. Деректерді беру — келісім емес (8-бап, 1-тармақ), жарнамаға бөлек келісім керек (7-бап, 8-тармақ). Портал әр мақсат туралы бөлек сұрайды.',
      en: 'Consent can be withdrawn (Law No. 94-V, art. 8(7); art. 24(1)(5)): there is no irrevocable one. Handing over data is not consent (art. 8(1)), and advertising needs a consent of its own (art. 7(8)). The portal asks about each purpose by itself.',
    },
    control: 'consents',
  },
];
