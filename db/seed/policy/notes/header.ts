import type { SeedNote } from './types';

/** The header and section 1. */
export const headerNotes: readonly SeedNote[] = [
  {
    anchor: 'h-p1',
    kind: 'how',
    text: {
      ru: 'Приказ, день вступления в силу и контрольная сумма указаны в сведениях о редакции. По контрольной сумме можно проверить, что текст не изменился ни на один знак.',
      kk: 'Бұйрық, күшіне енген күн және бақылау сомасы редакция туралы мәліметтерде көрсетілген. Бақылау сомасы арқылы мәтіннің бірде-бір таңбасы өзгермегенін тексеруге болады.',
      en: 'The order, the day it came into force and the checksum are in the facts about the edition. With the checksum you can check that not one character of the text has changed.',
    },
    control: 'archive',
  },
  {
    anchor: 'h-p4',
    kind: 'how',
    text: {
      ru: 'Портал выносит реквизиты из этой таблицы отдельно, ничего в них не меняя. По вопросам о данных пишите на office@pbo.kz.',
      kk: 'Портал осы кестедегі деректемелерді бөлек, еш өзгеріссіз көрсетеді. Деректер туралы сұрақтар бойынша office@pbo.kz мекенжайына жазыңыз.',
      en: 'The portal shows the company details of this table separately and changes nothing in them. For questions about data write to office@pbo.kz.',
    },
    control: null,
  },
  {
    anchor: 'h-p4',
    kind: 'law',
    text: {
      ru: 'Компания обязана назначить лицо, ответственное за персональные данные (Закон № 94-V, ст. 25, п. 2, пп. 10); в тексте оно не названо. На портале решения об удалении подтверждает сотрудник в роли «Ответственное лицо».',
      kk: 'Компания дербес деректерге жауапты тұлғаны тағайындауға міндетті (№ 94-V Заң, 25-бап, 2-тармақ, 10-тармақша); мәтінде ол аталмаған. Порталда өшіру туралы шешімдерді «Жауапты тұлға» рөліндегі қызметкер растайды.',
      en: 'The company must appoint a person responsible for personal data (Law No. 94-V, art. 25(2)(10)); the text names nobody. On the portal, decisions to delete are confirmed by a member of staff in that role.',
    },
    control: null,
  },
  {
    anchor: 'c-1.1-i1',
    kind: 'how',
    text: {
      ru: 'На странице политики показана редакция, которая действует сегодня. Все прежние лежат в архиве.',
      kk: 'Саясат бетінде бүгін қолданыстағы редакция көрсетіледі. Бұрынғыларының бәрі мұрағатта сақталады.',
      en: 'The policy page shows the edition in force today. All earlier ones are in the archive.',
    },
    control: 'archive',
  },
  {
    anchor: 'c-1.1-i2',
    kind: 'how',
    text: {
      ru: 'Это оператор ваших данных. Его название и БИН есть в полном тексте каждого согласия.',
      kk: 'Бұл — сіздің деректеріңіздің операторы. Оның атауы мен БСН-і әр келісімнің толық мәтінінде көрсетілген.',
      en: 'This is the operator of your data. Its name and BIN are in the full text of every consent.',
    },
    control: 'consents',
  },
  {
    anchor: 'c-1.1-i4',
    kind: 'how',
    text: {
      ru: 'Кабинет есть у человека и у представителя компании. Права и сроки ответа в нём одинаковые.',
      kk: 'Кабинет жеке адамда да, компания өкілінде де болады. Ондағы құқықтар мен жауап мерзімдері бірдей.',
      en: 'A person and a representative of a company each have a cabinet. The rights and the terms of answers in it are the same.',
    },
    control: 'cabinet',
  },
  {
    anchor: 'c-1.1-i4',
    kind: 'law',
    text: {
      ru: 'Субъект персональных данных по закону — только человек (Закон № 94-V, ст. 1, пп. 16). У компании закон защищает данные её представителя; портал отвечает и ему в те же сроки.',
      kk: 'Заң бойынша дербес деректердің субъектісі — тек жеке тұлға (№ 94-V Заң, 1-бап, 16-тармақша). Компанияға келгенде заң оның өкілінің деректерін қорғайды; портал оған да дәл сол мерзімде жауап береді.',
      en: 'By law only a human being is a subject of personal data (Law No. 94-V, art. 1(16)). In a company the law protects the data of its representative; the portal answers that person within the same terms.',
    },
    control: null,
  },
  {
    anchor: 'c-1.1-p1',
    kind: 'how',
    text: {
      ru: 'В кабинет входят по одноразовому коду из письма, пароля нет. Текста договора и публичной оферты на портале нет.',
      kk: 'Кабинетке хатпен келген бір реттік код арқылы кіреді, құпиясөз жоқ. Шарт пен жария оферта мәтіні порталда орналастырылмаған.',
      en: 'You sign in to the cabinet with a one-time code from a letter; there is no password. The texts of the contract and of the public offer are not on the portal.',
    },
    control: 'sessions',
  },
  {
    anchor: 'c-1.1-p1',
    kind: 'law',
    text: {
      ru: 'Принять оферту — не значит согласиться на обработку данных: у согласия своё содержание (Закон № 94-V, ст. 8, п. 4). Портал записывает его отдельно от договора.',
      kk: 'Офертаны қабылдау деректерді өңдеуге келісім беру дегенді білдірмейді: келісімнің өз мазмұны бар (№ 94-V Заң, 8-бап, 4-тармақ). Портал оны шарттан бөлек жазады.',
      en: 'To accept an offer is not to consent to processing: a consent has contents of its own (Law No. 94-V, art. 8(4)). The portal records it apart from the contract.',
    },
    control: 'consents',
  },
];
