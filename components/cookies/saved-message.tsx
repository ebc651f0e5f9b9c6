import { StatusMessage } from '@/components/ui/status-message';
import { savedMessageId } from '@/lib/cookies/return-path.rules';

/** That the choice is stored, and what can be done next. The address leads here, so the focus does too. */
export function SavedMessage({ text, links }: { text: string; links: { href: string; label: string }[] }) {
  const acts = links.map((link) => (
    <a key={link.href} href={link.href} className="tap inline-flex items-center">
      {link.label}
    </a>
  ));
  return (
    <div id={savedMessageId} tabIndex={-1} className="max-w-3xl *:mb-0">
      <StatusMessage action={<div className="flex flex-wrap gap-x-6">{acts}</div>}>{text}</StatusMessage>
    </div>
  );
}
