import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { zEmail } from '@/lib/identifiers/schema';
import { listDemoMessages } from '@/lib/messages/queries';
import { systemRoute } from '@/lib/route';

/** The demo mailbox of `?to=<address>`, newest first. In production there is no such address. */
export const GET = systemRoute('demo-mailbox', async (actor, request) => {
  if (env().mode !== 'demo') throw new AppError('not_found');
  const asked = zEmail.safeParse(new URL(request.url).searchParams.get('to') ?? '');
  if (!asked.success) throw new AppError('invalid');
  const messages = await listDemoMessages(actor, asked.data);
  return Response.json(
    messages.map(({ to, channel, subject, text, code, link, at }) => ({
      to,
      channel,
      subject,
      text,
      code,
      link,
      at,
    })),
    { headers: { 'cache-control': 'no-store' } },
  );
});
