import type { NoteKind } from '@/db/enums';

export type NoteText = { ru: string; kk: string; en: string };

/** The words of `lib/policy/note-controls.rules.ts`, which this folder may not import; a test compares them. */
export type SeedNoteControl =
  | 'cabinet'
  | 'data'
  | 'cookies'
  | 'consents'
  | 'services'
  | 'export'
  | 'newRequest'
  | 'requests'
  | 'activity'
  | 'sessions'
  | 'publicRequest'
  | 'dataRegister'
  | 'archive'
  | 'policyAnswer';

/** What the portal says beside a clause. `anchor` is of `parsePolicy`, on the approved text of the edition. */
export type SeedNote = {
  anchor: string;
  /** `how`: how the portal carries the clause out. `law`: where the law says something else. */
  kind: NoteKind;
  /** 2 and on for words that took the place of earlier ones; 1 unless it says so. */
  version?: number;
  text: NoteText;
  /** The page that carries the clause out, if there is one. */
  control: SeedNoteControl | null;
};
