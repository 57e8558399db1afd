// Deleting flows, and the refusals for flows that are in use.

import assert from 'node:assert/strict';
import { published } from '../architect.mjs';
import { Organization, all, body, refused, until } from '../organization.mjs';

export default async function walk(step, { main }) {
    const organization = await Organization.connect(main);
    const { architect } = organization;

    await step('A flow that another flow uses is not deleted', async () => {
        const module = await published(organization, { name: 'Walk Kept Module', type: 'COMMONMODULE' });
        const user = await published(organization, { name: 'Walk Keeper', module: 'Walk Kept Module' });
        await refused(architect.deleteFlow(module.id), 409, 'architect.flow.cannot.delete.used.in.flows', 'architect.dependency.object.in.use');
        assert.equal((await body(architect.getFlow(module.id))).deleted ?? false, false);
        await architect.deleteFlow(user.id);
        await architect.deleteFlow(module.id);
        await refused(architect.getFlow(module.id), 410, 'architect.flow.deleted');
    });

    await step('A flow that an IVR uses is neither deleted nor deactivated', async () => {
        const ivr = (await all(page => architect.getArchitectIvrs(page))).find(each => each.openHoursFlow);
        const flow = await body(architect.getFlow(ivr.openHoursFlow.id));
        assert.equal(flow.lockedUser, undefined);
        await refused(architect.postFlowsActionsDeactivate(flow.id), 409, 'architect.flow.cannot.deactivate.used.in.ivr.configs');
        await refused(architect.deleteFlow(flow.id), 409, 'architect.flow.cannot.delete.used.in.ivr.configs');
    });

    let flow;
    await step('Deleting a flow has an empty answer', async () => {
        flow = await published(organization, { name: 'Walk Removed' });
        const answer = await architect.deleteFlow(flow.id);
        assert.ok(answer.status >= 200 && answer.status < 300);
        assert.ok(!answer.body, 'the answer has no body');
    });

    await step('A deleted flow is listed only with the deleted flows', async () => {
        await refused(architect.getFlow(flow.id), 410, 'architect.flow.deleted');
        assert.deepEqual((await body(architect.getFlows({ name: 'Walk Removed' }))).entities, []);
        const [removed] = (await body(architect.getFlows({ name: 'Walk Removed', deleted: true }))).entities;
        assert.deepEqual([removed.id, removed.deleted], [flow.id, true]);
    });

    await step('Every action on a deleted flow is refused', async () => {
        await refused(architect.deleteFlow(flow.id), 410, 'architect.flow.deleted');
        await refused(architect.postFlowsActionsCheckout(flow.id), 410, 'architect.flow.deleted');
        await refused(architect.postFlowsActionsPublish(flow.id, { version: '1.0' }), 410, 'architect.flow.deleted');
        await refused(architect.postFlowsActionsDeactivate(flow.id), 410, 'architect.flow.deleted');
        await refused(architect.putFlow(flow.id, { name: 'Walk Removed', type: 'INBOUNDCALL' }), 410, 'architect.flow.deleted');
    });

    await step('Several flows are deleted by one operation', async () => {
        const [one, two] = [await published(organization, { name: 'Walk Removed One' }), await published(organization, { name: 'Walk Removed Two' })];
        const operation = await body(architect.deleteFlows([one.id, two.id]));
        assert.equal(operation.actionName, 'DELETE');
        for (const { id } of [one, two]) {
            await until('the flow is deleted', () => architect.getFlow(id).then(() => false, ({ status }) => status === 410));
        }
    });
}
