import { getTranslations } from 'next-intl/server';
import { href, type Locale } from '@/lib/i18n/routing';

const tabs = [
  { state: 'open', path: '/staff/requests' },
  { state: 'closed', path: '/staff/requests?state=closed' },
] as const;

/** Open and closed requests: two addresses of one list. */
export async function QueueTabs({ locale, state }: { locale: Locale; state: 'open' | 'closed' }) {
  const t = await getTranslations('staff');
  return (
    <nav aria-label={t('queue.tabs')} className="mb-6">
      <ul className="flex flex-wrap gap-x-6 border-b border-line">
        {tabs.map((tab) => (
          <li key={tab.state}>
            <a
              href={href(locale, tab.path)}
              aria-current={tab.state === state ? 'page' : undefined}
              className="tap inline-flex items-center border-b-2 border-transparent text-ink no-underline hover:border-line-strong aria-[current]:border-accent aria-[current]:font-semibold forced-colors:border-[Canvas] forced-colors:aria-[current]:border-[Highlight]"
            >
              {t(`queue.${tab.state}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
