import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { Tag } from '@/components/ui/tag';
import type { RequestStatus } from '@/lib/requests/request.rules';

const tones: Record<RequestStatus, ComponentProps<typeof Tag>['tone']> = {
  submitted: 'neutral',
  inReview: 'info',
  awaitingConfirmation: 'warn',
  done: 'good',
  refused: 'bad',
  cancelled: 'neutral',
};

/** Where a request stands, in words and by shape. */
export async function StatusTag({ status }: { status: RequestStatus }) {
  const t = await getTranslations('requests');
  return <Tag tone={tones[status]}>{t(`statuses.${status}`)}</Tag>;
}
