import { useTranslations } from 'next-intl';
import type { FormState } from '@/lib/forms/form-state';
import { waitWords } from '@/lib/limits/wait.rules';

/** A sentence, after a space, that says when to try again; empty where there is nothing to wait for. */
export function useWaitWords(state: FormState): string {
  const t = useTranslations('errors');
  if (state.status !== 'error' || state.waitMinutes === undefined) return '';
  const { key, values } = waitWords(state.waitMinutes);
  return ` ${t(key, values)}`;
}
