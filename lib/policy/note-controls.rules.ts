/** Pages to which a note beside a clause may lead: where the client does what the clause promises. */
export const noteControls = [
  'cabinet',
  'data',
  'cookies',
  'consents',
  'services',
  'export',
  'newRequest',
  'requests',
  'activity',
  'sessions',
  'publicRequest',
  'dataRegister',
  'archive',
  'policyAnswer',
] as const;
export type NoteControl = (typeof noteControls)[number];

const paths: Record<NoteControl, string> = {
  cabinet: '/cabinet',
  data: '/cabinet/data',
  cookies: '/cookies',
  consents: '/cabinet/consents',
  services: '/cabinet/services',
  export: '/cabinet/export',
  newRequest: '/cabinet/requests/new',
  requests: '/cabinet/requests',
  activity: '/cabinet/activity',
  sessions: '/cabinet/sessions',
  publicRequest: '/requests/new',
  dataRegister: '/data',
  archive: '/policy/archive',
  policyAnswer: '/cabinet/policy',
};

/** True for a word that names a page; a row of the database may hold any. */
export const isNoteControl = (word: string): word is NoteControl =>
  (noteControls as readonly string[]).includes(word);

/** Path of the page, without the language: `href(locale, controlPath('data'))`. */
export const controlPath = (control: NoteControl): string => paths[control];
