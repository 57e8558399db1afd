// A client that may read but not change.

import assert from 'node:assert/strict';
import { Organization, body, refused } from '../organization.mjs';

const missing = ['missing.permissions', 'missing.any.permissions', 'not.authorized', 'architect.missing.permission'];

export default async function walk(step, { restricted }) {
    const organization = await Organization.connect(restricted);
    const { architect, authorization } = organization;
    let flow;

    await step('Granted calls succeed', async () => {
        flow = (await body(architect.getFlows())).entities.find(each => each.publishedVersion && !each.lockedUser);
        assert.ok(flow);
    });

    await step('A refusal names the permission that is missing', async () => {
        const error = await refused(architect.postFlowsActionsPublish(flow.id, { version: flow.publishedVersion.id }), 403, ...missing);
        assert.match(error.message, /\[[^\]]*architect:flow:publish[^\]]*\]$/);
        assert.equal((await body(architect.getFlow(flow.id))).publishedVersion.id, flow.publishedVersion.id);
    });

    await step('A refused call changes nothing', async () => {
        await refused(architect.deleteFlow(flow.id), 403, ...missing);
        assert.equal((await body(architect.getFlow(flow.id))).id, flow.id);
        await refused(architect.postFlowsJobs(), 403, ...missing);
    });

    await step('Missing permissions can be read in advance', async () => {
        assert.deepEqual(await body(authorization.getAuthorizationDivisionspermittedMe('architect:flow:publish')), []);
        assert.ok((await body(authorization.getAuthorizationDivisionspermittedMe('architect:flow:view'))).length > 0);
        const { grants } = await body(authorization.getAuthorizationSubjectsMe());
        assert.ok(grants.flatMap(grant => grant.role.policies).every(policy =>
            !(['*', 'architect'].includes(policy.domain) && ['*', 'flow'].includes(policy.entityName) && policy.actions.some(action => ['*', 'publish'].includes(action)))));
    });
}
