'use server';
import { clientAction } from '@/lib/action';
import { correctField } from '@/lib/profile/correct-field';
import { correctAnyFieldInput } from '@/lib/profile/schema';

/** Corrects one simple field of the client's own card and shows the card with what was saved. */
export const correctFieldAction = clientAction(
  correctAnyFieldInput,
  async (actor, input) => {
    await correctField(actor, input);
    return input.field;
  },
  (field) => `/cabinet/data?done=${field}`,
);
