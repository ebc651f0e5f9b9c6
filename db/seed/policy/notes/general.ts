import type { SeedNote } from './types';

/** Section 2. */
export const generalNotes: readonly SeedNote[] = [
  {
    anchor: 'c-2.1',
    kind: 'how',
    text: {
      ru: 'Что портал хранит, зачем, на каком основании и до какого времени, сказано в открытом перечне. Войти для этого не нужно.',
      kk: 'Портал нені, не үшін, қандай негізде және қашанға дейін сақтайтыны ашық тізбеде айтылған. Оны көру үшін кіру қажет емес.',
      en: 'What the portal holds, why, on what basis and until when is in a public list. You need not sign in to read it.',
    },
    control: 'dataRegister',
  },
  {
    anchor: 'c-2.2',
    kind: 'how',
    text: {
      ru: 'Сотрудник видит только то, что нужно его роли; в адресе почты часть знаков скрыта. Когда он открывает ваше обращение, это записывается, и вы видите запись.',
      kk: 'Қызметкер өз рөліне қажетті мәліметті ғана көреді; пошта мекенжайындағы таңбалардың бір бөлігі жасырылған. Ол өтінішіңізді ашқанда, бұл журналға жазылады және сізге көрінеді.',
      en: 'Staff see only what their role needs; part of an e-mail address is hidden. When one of them opens your request, it is recorded and you see the record.',
    },
    control: 'activity',
  },
  {
    anchor: 'c-2.3',
    kind: 'how',
    text: {
      ru: 'Сроки ответа портал берёт из реестра норм. Рядом с обращением названы норма и день, когда её проверили.',
      kk: 'Жауап мерзімдерін портал нормалар тізілімінен алады. Өтініштің жанында норма және оның тексерілген күні көрсетіледі.',
      en: 'The portal takes the terms of answers from a register of norms. Beside a request you see the norm and the day it was checked.',
    },
    control: 'requests',
  },
  {
    anchor: 'c-2.3',
    kind: 'law',
    text: {
      ru: 'Текст 2019 года старше поправок к Закону № 94-V (Закон № 231-VIII 2025 года) и Цифрового кодекса 2026 года. Где текст и закон расходятся, портал действует по закону и говорит об этом рядом с пунктом.',
      kk: 'Мәтін 2019 жылы бекітілген, ал № 94-V Заңға түзетулер (2025 жылғы № 231-VIII Заң) мен 2026 жылғы Цифрлық кодекс кейін шыққан. Мәтін мен заң сәйкес келмесе, портал заң бойынша әрекет етеді және бұл туралы тармақтың жанында айтады.',
      en: 'The text of 2019 is older than the amendments to Law No. 94-V (Law No. 231-VIII of 2025) and the Digital Code of 2026. Where text and law differ, the portal follows the law and says so beside the clause.',
    },
    control: null,
  },
  {
    anchor: 'c-2.4',
    kind: 'how',
    text: {
      ru: 'Политику читают без входа и до выбора cookie. В кабинете можно ответить, согласны ли вы с ней; смотреть и исправлять данные и просить об удалении можно при любом ответе.',
      kk: 'Саясатты кірмей-ақ және cookie таңдамай-ақ оқуға болады. Онымен келісетін-келіспейтініңізді кабинетте айта аласыз; қандай жауап берсеңіз де, деректерді қарап, түзетіп, өшіруді сұрай аласыз.',
      en: 'The policy can be read without signing in and before any choice of cookies. In the cabinet you can answer whether you agree with it; you may see and correct your data and ask for deletion whatever the answer.',
    },
    control: 'policyAnswer',
  },
  {
    anchor: 'c-2.4',
    kind: 'law',
    text: {
      ru: 'Просмотр сайта — не согласие: его дают способом, который можно подтвердить, и доказывает его оператор (Закон № 94-V, ст. 8, п. 1; ст. 25, п. 2, пп. 5). Портал спрашивает согласие явно, отдельно для каждой цели.',
      kk: 'Сайтты қарау келісім болып саналмайды: келісім растауға болатын тәсілмен беріледі және оны оператор дәлелдейді (№ 94-V Заң, 8-бап, 1-тармақ; 25-бап, 2-тармақ, 5-тармақша). Портал келісімді әр мақсатқа бөлек, анық сұрайды.',
      en: 'Using a site is not consent: it is given in a way that can be confirmed, and the operator has to prove it (Law No. 94-V, art. 8(1); art. 25(2)(5)). The portal asks expressly, for each purpose by itself.',
    },
    control: 'consents',
  },
  {
    anchor: 'c-2.5',
    kind: 'how',
    text: {
      ru: 'Рядом с каждым значением сказано, откуда оно: со слов клиента, внесено сотрудником или подтверждено документом. Ошибку можно исправить.',
      kk: 'Әр мәннің жанында оның қайдан алынғаны көрсетіледі: клиенттің айтуынша, қызметкер енгізген немесе құжатпен расталған. Қатені түзетуге болады.',
      en: 'Beside each value you see where it comes from: the client’s own words, entered by staff or confirmed by a document. A mistake can be corrected.',
    },
    control: 'data',
  },
  {
    anchor: 'c-2.5',
    kind: 'law',
    text: {
      ru: 'По закону данные меняют на основании подтверждающих документов (Закон № 94-V, ст. 25, п. 2, пп. 8). Поэтому ИИН, БИН и дату рождения портал исправляет по обращению, а имя, телефон и счёт вы меняете сами.',
      kk: 'Заң бойынша деректер растайтын құжаттар негізінде өзгертіледі (№ 94-V Заң, 25-бап, 2-тармақ, 8-тармақша). Сондықтан портал ЖСН, БСН және туған күнді өтініш бойынша түзетеді, ал аты-жөніңізді, телефон мен шотты өзіңіз өзгертесіз.',
      en: 'By law data are changed on supporting documents (Law No. 94-V, art. 25(2)(8)). So the portal corrects the IIN, the BIN and the date of birth by request; the name, phone and bank account you change yourself.',
    },
    control: 'newRequest',
  },
  {
    anchor: 'c-2.6',
    kind: 'how',
    version: 2,
    text: {
      ru: 'Без вашего выбора портал ставит только необходимые cookie. Cookie для настроек и подсчёт просмотров страниц включаются, только если вы разрешили, каждый отдельно; отклонить их так же просто, как принять.',
      kk: 'Сіз таңдамайынша портал тек қажетті cookie файлдарын орнатады. Баптауларға арналған cookie мен бет қаралымдарын санау сіз рұқсат берсеңіз ғана, әрқайсысы бөлек қосылады; оларды қабылдамау қабылдау сияқты оңай.',
      en: 'Until you choose, the portal sets only necessary cookies. The cookie for settings and the counting of page views are switched on only if you allow them, each by itself; rejecting them is as easy as accepting.',
    },
    control: 'cookies',
  },
  {
    anchor: 'c-2.7',
    kind: 'how',
    text: {
      ru: 'О данных ребёнка пишут через форму без кабинета: родитель, опекун (ребёнку меньше 14 лет) или попечитель (14–17 лет). Копии удостоверений не присылайте: собирать их запрещено (Закон № 94-V, ст. 7, п. 10).',
      kk: 'Баланың деректері туралы кабинетсіз, арнайы нысан арқылы жазады: ата-анасы, қорғаншысы (бала 14 жасқа толмаған) немесе қамқоршысы (14–17 жас). Жеке куәлік көшірмесін жібермеңіз: оны жинауға тыйым салынған (№ 94-V Заң, 7-бап, 10-тармақ).',
      en: 'About a child’s data one writes through a form that needs no account: a parent, a guardian (child under 14) or a custodian (14–17). Do not send copies of identity documents: collecting them is forbidden (Law No. 94-V, art. 7(10)).',
    },
    control: 'publicRequest',
  },
  {
    anchor: 'c-2.7',
    kind: 'law',
    text: {
      ru: 'Установка приложения — не согласие (Закон № 94-V, ст. 8, п. 1). Данные, собранные без согласия, уничтожают (ст. 18, пп. 3-1). Возраст можно узнать по ИИН и дате рождения (пункт 3.4). Портал принимает обращение о ребёнке и отвечает за 1 рабочий день.',
      kk: 'Қосымшаны орнату келісім болып саналмайды (№ 94-V Заң, 8-бап, 1-тармақ). Келісімсіз жиналған деректер жойылады (18-бап, 3-1-тармақша). Жасты ЖСН мен туған күн бойынша білуге болады (3.4-тармақ). Портал бала туралы өтінішті қабылдап, 1 жұмыс күнінде жауап береді.',
      en: 'Installing an app is not consent (Law No. 94-V, art. 8(1)). Data collected without consent are destroyed (art. 18(3-1)). Age can be told from the IIN and date of birth (clause 3.4). The portal takes a request about a child and answers within 1 working day.',
    },
    control: 'publicRequest',
  },
  {
    anchor: 'c-2.8',
    kind: 'how',
    text: {
      ru: 'Имя, телефон и счёт меняются сразу, остальное — по обращению; так же просят об удалении. Рассылки, персональные услуги и необязательные cookie отключаются переключателями. Необходимые cookie отключить нельзя: без них не войти.',
      kk: 'Аты-жөніңіз, телефон мен шот бірден өзгереді, қалғаны өтініш бойынша; өшіру де солай сұралады. Хабарламалар, жеке қызметтер және міндетті емес cookie ауыстырып-қосқышпен өшіріледі. Қажетті cookie өшірілмейді: оларсыз кіру мүмкін емес.',
      en: 'Name, phone and bank account change at once, the rest by request; deletion is asked for the same way. Mailings, personalised services and optional cookies have switches. Necessary cookies cannot be off: without them you cannot sign in.',
    },
    control: 'data',
  },
  {
    anchor: 'c-2.8',
    kind: 'law',
    text: {
      ru: 'Удалить можно не всё. Сведения о согласиях и ответах на обращения и журнал действий остаются без имени на 5 лет как подтверждение (Закон № 94-V, ст. 22; ст. 25, п. 2, пп. 5 и 7). План удаления виден до отправки обращения.',
      kk: 'Бәрін өшіру мүмкін емес. Келісімдер мен өтініштерге берілген жауаптар туралы мәліметтер және әрекеттер журналы растау үшін атсыз 5 жыл қалады (№ 94-V Заң, 22-бап; 25-бап, 2-тармақ, 5 және 7-тармақшалар). Өшіру жоспары өтініш жіберілгенге дейін көрінеді.',
      en: 'Not everything can be deleted. Facts of consents and of answers to requests, and the journal, stay without a name for 5 years as proof (Law No. 94-V, art. 22; art. 25(2)(5) and (7)). You see the plan before you send the request.',
    },
    control: 'newRequest',
  },
  {
    anchor: 'c-2.9',
    kind: 'how',
    text: {
      ru: 'Текст обращения и ответ хранятся зашифрованными. Их видите вы и сотрудники, у которых есть доступ к обращениям; открытых ссылок на них нет.',
      kk: 'Өтініш мәтіні мен жауап шифрланған күйде сақталады. Оларды сіз және өтініштерге қолжетімділігі бар қызметкерлер ғана көреді; оларға ашық сілтеме жоқ.',
      en: 'The words of a request and the answer are stored encrypted. You see them, and staff who have access to requests; there are no public links to them.',
    },
    control: 'requests',
  },
  {
    anchor: 'c-2.9',
    kind: 'law',
    text: {
      ru: 'Конфиденциальность не ограничивает ваше право на собственные данные (Закон № 94-V, ст. 24, п. 1). Копию всего, что портал хранит о вас, можно взять сразу и бесплатно.',
      kk: 'Құпиялылық сіздің өз деректеріңізге құқығыңызды шектемейді (№ 94-V Заң, 24-бап, 1-тармақ). Портал сіз туралы сақтайтын бүкіл деректің көшірмесін бірден және тегін алуға болады.',
      en: 'Confidentiality does not limit your right to your own data (Law No. 94-V, art. 24(1)). You can take a copy of all that the portal holds about you, at once and free of charge.',
    },
    control: 'export',
  },
];
