'use server';
import { publicAction } from '@/lib/action';
import { choiceKey } from '@/lib/cookies/request-choice';
import { AppError } from '@/lib/errors';
import { takeTurn } from '@/lib/limits/take-turn';
import { requestAsker } from '@/lib/request';
import { encodeCheck } from './check-mark.rules';
import { checkReceiptInput, textOfReceipt } from './schema';
import { compareFile } from './verify.queries';

/** Compares a receipt with the ledger and leads to the page of that receipt, which says what came of it. */
export const checkReceiptAction = publicAction(
  checkReceiptInput,
  async (actor, input) => {
    await takeTurn(actor, 'checksOfNetwork', await requestAsker());
    const text = await textOfReceipt(input);
    if (text === null) throw new AppError('invalid', { detail: 'receipts.errors.notJson' });
    return compareFile(actor, text);
  },
  ({ id, check }) => `/verify/${id}?checked=${encodeCheck(id, check, choiceKey())}#file-check`,
);
