import { getTranslations } from 'next-intl/server';
import { StatusMessage } from '@/components/ui/status-message';
import { appliedMessageId } from '@/lib/appearance/back-path.rules';

/** That the look is applied, and the way back. The address leads here, so the focus does too. */
export async function AppliedMessage({ back }: { back: string | null }) {
  const t = await getTranslations('appearance');
  const link = back ? (
    <a href={back} className="tap inline-flex items-center">
      {t('back')}
    </a>
  ) : null;
  return (
    <div id={appliedMessageId} tabIndex={-1} className="mb-8 max-w-3xl *:mb-0">
      <StatusMessage action={link}>{t('applied')}</StatusMessage>
    </div>
  );
}
