import { connection } from 'next/server';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';

const yearMs = 365 * 24 * 3_600_000;

/** RFC 9116: whom to tell about a hole. */
export async function GET(): Promise<Response> {
  await connection();
  const expires = new Date(now().getTime() + yearMs).toISOString().replace(/\.\d+Z$/, 'Z');
  const lines = [
    'Contact: mailto:office@pbo.kz',
    `Expires: ${expires}`,
    'Preferred-Languages: ru, kk, en',
    `Canonical: ${env().origin}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' },
  });
}
