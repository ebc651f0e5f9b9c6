'use server';
import { clientAction, publicAction, staffAction } from '@/lib/action';
import { takeTurn } from '@/lib/limits/take-turn';
import { requestAsker } from '@/lib/request';
import { cancelRequest } from '@/lib/requests/cancel-request';
import { confirmRequest } from '@/lib/requests/confirm-request';
import { decideRequest } from '@/lib/requests/decide-request';
import { filePublicRequest } from '@/lib/requests/file-public-request';
import { fileRequest } from '@/lib/requests/file-request';
import { returnRequest } from '@/lib/requests/return-request';
import {
  decideRequestInput,
  filePublicRequestInput,
  fileRequestInput,
  requestIdInput,
} from '@/lib/requests/schema';

/** Files a request from the cabinet and shows it: number, date, what comes next. */
export const fileRequestAction = clientAction(
  fileRequestInput,
  async (actor, input, { locale }) => {
    await takeTurn(actor, 'requestsOfClient', actor.personId);
    return fileRequest(actor, { ...input, locale });
  },
  ({ id }) => `/cabinet/requests/${id}?done=filed`,
);

/** Files a request without an account. */
export const filePublicRequestAction = publicAction(
  filePublicRequestInput,
  async (actor, input, { locale }) =>
    filePublicRequest(actor, { ...input, locale, asker: await requestAsker() }),
  ({ number }) => `/requests/new?done=filed&number=${number}`,
);

/** Takes a client's own request back. */
export const cancelRequestAction = clientAction(
  requestIdInput,
  async (actor, input) => {
    await cancelRequest(actor, input);
    return input.id;
  },
  (id) => `/cabinet/requests/${id}?done=cancelled`,
);

/** Takes a decision. */
export const decideRequestAction = staffAction(
  decideRequestInput,
  async (actor, input) => {
    await decideRequest(actor, input);
    return input.id;
  },
  (id) => `/staff/requests/${id}?done=decided`,
);

/** The second pair of eyes agrees; an approved deletion is carried out. */
export const confirmRequestAction = staffAction(
  requestIdInput,
  async (actor, input) => {
    await confirmRequest(actor, input);
    return input.id;
  },
  (id) => `/staff/requests/${id}?done=confirmed`,
);

/** The second pair of eyes does not agree. */
export const returnRequestAction = staffAction(
  requestIdInput,
  async (actor, input) => {
    await returnRequest(actor, input);
    return input.id;
  },
  (id) => `/staff/requests/${id}?done=returned`,
);
