import { z } from 'zod';

/** The largest file that is read as a receipt, in bytes of UTF-8. A real one has under 20 kB. */
export const maxReceiptBytes = 100_000;

const file = z
  .instanceof(File, { message: 'receipts.errors.choose' })
  .refine(({ size }) => size <= maxReceiptBytes, 'receipts.errors.tooLarge');

/** A receipt to be checked: a file, or its text. When both are there the file counts. */
export const checkReceiptInput = z
  .strictObject({
    file: file.optional(),
    receipt: z.string('receipts.errors.choose').max(maxReceiptBytes, 'receipts.errors.tooLarge').default(''),
  })
  .refine((input) => (input.file && input.file.size > 0) || input.receipt.trim() !== '', {
    path: ['file'],
    message: 'receipts.errors.choose',
  });
export type CheckReceiptInput = z.output<typeof checkReceiptInput>;

/** The text of what was given; null when it is no UTF-8. */
export async function textOfReceipt({ file, receipt }: CheckReceiptInput): Promise<string | null> {
  if (!file || file.size === 0) return receipt;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}
