import { consentModeScript } from '@/lib/cookies/consent-mode.rules';
import { currentChoice } from '@/lib/cookies/request-choice';
import { env } from '@/lib/env';
import { requestNonce } from '@/lib/request';

/** Signals of Google Consent Mode for tags that a site adds, where the setting asks for them; else not one byte. */
export async function ConsentMode() {
  if (env().GOOGLE_CONSENT_MODE !== 'on') return null;
  const [{ allowed }, nonce] = await Promise.all([currentChoice(), requestNonce()]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, made of two switches
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: consentModeScript(allowed) }} />;
}
