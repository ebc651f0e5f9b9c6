import { describe, expect, it } from 'vitest';
import { requestKinds } from '@/db/enums';
import { requestStatuses } from '@/lib/requests/request.rules';
import { stepsAhead } from '@/lib/requests/timeline.rules';

describe('the steps ahead of a request', () => {
  it('show four eyes and the act for a deletion, an answer for the rest', () => {
    expect(stepsAhead('deletion', 'submitted')).toEqual(['wait', 'review', 'confirm', 'execute']);
    expect(stepsAhead('deletion', 'awaitingConfirmation')).toEqual(['confirm', 'execute']);
    expect(stepsAhead('access', 'inReview')).toEqual(['review', 'answer']);
  });

  it('are none once it is closed, and never less than one before', () => {
    for (const kind of requestKinds) {
      for (const status of requestStatuses) {
        const closed = ['done', 'refused', 'cancelled'].includes(status);
        expect(stepsAhead(kind, status).length === 0).toBe(closed);
      }
    }
  });
});
