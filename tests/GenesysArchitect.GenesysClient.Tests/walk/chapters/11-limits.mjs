// More calls in a minute than a token may make.

import assert from 'node:assert/strict';
import { Organization, body, refused } from '../organization.mjs';

export default async function walk(step, { main }) {
    const organization = await Organization.connect(main);
    let allowed;

    await step('A token over its limit is refused with the seconds to wait', async () => {
        let last = await organization.organization.getOrganizationsMe();
        allowed = Number(last.headers['inin-ratelimit-allowed']);

        // A new window may start in the meantime.
        for (let made = 1; made < 3 * allowed && last.status === 200; made++) {
            last = await organization.organization.getOrganizationsMe().catch(refusal => refusal);
        }

        const error = await refused(last, 429, 'too.many.requests.retry.after', 'too.many.requests');
        assert.match(last.headers['retry-after'], /^[1-9]\d*$/, 'whole seconds');
        assert.match(error.message, /\d+/);
        assert.deepEqual([error.limit.key, error.limit.namespace, error.limit.value], ['client.credentials.token.rate.per.minute', 'platform.api', allowed]);
    });

    await step('Another token of the same client has a limit of its own', async () => {
        const other = await Organization.connect(main);
        assert.ok((await body(other.organization.getOrganizationsMe())).id);
    });
}
