import { AppError } from '@/lib/errors';
import { systemRoute } from '@/lib/route';

/** Every well-known address that we do not have. */
export const GET = systemRoute('nowhere', async () => {
  throw new AppError('not_found');
});
