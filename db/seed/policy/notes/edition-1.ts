import { collectionNotes } from './collection';
import { generalNotes } from './general';
import { headerNotes } from './header';
import { obligationNotes } from './obligations';
import { protectionNotes } from './protection';
import { storageNotes } from './storage';
import type { SeedNote } from './types';

/** Notes of the first edition (order № 5-П of 26.03.2019), in the order of its text. */
export const notesOfEdition1: readonly SeedNote[] = [
  ...headerNotes,
  ...generalNotes,
  ...collectionNotes,
  ...obligationNotes,
  ...protectionNotes,
  ...storageNotes,
];
