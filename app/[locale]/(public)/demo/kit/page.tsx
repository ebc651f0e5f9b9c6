import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Gallery } from '@/components/ui/gallery';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'UI kit', robots: { index: false } };

/** Every element of the interface in its states, to be looked at. A production portal has no such page. */
export default async function KitPage() {
  if (env().mode !== 'demo') notFound();
  return <Gallery t={await getTranslations()} />;
}
