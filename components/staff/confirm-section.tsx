import { getTranslations } from 'next-intl/server';
import { RequestAnswer } from '@/components/requests/request-answer';
import { RequestWords } from '@/components/requests/request-words';
import { Notice } from '@/components/ui/notice';
import type { Locale } from '@/lib/i18n/routing';
import type { StaffRequest } from '@/lib/requests/queries';
import { ConfirmForm, ReturnForm } from './confirm-form';

/** A decision that waits for the second pair of eyes: what it says, and both answers to it. */
export async function ConfirmSection({ locale, request }: { locale: Locale; request: StaffRequest }) {
  const t = await getTranslations('staff');
  const { id, decision, canConfirm, decidedByMe } = request;
  const erases = decision === 'approved';
  return (
    <section aria-labelledby="confirm">
      <h2 id="confirm">{t('confirm.title')}</h2>
      <RequestAnswer request={request} />
      {canConfirm ? (
        <>
          <Notice
            tone={erases ? 'bad' : 'info'}
            title={t(erases ? 'confirm.erasesTitle' : 'confirm.refusesTitle')}
          >
            <p>{t(erases ? 'confirm.erases' : 'confirm.refuses')}</p>
          </Notice>
          <RequestWords locale={locale}>
            <h3>{t('confirm.agree')}</h3>
            <p>{t('confirm.agreeHint')}</p>
            <ConfirmForm
              id={id}
              danger={erases}
              submit={t(erases ? 'confirm.submitErase' : 'confirm.submit')}
            />
            <h3>{t('confirm.disagree')}</h3>
            <p>{t('confirm.returnHint')}</p>
            <ReturnForm id={id} submit={t('confirm.return')} />
          </RequestWords>
        </>
      ) : (
        <Notice title={t('confirm.waitingTitle')}>
          <p>{t(decidedByMe ? 'confirm.byOther' : 'confirm.byApprover')}</p>
        </Notice>
      )}
    </section>
  );
}
