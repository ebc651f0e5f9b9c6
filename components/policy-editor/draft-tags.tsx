import { getTranslations } from 'next-intl/server';
import type { Tone } from '@/components/ui/glyph';
import { Tag } from '@/components/ui/tag';
import type { DraftState } from '@/lib/policy/draft.rules';

const tones: Record<DraftState, Tone> = {
  draft: 'neutral',
  inReview: 'warn',
  scheduled: 'info',
  published: 'good',
  discarded: 'neutral',
};

/** Where a draft stands; the portal's own example is called one. */
export async function DraftTags({ state, isExample }: { state: DraftState; isExample: boolean }) {
  const t = await getTranslations('policyStaff');
  return (
    <span className="inline-flex flex-wrap gap-2">
      {isExample ? (
        <Tag tone="info">{t('drafts.example')}</Tag>
      ) : (
        <Tag tone={tones[state]}>{t(`states.${state}`)}</Tag>
      )}
    </span>
  );
}
