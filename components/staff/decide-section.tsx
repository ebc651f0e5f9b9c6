import { getTranslations } from 'next-intl/server';
import { RequestWords } from '@/components/requests/request-words';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { StaffRequest } from '@/lib/requests/queries';
import { needsConfirmation, refusalGroundCodes } from '@/lib/requests/request.rules';
import { DecideForm } from './decide-form';

/** The decision form with the letter that will go out, in the language of the request. */
export async function DecideSection({ locale, request }: { locale: Locale; request: StaffRequest }) {
  const t = await getTranslations('staff');
  const tRequests = await getTranslations('requests');
  const mail = await translator(request.locale, 'mail');
  const { number } = request;
  const two = needsConfirmation(request.kind);
  const kind = request.personId ? 'requestDecided' : 'requestAnswered';
  const values = { number, answer: '…' };
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{t('decide.title')}</h2>
      <p>{t(two ? 'decide.two' : 'decide.one')}</p>
      <RequestWords locale={locale}>
        <DecideForm
          id={request.id}
          decisions={[
            {
              value: 'approved',
              label: t('decide.approve'),
              hint: t(two ? 'decide.approveDeletion' : 'decide.approveHint'),
            },
            { value: 'refused', label: t('decide.refuse'), hint: t('decide.refuseHint') },
          ]}
          outcomes={(['approved', 'refused'] as const).map((value) => ({
            value,
            label: tRequests(`decisions.${value}`),
          }))}
          grounds={refusalGroundCodes.map((code) => ({ value: code, label: tRequests(`grounds.${code}`) }))}
          words={{
            decision: t('decide.decision'),
            ground: t('decide.ground'),
            groundHint: t('decide.groundHint'),
            noGround: t('decide.noGround'),
            answer: t('decide.answer'),
            answerHint: t('decide.answerHint', { language: t(`languages.${request.locale}`) }),
            submit: t(two ? 'decide.submitTwo' : 'decide.submit'),
            preview: {
              title: t('decide.preview'),
              decision: tRequests('answer.decision'),
              ground: tRequests('answer.ground'),
              reasons: tRequests('answer.reasons'),
              empty: t('decide.empty'),
            },
          }}
          letter={
            <blockquote lang={request.locale} className="mt-3">
              <p className="font-semibold">{mail(`${kind}.subject`, values)}</p>
              <p className="whitespace-pre-line">{mail(`${kind}.text`, values)}</p>
            </blockquote>
          }
        />
      </RequestWords>
    </section>
  );
}
