import { getTranslations } from 'next-intl/server';
import { Tag } from '@/components/ui/tag';
import { soonDays } from '@/lib/requests/days-left.rules';

/** Working days left until a due date, or how far past it we are. */
export async function DueLeft({ days }: { days: number | null }) {
  const t = await getTranslations('deadlines');
  if (days === null) return null;
  if (days < 0) return <Tag tone="bad">{t('overdue', { days: -days })}</Tag>;
  const left = t('left', { days });
  return days <= soonDays ? <Tag tone="warn">{left}</Tag> : <span className="text-muted">{left}</span>;
}
