import type { RequestKind } from '@/db/enums';
import { needsConfirmation, type RequestStatus } from '@/lib/requests/request.rules';

/** What is happening to a request, or will. Words: `requests.steps.<step>`. */
export const requestSteps = ['wait', 'review', 'confirm', 'execute', 'answer'] as const;
export type RequestStep = (typeof requestSteps)[number];

/** The steps still ahead of a request, the present one first; none when it is closed. */
export function stepsAhead(kind: RequestKind, status: RequestStatus): readonly RequestStep[] {
  const four = needsConfirmation(kind);
  switch (status) {
    case 'submitted':
      return four ? ['wait', 'review', 'confirm', 'execute'] : ['wait', 'review', 'answer'];
    case 'inReview':
      return four ? ['review', 'confirm', 'execute'] : ['review', 'answer'];
    case 'awaitingConfirmation':
      return ['confirm', 'execute'];
    default:
      return [];
  }
}
