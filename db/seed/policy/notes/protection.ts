import type { SeedNote } from './types';

/** Section 4. */
export const protectionNotes: readonly SeedNote[] = [
  {
    anchor: 'c-4.1',
    kind: 'law',
    text: {
      ru: 'Открыты ли данные, решает закон, а не политика (Закон № 94-V, ст. 6). Ни одно из этих условий не снимает на портале ни шифрования, ни ограничения доступа.',
      kk: 'Деректердің ашық не жабық екенін саясат емес, заң айқындайды (№ 94-V Заң, 6-бап). Бұл шарттардың ешқайсысы порталда шифрлауды да, қолжетімділік шектеуін де алып тастамайды.',
      en: 'Whether data are open is for the law to say, not for the policy (Law No. 94-V, art. 6). None of these conditions takes away encryption or limits of access on the portal.',
    },
    control: 'dataRegister',
  },
  {
    anchor: 'c-4.1.1',
    kind: 'law',
    text: {
      ru: 'Утечка не делает данные открытыми (Цифровой кодекс, ст. 17, п. 7). Собранное незаконно убирают из открытых источников за 1 рабочий день (Закон № 94-V, ст. 6). Заметили свои данные в открытом доступе — напишите нам.',
      kk: 'Сыртқа шығып кеткен деректер ашық деректерге айналмайды (Цифрлық кодекс, 17-бап, 7-тармақ). Заңсыз жиналғаны ашық дереккөздерден 1 жұмыс күнінде алып тасталады (№ 94-V Заң, 6-бап). Деректеріңізді ашық жерден көрсеңіз, бізге жазыңыз.',
      en: 'A leak does not make data open (Digital Code, art. 17(7)). What was collected unlawfully is removed from open sources within 1 working day (Law No. 94-V, art. 6). If you see your data in the open, write to us.',
    },
    control: 'newRequest',
  },
  {
    anchor: 'c-4.1.3',
    kind: 'law',
    text: {
      ru: 'Данные от третьих лиц тоже обрабатывают только с согласия или по закону (Закон № 94-V, ст. 7, п. 1), и вы вправе знать источник (ст. 24, п. 1, пп. 1). В кабинете источник указан у каждого значения.',
      kk: 'Үшінші тұлғалардан алынған деректер де тек келісіммен немесе заң бойынша өңделеді (№ 94-V Заң, 7-бап, 1-тармақ), сіз дереккөзді білуге құқылысыз (24-бап, 1-тармақ, 1-тармақша). Кабинетте әр мәннің дереккөзі көрсетілген.',
      en: 'Data from third parties too are processed only with consent or by law (Law No. 94-V, art. 7(1)), and you have the right to know the source (art. 24(1)(1)). The cabinet names the source of each value.',
    },
    control: 'data',
  },
  {
    anchor: 'c-4.1.4',
    kind: 'law',
    text: {
      ru: 'Если вы сами рассказали о себе другим, обязанность хранить ваши данные в тайне у компании остаётся (Закон № 94-V, ст. 11). На портале ничего не отключается.',
      kk: 'Өзіңіз туралы басқаларға айтсаңыз да, компанияның деректеріңізді құпия сақтау міндеті қалады (№ 94-V Заң, 11-бап). Порталда ешбір қорғау өшірілмейді.',
      en: 'If you told others about yourself, the duty of the company to keep your data confidential remains (Law No. 94-V, art. 11). Nothing is switched off on the portal.',
    },
    control: null,
  },
  {
    anchor: 'c-4.1.5',
    kind: 'how',
    text: {
      ru: 'Портал ничего о вас не публикует и согласия на публикацию не просит. Дать или не дать его решаете вы (Закон № 94-V, ст. 24, п. 1, пп. 6).',
      kk: 'Портал сіз туралы ештеңе жарияламайды және жариялауға келісім сұрамайды. Оны беру-бермеуді өзіңіз шешесіз (№ 94-V Заң, 24-бап, 1-тармақ, 6-тармақша).',
      en: 'The portal publishes nothing about you and asks for no consent to publish. To give or to refuse it is up to you (Law No. 94-V, art. 24(1)(6)).',
    },
    control: 'consents',
  },
  {
    anchor: 'c-4.1.6',
    kind: 'law',
    text: {
      ru: 'Закон допускает передачу государственному органу без согласия (Закон № 94-V, ст. 9, пп. 1), но данные остаются персональными и под защитой (ст. 11 и 22). Портал защищает их по-прежнему.',
      kk: 'Заң деректерді мемлекеттік органға келісімсіз беруге жол береді (№ 94-V Заң, 9-бап, 1-тармақша), бірақ олар дербес және қорғалатын деректер болып қалады (11 және 22-баптар). Портал оларды бұрынғыдай қорғайды.',
      en: 'The law allows transfer to a state body without consent (Law No. 94-V, art. 9(1)), but the data stay personal and protected (art. 11 and 22). The portal protects them as before.',
    },
    control: null,
  },
  {
    anchor: 'c-4.2',
    kind: 'how',
    text: {
      ru: 'Полной безопасности не бывает, поэтому называем то, что есть: вход по одноразовому коду, шифрование ИИН, даты рождения, телефона и счёта, доступ по ролям, журнал действий, список открытых сеансов.',
      kk: 'Мінсіз қауіпсіздік болмайды, сондықтан нақты барын айтамыз: бір реттік кодпен кіру, ЖСН, туған күн, телефон мен шотты шифрлау, рөл бойынша қолжетімділік, әрекеттер журналы, ашық сеанстар тізімі.',
      en: 'There is no complete security, so we name what there is: sign-in with a one-time code, encryption of the IIN, date of birth, phone and bank account, access by role, a journal of acts, a list of open sessions.',
    },
    control: 'sessions',
  },
  {
    anchor: 'c-4.2.1',
    kind: 'how',
    text: {
      ru: 'Общего списка клиентов у сотрудников на портале нет: они работают с обращениями. Администратор данных клиентов не видит.',
      kk: 'Порталда қызметкерлерге арналған клиенттердің жалпы тізімі жоқ: олар өтініштермен жұмыс істейді. Әкімші клиенттердің деректерін көрмейді.',
      en: 'Staff have no general list of clients on the portal: they work with requests. The administrator does not see client data.',
    },
    control: 'activity',
  },
  {
    anchor: 'c-4.2.2',
    kind: 'how',
    text: {
      ru: 'Перечень называет каждое поле, которое хранит портал, и говорит, как оно защищено.',
      kk: 'Тізбеде портал сақтайтын әр өріс аталып, оның қалай қорғалғаны айтылған.',
      en: 'The list names each field that the portal holds and says how it is protected.',
    },
    control: 'dataRegister',
  },
  {
    anchor: 'c-4.2.3',
    kind: 'how',
    text: {
      ru: 'Обращение рассматривает человек. Решение об удалении принимает один сотрудник, а подтверждает другой.',
      kk: 'Өтінішті адам қарайды. Өшіру туралы шешімді бір қызметкер қабылдайды, екіншісі растайды.',
      en: 'A person considers each request. A decision to delete is taken by one member of staff and confirmed by another.',
    },
    control: 'requests',
  },
  {
    anchor: 'c-4.3',
    kind: 'how',
    text: {
      ru: 'Банковский счёт хранится зашифрованным. Номеров карт портал не собирает.',
      kk: 'Банк шоты шифрланған күйде сақталады. Портал карта нөмірлерін жинамайды.',
      en: 'The bank account is stored encrypted. The portal does not collect card numbers.',
    },
    control: 'dataRegister',
  },
  {
    anchor: 'c-4.4',
    kind: 'how',
    text: {
      ru: 'Аудитор на портале только читает и ничего не меняет. Когда он открывает ваше обращение, вы видите запись об этом.',
      kk: 'Порталда аудитор тек оқиды, ештеңені өзгертпейді. Ол өтінішіңізді ашса, сіз бұл туралы жазбаны көресіз.',
      en: 'An auditor on the portal only reads and changes nothing. When an auditor opens your request, you see a record of it.',
    },
    control: 'activity',
  },
  {
    anchor: 'c-4.4',
    kind: 'law',
    text: {
      ru: 'Аудит — тоже цель: её объявляют заранее (Закон № 94-V, ст. 7, п. 8; ст. 14), а с окончанием срока или отношений данные уничтожают (ст. 18, пп. 1–2). Цели «аудит» среди целей портала нет.',
      kk: 'Аудит те — мақсат: ол алдын ала жарияланады (№ 94-V Заң, 7-бап, 8-тармақ; 14-бап), ал мерзім немесе қатынастар аяқталса, деректер жойылады (18-бап, 1–2-тармақшалар). Порталдың мақсаттары арасында «аудит» жоқ.',
      en: 'An audit is a purpose too: it is declared in advance (Law No. 94-V, art. 7(8); art. 14), and once the term or the relationship is over the data are destroyed (art. 18(1)–(2)). “Audit” is not among the purposes of the portal.',
    },
    control: 'dataRegister',
  },
  {
    anchor: 'c-4.5',
    kind: 'how',
    text: {
      ru: 'Списка запросов государственных органов в кабинете нет. Передавали ли ваши данные, спросите обращением «Узнать, что вы обо мне храните»: ответ бесплатный, срок — 3 рабочих дня.',
      kk: 'Кабинетте мемлекеттік органдар сұрауларының тізімі жоқ. Деректеріңіз берілген-берілмегенін «Мен туралы не сақтайтыныңызды білу» өтініші арқылы сұраңыз: жауап тегін, мерзімі — 3 жұмыс күні.',
      en: 'The cabinet has no list of requests by state bodies. Whether your data were passed on, ask with the request “Find out what you hold about me”: the answer is free, the term is 3 working days.',
    },
    control: 'newRequest',
  },
];
