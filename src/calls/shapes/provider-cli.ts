import { type Places, saidBy } from '../record/said.ts';
import type { CallShape } from './shape.ts';

const PLACES: Places = {
  closed: true,
  usage: [['usage']],
  at: {
    request_id: [['modelRequestId']],
    model: [['model']],
    api_key_id: [['apikeyId'], ['apiKey']],
    workspace_id: [['workspaceId']],
    time: [['startTime']],
    status: [['httpStatusCode'], ['status']],
    error_code: [['errorCode']],
    duration: [['callDuration']],
    first_token: [['firstTokenDuration']],
  },
};

/** A record of the provider's own log of calls: times in milliseconds, `usage` an object or the JSON of one. */
export const providerCli: CallShape = {
  name: 'provider-cli',
  is: (record) => 'modelRequestId' in record,
  read: (record, map) => saidBy(record, PLACES, map),
};
