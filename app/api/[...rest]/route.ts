import { AppError } from '@/lib/errors';
import { systemRoute } from '@/lib/route';

/** Every interface address that nothing claims: a problem document, not the built-in page without our headers. */
const missing = systemRoute('nowhere', async () => {
  throw new AppError('not_found');
});

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
