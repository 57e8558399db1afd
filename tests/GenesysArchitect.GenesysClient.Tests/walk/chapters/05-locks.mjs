// Locks and drafts.

import assert from 'node:assert/strict';
import { published } from '../architect.mjs';
import { Organization, all, body, refused, settled } from '../organization.mjs';

export default async function walk(step, { main }) {
    const organization = await Organization.connect(main);
    const { architect } = organization;
    let flow;
    let configuration;

    await step('A published flow is not locked', async () => {
        flow = await published(organization, { name: 'Walk Lock' });
        assert.deepEqual([flow.lockedUser, flow.lockedClient], [undefined, undefined]);
        configuration = await body(architect.getFlowLatestconfiguration(flow.id));
    });

    await step('A rename needs the lock', () =>
        refused(architect.putFlow(flow.id, { name: 'Walk Lock Renamed', type: flow.type }), 409, 'architect.flow.not.locked.by.user'));

    await step('Saving needs the lock', () => refused(architect.postFlowVersions(flow.id, configuration), 409, 'architect.flow.not.locked.by.user'));

    await step('Reverting needs the lock', () => refused(architect.postFlowsActionsRevert(flow.id), 409, 'architect.flow.not.locked.by.user'));

    await step('Checking out locks the flow for the client', async () => {
        const locked = await body(architect.postFlowsActionsCheckout(flow.id));
        assert.equal(locked.id, flow.id);
        assert.equal(locked.lockedClient.id, main.clientId);
        assert.ok((await body(architect.getFlows({ lockedByClientId: main.clientId }))).entities.some(each => each.id === flow.id));
    });

    await step('The holder of the lock can rename', async () => {
        const renamed = await body(architect.putFlow(flow.id, { name: 'Walk Lock Renamed', type: flow.type, description: 'Renamed' }));
        assert.deepEqual([renamed.id, renamed.name], [flow.id, 'Walk Lock Renamed']);
    });

    await step('A name that another flow has is refused', async () => {
        await published(organization, { name: 'Walk Lock Taken' });
        await refused(architect.putFlow(flow.id, { name: 'Walk Lock Taken', type: flow.type }), 409, 'architect.flow.already.exists');
    });

    await step('A saved draft is checked in as a version that is not live', async () => {
        const draft = await body(architect.postFlowVersions(flow.id, configuration));
        assert.equal(draft.type, 'SAVE');
        const operation = await body(architect.postFlowsActionsCheckin(flow.id));
        assert.equal(operation.actionName, 'CHECKIN');
        const after = await settled(organization, flow.id);
        assert.equal(after.lockedClient, undefined);
        assert.notEqual(after.checkedInVersion.id, after.publishedVersion.id);
        assert.equal(after.publishedVersion.id, flow.publishedVersion.id);
        const versions = await all(page => architect.getFlowVersions(flow.id, page));
        assert.equal(versions.find(version => version.id === after.checkedInVersion.id).type, 'CHECKIN');
    });

    await step('A version that was checked in can be published', async () => {
        const { checkedInVersion } = await body(architect.getFlow(flow.id));
        await architect.postFlowsActionsPublish(flow.id, { version: checkedInVersion.id });
        assert.equal((await settled(organization, flow.id)).publishedVersion.id, checkedInVersion.id);
    });

    await step('A draft can be reverted', async () => {
        const before = await body(architect.postFlowsActionsCheckout(flow.id));
        await architect.postFlowVersions(flow.id, configuration);
        await architect.postFlowsActionsRevert(flow.id);
        const after = await body(architect.getFlow(flow.id));
        assert.equal(after.checkedInVersion.id, before.checkedInVersion.id);
        assert.equal(after.savedVersion?.id, before.savedVersion?.id);
    });

    await step('A lock without a draft can be released', async () => {
        await architect.postFlowsActionsCheckout(flow.id);
        const unlocked = await body(architect.postFlowsActionsUnlock(flow.id));
        assert.equal(unlocked.lockedClient, undefined);
    });

    let others;
    await step("A user's lock blocks the client", async () => {
        others = (await all(page => architect.getFlows(page))).find(each => each.lockedUser && each.savedVersion && each.savedVersion.id !== each.checkedInVersion?.id);
        assert.ok(others, 'there is a flow with a draft that is locked by a user');
        await refused(architect.postFlowsActionsCheckout(others.id), 409, 'architect.flow.locked.by.user');
        await refused(architect.putFlow(others.id, { name: 'Walk Stolen', type: others.type }), 409, 'architect.flow.not.locked.by.user', 'architect.flow.locked.by.user');
        await refused(architect.deleteFlow(others.id), 405, 'architect.flow.cannot.delete.user.does.not.have.lock');
    });

    await step("Checking in another user's draft releases the lock and keeps the draft", async () => {
        const before = await all(page => architect.getFlowVersions(others.id, page));
        await architect.postFlowsActionsCheckin(others.id);
        const after = await settled(organization, others.id);
        assert.equal(after.lockedUser, undefined);
        assert.equal(after.publishedVersion?.id, others.publishedVersion?.id, 'what is live stays live');
        const versions = await all(page => architect.getFlowVersions(others.id, page));
        const added = versions.find(version => version.id === after.checkedInVersion.id);
        assert.equal(added.type, 'CHECKIN');
        assert.ok(!before.some(version => version.id === added.id && version.type === 'CHECKIN'));
        await architect.postFlowsActionsCheckout(others.id);
        await architect.postFlowsActionsRevert(others.id);
    });
}
