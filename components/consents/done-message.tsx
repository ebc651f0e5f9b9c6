import { getTranslations } from 'next-intl/server';
import { StatusMessage } from '@/components/ui/status-message';

const known = ['granted', 'withdrawn'] as const;

/** «Согласие записано» after a redirect; any other word in the address says nothing. */
export async function DoneMessage({ done }: { done: string | string[] | undefined }) {
  const key = known.find((one) => one === done);
  if (!key) return null;
  const t = await getTranslations('consents');
  return <StatusMessage>{t(`done.${key}`)}</StatusMessage>;
}
