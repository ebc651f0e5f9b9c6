import type { SeedNote } from './types';

/** Clauses 3.1–3.3 and the first 3.4: what is collected, and why. */
export const collectionNotes: readonly SeedNote[] = [
  {
    anchor: 'c-3.1',
    kind: 'how',
    text: {
      ru: 'Портал хранит только то, что названо в перечне: у каждого поля есть цель, основание и срок.',
      kk: 'Портал тізбеде аталған деректерді ғана сақтайды: әр өрістің мақсаты, негізі және мерзімі бар.',
      en: 'The portal holds only what the list names: each field has a purpose, a basis and a term.',
    },
    control: 'dataRegister',
  },
  {
    anchor: 'c-3.1',
    kind: 'law',
    text: {
      ru: '«Любой иной информации» закон не допускает: перечень закрыт (Закон № 94-V, ст. 8, п. 4, пп. 7; ст. 25, п. 2, пп. 1), цели определены заранее, лишнее не обрабатывают (ст. 7, п. 8–9). Действует перечень портала.',
      kk: 'Заң «кез келген өзге ақпаратқа» жол бермейді: тізбе жабық (№ 94-V Заң, 8-бап, 4-тармақ, 7-тармақша; 25-бап, 2-тармақ, 1-тармақша), мақсаттар алдын ала айқындалады, артық деректер өңделмейді (7-бап, 8–9-тармақтар). Порталдағы тізбе қолданылады.',
      en: 'The law leaves no room for “any other information”: the list is closed (Law No. 94-V, art. 8(4)(7); art. 25(2)(1)), purposes are set in advance and nothing excessive is processed (art. 7(8)–(9)). The list of the portal applies.',
    },
    control: 'dataRegister',
  },
  {
    anchor: 'c-3.2-i1',
    kind: 'how',
    text: {
      ru: 'Считаете, что ваши права нарушены, — подайте жалобу. Для неё кабинет не нужен.',
      kk: 'Құқықтарыңыз бұзылды деп ойласаңыз, шағым беріңіз. Ол үшін кабинет қажет емес.',
      en: 'If you think your rights were violated, make a complaint. It needs no account.',
    },
    control: 'publicRequest',
  },
  {
    anchor: 'c-3.2-i2',
    kind: 'how',
    text: {
      ru: 'Для каждого вида данных названо основание: ваше согласие или прямая обязанность по закону. Других оснований портал не использует.',
      kk: 'Деректердің әр түрі үшін негіз көрсетілген: сіздің келісіміңіз немесе заңдағы тікелей міндет. Портал басқа негіздерді қолданбайды.',
      en: 'For each kind of data the basis is named: your consent or a direct duty by law. The portal uses no other bases.',
    },
    control: 'dataRegister',
  },
  {
    anchor: 'c-3.2-i3',
    kind: 'how',
    text: {
      ru: 'ИИН, дата рождения, телефон и счёт хранятся зашифрованными. Как защищено каждое поле, сказано в перечне данных.',
      kk: 'ЖСН, туған күн, телефон және банк шоты шифрланған күйде сақталады. Әр өрістің қалай қорғалғаны деректер тізбесінде айтылған.',
      en: 'The IIN, date of birth, phone and bank account are stored encrypted. How each field is protected is in the list of data.',
    },
    control: 'dataRegister',
  },
  {
    anchor: 'c-3.2-i4',
    kind: 'how',
    text: {
      ru: 'У каждой цели свой список данных и своё согласие. Если изменится смысл цели или список, прежнее согласие портал не засчитает и спросит заново.',
      kk: 'Әр мақсаттың өз деректер тізімі және өз келісімі бар. Мақсаттың мәні немесе тізім өзгерсе, портал бұрынғы келісімді есепке алмай, қайта сұрайды.',
      en: 'Each purpose has its own list of data and its own consent. If the meaning of a purpose or the list changes, the portal does not count the old consent and asks again.',
    },
    control: 'consents',
  },
  {
    anchor: 'c-3.2-i5',
    kind: 'how',
    text: {
      ru: 'Без отдельного согласия данные по договору не служат рекламе: у предложений по почте и по SMS свои согласия, и каждое отключается само по себе.',
      kk: 'Бөлек келісімсіз шарт бойынша деректер жарнамаға пайдаланылмайды: пошта және SMS арқылы ұсыныстардың өз келісімдері бар, әрқайсысы бөлек өшіріледі.',
      en: 'Without a separate consent, data held for the contract do not serve advertising: offers by e-mail and by SMS have consents of their own, and each is switched off by itself.',
    },
    control: 'services',
  },
  {
    anchor: 'c-3.3',
    kind: 'how',
    text: {
      ru: 'Ни одно согласие не включено заранее. Портал записывает показанный текст, язык, время и редакцию политики; историю видите вы сами.',
      kk: 'Ешбір келісім алдын ала қосылмаған. Портал көрсетілген мәтінді, тілді, уақытты және саясат редакциясын жазады; тарихын өзіңіз көресіз.',
      en: 'No consent is switched on in advance. The portal records the text shown, the language, the time and the edition of the policy; you see the history yourself.',
    },
    control: 'consents',
  },
  {
    anchor: 'c-3.3',
    kind: 'law',
    text: {
      ru: 'Согласие обязано называть срок, третьих лиц, трансграничную передачу и публикацию (Закон № 94-V, ст. 8, п. 4, пп. 3–6). В тексте политики этого нет. Портал пишет это в полном тексте каждого согласия.',
      kk: 'Келісімде мерзім, үшінші тұлғалар, трансшекаралық беру және жариялау көрсетілуге тиіс (№ 94-V Заң, 8-бап, 4-тармақ, 3–6-тармақшалар). Саясат мәтінінде олар жоқ. Портал мұны әр келісімнің толық мәтінінде жазады.',
      en: 'A consent must name its term, third parties, cross-border transfer and publication (Law No. 94-V, art. 8(4)(3)–(6)). The text of the policy does not. The portal writes them in the full text of each consent.',
    },
    control: 'consents',
  },
  {
    anchor: 'c-3.3-i1',
    kind: 'how',
    text: {
      ru: 'На портале вас узнают по коду из письма. Бумажных копий удостоверения не просят: собирать их закон запрещает (Закон № 94-V, ст. 7, п. 10).',
      kk: 'Порталда сізді хаттағы код арқылы таниды. Жеке куәліктің қағаз көшірмесі сұралмайды: заң оны жинауға тыйым салады (№ 94-V Заң, 7-бап, 10-тармақ).',
      en: 'The portal knows you by a code from a letter. No paper copies of identity documents are asked for: the law forbids collecting them (Law No. 94-V, art. 7(10)).',
    },
    control: 'sessions',
  },
  {
    anchor: 'c-3.3-i2',
    kind: 'how',
    text: {
      ru: 'Персональные услуги — отдельный переключатель, по умолчанию он выключен.',
      kk: 'Жеке қызметтердің бөлек ауыстырып-қосқышы бар, әдепкіде ол өшірулі.',
      en: 'Personalised services have a switch of their own, off by default.',
    },
    control: 'services',
  },
  {
    anchor: 'c-3.3-i2',
    kind: 'law',
    text: {
      ru: 'Программа не вправе одна решать о ваших правах без согласия или закона; на возражение отвечают за 3 рабочих дня (Закон № 94-V, ст. 19-1). Портал сам решений о вас не принимает, а возражение можно подать.',
      kk: 'Келісім немесе заң болмаса, бағдарлама құқықтарыңыз туралы жалғыз өзі шешім қабылдай алмайды; қарсылыққа 3 жұмыс күнінде жауап беріледі (№ 94-V Заң, 19-1-бап). Портал сіз туралы өзі шешім қабылдамайды, қарсылық білдіруге болады.',
      en: 'A program may not decide on your rights alone without consent or law; an objection is answered within 3 working days (Law No. 94-V, art. 19-1). The portal takes no decisions about you by itself, and you can object.',
    },
    control: 'newRequest',
  },
  {
    anchor: 'c-3.3-i3',
    kind: 'how',
    text: {
      ru: 'Письма о ваших обращениях приходят всегда. Предложения — только если вы их включили: отдельно по почте и отдельно по SMS.',
      kk: 'Өтініштеріңіз туралы хаттар әрқашан келеді. Ұсыныстар тек өзіңіз қосқанда ғана жіберіледі: пошта бойынша бөлек, SMS бойынша бөлек.',
      en: 'Letters about your requests always come. Offers come only if you switched them on, by e-mail and by SMS separately.',
    },
    control: 'services',
  },
  {
    anchor: 'c-3.3-i3',
    kind: 'law',
    text: {
      ru: 'Предложения — отдельная цель, и согласие нужно своё (Закон № 94-V, ст. 7, п. 8; ст. 8). Отказ от предложений не влияет ни на договор, ни на ответы вам.',
      kk: 'Ұсыныстар — бөлек мақсат, оған өз келісімі керек (№ 94-V Заң, 7-бап, 8-тармақ; 8-бап). Ұсыныстардан бас тарту шартқа да, сізге берілетін жауаптарға да әсер етпейді.',
      en: 'Offers are a purpose by themselves and need a consent of their own (Law No. 94-V, art. 7(8); art. 8). Refusing them affects neither the contract nor the answers you get.',
    },
    control: 'services',
  },
  {
    anchor: 'c-3.4-1',
    kind: 'how',
    text: {
      ru: 'Портал не собирает геолокацию и GPS, телефонную книгу, фотографии, SMS и биометрию и не включает камеру. Разрешения приложения меняют в настройках устройства: портал ими не управляет.',
      kk: 'Портал геолокация мен GPS деректерін, телефон кітапшасын, фотосуреттерді, SMS пен биометрияны жинамайды және камераны қоспайды. Қосымшаның рұқсаттары құрылғы баптауларында өзгертіледі: портал оларды басқармайды.',
      en: 'The portal collects no geolocation or GPS, phone book, photographs, SMS or biometrics and does not turn on the camera. The permissions of the app are changed in the settings of the device: the portal does not control them.',
    },
    control: 'consents',
  },
  {
    anchor: 'c-3.4-1',
    kind: 'law',
    text: {
      ru: 'Открытый перечень и лишние данные запрещены (Закон № 94-V, ст. 8, п. 4, пп. 7; ст. 7, п. 9). Телефонная книга — данные других людей без их согласия (ст. 7, п. 1). Биометрия обязательна только по закону (Цифровой кодекс, ст. 48, п. 3). Портал ни того, ни другого не собирает.',
      kk: 'Ашық тізбеге және артық деректерге тыйым салынған (№ 94-V Заң, 8-бап, 4-тармақ, 7-тармақша; 7-бап, 9-тармақ). Телефон кітапшасы — басқа адамдардың келісімсіз алынған деректері (7-бап, 1-тармақ). Биометрия тек заң бойынша міндетті (Цифрлық кодекс, 48-бап, 3-тармақ). Портал екеуін де жинамайды.',
      en: 'An open list and excessive data are forbidden (Law No. 94-V, art. 8(4)(7); art. 7(9)). A phone book is data of other people without their consent (art. 7(1)). Biometrics are compulsory only where a law says so (Digital Code, art. 48(3)). The portal collects neither.',
    },
    control: 'dataRegister',
  },
];
