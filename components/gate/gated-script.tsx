import { gatedScript } from '@/lib/cookies/gated.rules';
import { currentChoice } from '@/lib/cookies/request-choice';
import { requestNonce } from '@/lib/request';

/** An optional script of the list (`lib/cookies/gated.rules.ts`), for those alone who agreed to its category. */
export async function GatedScript({ id }: { id: string }) {
  const [{ allowed }, nonce] = await Promise.all([currentChoice(), requestNonce()]);
  const script = gatedScript(id, allowed);
  return script ? <script src={script.src} nonce={nonce} defer /> : null;
}
