import { givenChoice } from '@/lib/cookies/request-choice';
import { AppError } from '@/lib/errors';
import { getReceipt } from '@/lib/receipts/queries';
import { isId } from '@/lib/requests/cursor.rules';
import { publicRoute } from '@/lib/route';

/** The receipt of an act as a file, for him whose act it is: 404 for anybody else. */
export const GET = publicRoute<{ id: string }>(async (actor, _request, { id }) => {
  if (!isId(id)) throw new AppError('not_found');
  const choice = await givenChoice();
  const receipt = await getReceipt(actor, { id, deviceId: choice?.deviceId ?? null });
  return new Response(`${JSON.stringify(receipt, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="consent-receipt-${receipt.consentReceiptID}.json"`,
      'cache-control': 'private, no-store',
    },
  });
});
