import { InlineScript } from '@/components/cookies/inline-script';
import { consentModeScript } from '@/lib/cookies/consent-mode.rules';
import { currentChoice } from '@/lib/cookies/request-choice';
import { env } from '@/lib/env';
import { requestNonce } from '@/lib/request';

/** Signals of Google Consent Mode for tags that a site adds, where the setting asks for them; else not one byte. */
export async function ConsentMode() {
  if (env().GOOGLE_CONSENT_MODE !== 'on') return null;
  const [{ allowed }, nonce] = await Promise.all([currentChoice(), requestNonce()]);
  return <InlineScript nonce={nonce} text={consentModeScript(allowed)} />;
}
