import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { SummaryList } from '@/components/ui/summary-list';
import { formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import type { StaffRequest } from '@/lib/requests/queries';

/** Who asks (masked), when, and in which language the answer is to be. */
export async function RequestFacts({ locale, request }: { locale: Locale; request: StaffRequest }) {
  const t = await getTranslations('staff');
  const tRequests = await getTranslations('requests');
  const { applicant, submittedAt } = request;
  const unknown = <span className="text-muted">{t('request.erased')}</span>;
  return (
    <SummaryList
      rows={[
        { key: 'kind', term: tRequests('list.kind'), value: tRequests(`kinds.${request.kind}`) },
        {
          key: 'submitted',
          term: tRequests('list.submitted'),
          value: <DateTime value={submittedAt.toISOString()}>{formatInstant(locale, submittedAt)}</DateTime>,
        },
        { key: 'applicant', term: t('request.applicant'), value: applicant.name ?? unknown },
        ...(applicant.company
          ? [{ key: 'company', term: t('request.company'), value: applicant.company }]
          : []),
        {
          key: 'email',
          term: t('request.email'),
          value: applicant.email ?? unknown,
          ...(applicant.email ? { provenance: t('request.masked') } : {}),
        },
        ...(applicant.relation
          ? [
              {
                key: 'relation',
                term: t('request.relation'),
                value: tRequests(`relations.${applicant.relation}`),
              },
            ]
          : []),
        {
          key: 'account',
          term: t('request.account'),
          value: t(request.personId ? 'request.withAccount' : 'request.withoutAccount'),
        },
        { key: 'language', term: t('request.language'), value: t(`languages.${request.locale}`) },
      ]}
    />
  );
}
