import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EditorWords } from '@/components/policy-editor/editor-words';
import { ButtonForm } from '@/components/sessions/button-form';
import { ButtonLink } from '@/components/ui/button-link';
import { ButtonRow } from '@/components/ui/button-row';
import { PageHeader } from '@/components/ui/page-header';
import { href } from '@/lib/i18n/routing';
import { asStaff, or404 } from '@/lib/page';
import { discardDraftAction } from '@/lib/policy/actions';
import { getDraft } from '@/lib/policy/draft.queries';
import { requestLocale } from '@/lib/request';
import { isId } from '@/lib/requests/cursor.rules';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('policyStaff');
  return { title: t('discard.title') };
}

/** Asks before a draft is put aside for good; the harmless answer comes first. */
export default async function DiscardDraftPage({ params }: Props) {
  const actor = await asStaff('policy.draft');
  const { id } = await params;
  if (!isId(id)) notFound();
  const draft = await or404(getDraft(actor, id));
  if (draft.state !== 'draft' || draft.isExample) notFound();
  const locale = await requestLocale();
  const t = await getTranslations('policyStaff');
  const path = href(locale, `/staff/policy/drafts/${id}`);
  return (
    <>
      <PageHeader title={t('discard.title')} back={{ href: path, label: t('submit.toDraft') }} />
      <p>{t('discard.body', { title: draft.title })}</p>
      <EditorWords locale={locale}>
        <ButtonRow>
          <ButtonLink href={path} variant="secondary">
            {t('discard.keep')}
          </ButtonLink>
          <ButtonForm
            action={discardDraftAction}
            carries={{ id }}
            label={t('discard.button')}
            variant="danger"
          />
        </ButtonRow>
      </EditorWords>
    </>
  );
}
