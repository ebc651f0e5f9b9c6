import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EditorWords } from '@/components/policy-editor/editor-words';
import { SubmitSection } from '@/components/policy-editor/submit-section';
import { PageHeader } from '@/components/ui/page-header';
import { href } from '@/lib/i18n/routing';
import { asStaff, or404 } from '@/lib/page';
import { getDraft } from '@/lib/policy/draft.queries';
import { requestLocale } from '@/lib/request';
import { isId } from '@/lib/requests/cursor.rules';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('policyStaff');
  return { title: t('submit.title') };
}

/** What goes to the approver, to be looked at before it is sent. */
export default async function SubmitDraftPage({ params }: Props) {
  const actor = await asStaff('policy.draft');
  const { id } = await params;
  if (!isId(id)) notFound();
  const draft = await or404(getDraft(actor, id));
  if (draft.state !== 'draft' || draft.isExample) notFound();
  const locale = await requestLocale();
  const t = await getTranslations('policyStaff');
  return (
    <>
      <PageHeader
        title={t('submit.title')}
        lede={t('submit.lede')}
        back={{ href: href(locale, `/staff/policy/drafts/${id}`), label: t('submit.toDraft') }}
      />
      <EditorWords locale={locale}>
        <SubmitSection locale={locale} draft={draft} />
      </EditorWords>
    </>
  );
}
