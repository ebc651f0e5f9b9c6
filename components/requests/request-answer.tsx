import { getTranslations } from 'next-intl/server';
import { SummaryList } from '@/components/ui/summary-list';
import type { RequestDetails } from '@/lib/requests/queries';

/** The decision with its reasons; under a refusal, where to complain (Law 94-V art. 25(2)(7), 30). */
export async function RequestAnswer({
  request,
}: {
  request: Pick<RequestDetails, 'decision' | 'groundCode' | 'answer'>;
}) {
  const t = await getTranslations('requests');
  const { decision, groundCode, answer } = request;
  if (!decision) return null;
  return (
    <>
      <SummaryList
        rows={[
          { key: 'decision', term: t('answer.decision'), value: t(`decisions.${decision}`) },
          ...(groundCode
            ? [{ key: 'ground', term: t('answer.ground'), value: t(`grounds.${groundCode}`) }]
            : []),
          ...(answer
            ? [
                {
                  key: 'reasons',
                  term: t('answer.reasons'),
                  value: <span className="whitespace-pre-line">{answer}</span>,
                },
              ]
            : []),
        ]}
      />
      {decision === 'refused' ? <p className="text-muted">{t('answer.appeal')}</p> : null}
    </>
  );
}
